import { type Audience, audienceWord, everyUnit } from '../conversation/audience.ts'
import { fieldsOf, type Named, placesOf, subjectName } from '../intents/subject.ts'
import type { Unit } from '../reports/duties.ts'
import type { StaffPorts } from './ports.ts'

const kinds = { entry: 'Thủ tục', field: 'Lĩnh vực', place: 'Địa phương', members: 'Cán bộ' } as const

/** «Lĩnh vực: Hộ tịch», «Cán bộ: Sở Nội vụ»; `units`: of which somebody is a member. */
export function audienceName(
  { library }: Pick<StaffPorts, 'library'>,
  audience: Audience,
  units: readonly Unit[],
): string {
  const { kind, id } = audience
  const name = kind === 'members' ? unitName(id, units) : subjectName(library().knowledge, audience)
  return `${kinds[kind]}: ${name ?? id}`
}

function unitName(id: string, units: readonly Unit[]): string | undefined {
  return id === everyUnit ? 'mọi đơn vị' : units.find(({ unit }) => unit === id)?.unitName
}

/** To whom a message may go, as a form offers it. */
export function audienceOptions(ports: Pick<StaffPorts, 'library'>, units: readonly Unit[]) {
  const { knowledge } = ports.library()
  const procedures = [...knowledge.procedures.values()].map(
    ({ id, name }): Named => ({ subject: { kind: 'entry', id }, name }),
  )
  const audiences: readonly Audience[] = [
    ...[...fieldsOf(knowledge), ...placesOf(knowledge), ...procedures].map(({ subject }) => subject),
    { kind: 'members', id: everyUnit },
    ...units.map(({ unit }): Audience => ({ kind: 'members', id: unit })),
  ]
  return audiences.map((audience) => ({
    value: audienceWord(audience),
    text: audienceName(ports, audience, units),
  }))
}
