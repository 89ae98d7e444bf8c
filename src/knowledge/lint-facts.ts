import { citations } from './citations.ts'
import { at, type Finding, type Found, type LintContext, type Written } from './finding.ts'
import type { Directive, Document, Fee, Time } from './schema.ts'
import {
  currentFees,
  currentTimes,
  type factParts,
  factSpans,
  findDocument,
  isOver,
  validity,
} from './validity.ts'
import type { Path } from './yaml.ts'

/** Law that is over and still cited by what is not. */
export function basisFindings(written: Written, { knowledge, today }: LintContext): Finding[] {
  const { entry } = written
  if (!entry || validity(entry, knowledge, today).kind === 'ended') return []
  const found = citations(entry).flatMap(({ id, path }): Found[] => {
    const document = findDocument(knowledge, id)
    return document && isOver(document, today) ? [repealed(document, path)] : []
  })
  return found.map((each) => at(written, each))
}

/** Days that cannot be, have passed, or have been left too long. */
export function dateFindings(written: Written, { knowledge, today }: LintContext): Finding[] {
  const { entry, value } = written
  if (!('reviewed' in value)) return []
  const state = entry && validity(entry, knowledge, today)
  const isLaw = 'inForce' in value
  return [
    ...future('reviewed', value.reviewed, today, ['reviewed']),
    ...value.sources.flatMap((source, index) =>
      future('read', source.read, today, ['sources', index, 'read']),
    ),
    ...(state?.kind === 'review-due' ? [reviewDue(state.reviewed)] : []),
    ...(state?.kind === 'ended' && !isLaw ? [ended(state.on)] : []),
    ...(isLaw && isOver(value, today) && isCalledAlive(value) ? [staleStatus(value)] : []),
  ].map((each) => at(written, each))
}

/** Facts whose last day has passed since somebody last looked. */
export function endedFacts(written: Written, today: string): Finding[] {
  if (written.entry?.kind !== 'procedure') return []
  const { procedure } = written.entry
  const { reviewed } = procedure
  return factSpans(procedure).flatMap(({ part, at: index, until }) =>
    until !== undefined && until < today && until >= reviewed
      ? [at(written, endedFact(part, index, until))]
      : [],
  )
}

/** Fees and times that contradict one another, or of which none holds today. */
export function variantFindings(written: Written, today: string): Finding[] {
  if (written.entry?.kind !== 'procedure') return []
  const { procedure } = written.entry
  if ((procedure.until ?? today) < today || (procedure.from ?? today) > today) return []
  const fees = currentFees(procedure, today)
  const times = currentTimes(procedure, today)
  return [
    ...(fees.length === 0 ? [nothingCurrent('fees')] : twice(fees, procedure.fees, 'fees')),
    ...(times.length === 0 ? [nothingCurrent('times')] : twice(times, procedure.times, 'times')),
  ].map((each) => at(written, each))
}

/** «Khi đăng ký quá hạn» and «đăng ký quá hạn.» are one case to a reader. */
function caseOf(variant: Fee | Time): string {
  const when = (variant.when ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:(?:trong )?trường hợp|nếu|khi|đối với|với)\s+/u, '')
  return JSON.stringify([when, variant.channel, variant.place])
}

function perOf(variant: Fee | Time): string | undefined {
  return 'per' in variant ? variant.per : undefined
}

function twice<Variant extends Fee | Time>(
  current: readonly Variant[],
  all: readonly Variant[],
  key: 'fees' | 'times',
): Found[] {
  return current.flatMap((variant, index) => {
    const other = current.slice(0, index).find((each) => caseOf(each) === caseOf(variant))
    if (!other) return []
    const isPer = perOf(variant) !== perOf(other)
    const what = key === 'fees' ? 'mức phí' : 'thời hạn'
    return [
      {
        rule: 'same-case',
        level: isPer ? 'advice' : 'wrong',
        path: [key, all.indexOf(variant)],
        vi: `Hôm nay có hai ${what} cho cùng một trường hợp (mục ${all.indexOf(other) + 1} và ${all.indexOf(variant) + 1}): viết «when» cho khác hẳn nhau, hoặc bỏ một`,
        en: `Today two ${key} hold for one case (items ${all.indexOf(other) + 1} and ${all.indexOf(variant) + 1}): make their «when» plainly different, or delete one`,
      },
    ]
  })
}

