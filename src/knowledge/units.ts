import { fold } from '../language/fold.ts'
import type { Duty, UnitKind } from './schema.ts'

/** What a unit is by the first words of its name, folded. The first that fits. */
const beginnings: readonly (readonly [RegExp, UnitKind])[] = [
  [/^so\b/, 'department'],
  [/^(?:(?:uy ban nhan dan|ubnd) )?(?:cap )?(?:xa|phuong|dac khu)\b/, 'commune'],
  [/^(?:(?:uy ban nhan dan|ubnd) )?(?:cap )?(?:huyen|quan|thi xa)\b/, 'district'],
  [/^van phong\b/, 'province-office'],
  [/^trung tam phuc vu hanh chinh cong\b/, 'service-centre'],
  [/^(?:ban|thanh tra|cuc|chi cuc|thue|kho bac|bao hiem xa hoi|cong an|bo chi huy)\b/, 'board'],
  [/^(?:trung tam|truong|benh vien|vien|bao tang|thu vien|dai phat thanh)\b/, 'public-service'],
]

/** «Sở Nội vụ» → department; undefined: its name does not tell. */
export function unitKindOf(unit: string): UnitKind | undefined {
  const name = plain(unit)
  return beginnings.find(([begins]) => begins.test(name))?.[1]
}

/** Whether a duty is given to this unit: by its kind, or by its name among those the directive names. */
export function isGivenTo({ units, who }: Pick<Duty, 'units' | 'who'>, unit: string): boolean {
  const kind = unitKindOf(unit)
  if (units.includes('any') || (kind !== undefined && units.includes(kind))) return true
  const name = ownName(unit)
  // «Sở» alone is no unit's own name.
  return name.includes(' ') && who.some((line) => ` ${plain(line)} `.includes(` ${name} `))
}

/** The same unit, written with or without its province. */
export function isSameUnit(one: string, other: string): boolean {
  return ownName(one) === ownName(other)
}

/** «Sở Nội vụ tỉnh Ninh Bình» → «so noi vu» */
function ownName(unit: string): string {
  return plain(unit)
    .replace(/(?<=. )(?:tinh|thanh pho|tp) .*$/, '')
    .trim()
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\buy ban nhan dan\b/g, 'ubnd')
}