function nothingCurrent(key: 'fees' | 'times'): Found {
  const what = key === 'fees' ? 'mức phí' : 'thời hạn'
  return {
    rule: 'nothing-current',
    level: 'wrong',
    path: [key],
    vi: `Không ${what} nào còn áp dụng hôm nay: thêm mục mới, nếu chưa biết thì «amount: unknown»`,
    en: `None of the ${key} holds today: add the present one, or «amount: unknown» when it is not known`,
  }
}

function repealed(document: Document | Directive, path: Path): Found {
  const until = document.inForce.until ?? document.until
  const on = until === null || until === undefined ? '' : ` (đến hết ${until})`
  const next = document.replacedBy === null ? '' : `, nay là «${document.replacedBy}»`
  const nextEn = document.replacedBy === null ? '' : `, replaced by «${document.replacedBy}»`
  return {
    rule: 'repealed-basis',
    level: 'wrong',
    path,
    vi: `Căn cứ «${document.id}» đã hết hiệu lực${on}${next}: rà soát lại mục này theo văn bản mới và sửa căn cứ`,
    en: `«${document.id}» is no longer in force${nextEn}: review this entry by the new law and correct the citation`,
  }
}

const partNames = { fees: 'Mức phí', times: 'Thời hạn', dossier: 'Giấy tờ' } as const

function endedFact(part: (typeof factParts)[number], index: number, until: string): Found {
  return {
    rule: 'ended-fact',
    level: 'advice',
    path: [part, index, 'until'],
    vi: `${partNames[part]} (mục ${index + 1}) đã hết áp dụng sau ngày ${until}: xem quy định mới, sửa mục này rồi ghi lại ngày reviewed`,
    en: `Item ${index + 1} of ${part} ended on ${until}: read the new rule, mend the item, then renew the day of review`,
  }
}

function isCalledAlive({ status }: Document | Directive): boolean {
  return status === 'in-force' || status === 'not-yet'
}

function future(key: string, day: string, today: string, path: Path): Found[] {
  if (day <= today) return []
  return [
    {
      rule: 'future-date',
      level: 'wrong',
      path,
      vi: `Ngày «${key}» (${day}) ở tương lai: sửa thành ngày đã đọc, đã rà soát thật`,
      en: `The day «${key}» (${day}) is in the future: write the day it was really done`,
    },
  ]
}

function reviewDue(reviewed: string): Found {
  return {
    rule: 'review-due',
    level: 'advice',
    path: ['reviewed'],
    vi: `Rà soát lần cuối ngày ${reviewed}, đã quá một năm: đọc lại nguồn, sửa nội dung và ngày reviewed`,
    en: `Last reviewed on ${reviewed}, over a year ago: read the sources again, correct the text and the day`,
  }
}

function ended(on: string | null): Found {
  return {
    rule: 'ended-entry',
    level: 'advice',
    path: ['until'],
    vi: `Mục này đã hết áp dụng${on === null ? '' : ` từ sau ${on}`}: thay bằng mục mới hoặc xóa tệp`,
    en: `This entry has ended${on === null ? '' : ` after ${on}`}: replace it or delete the file`,
  }
}

function staleStatus(document: Document | Directive): Found {
  return {
    rule: 'ended-entry',
    level: 'wrong',
    path: ['status'],
    vi: `Văn bản đã hết hiệu lực ngày ${document.inForce.until ?? document.until} nhưng status vẫn là ${document.status}: sửa thành repealed hoặc historical`,
    en: `The document ended on ${document.inForce.until ?? document.until} but its status is ${document.status}: write repealed or historical`,
  }
}
