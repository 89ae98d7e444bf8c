import { calendarFlaws } from './calendar-rules.ts'
import { caseFlaws } from './case-rules.ts'
import { type ContentEntry, fileId } from './content.ts'
import { dutyFlaws } from './duty-rules.ts'
import type { Flaw } from './position.ts'
import type { Fee, Procedure, Source, Time } from './schema.ts'
import type { Path } from './yaml.ts'

/** What the schema cannot say about a single file. */
export function entryFlaws(entry: ContentEntry): Flaw[] {
  const common = [...wrongName(entry), ...repeatedSources(entry.value)]
  switch (entry.kind) {
    case 'procedures':
      return [
        ...common,
        ...spanFlaw(entry.value, []),
        ...procedureFlaws(entry.value),
        ...caseFlaws(entry.value),
      ]
    case 'documents':
      return [...common, ...spanFlaw(entry.value, []), ...spanFlaw(entry.value.inForce, ['inForce'])]
    case 'directives':
      return [
        ...common,
        ...spanFlaw(entry.value, []),
        ...spanFlaw(entry.value.inForce, ['inForce']),
        ...repeatedIds(entry.value.duties, 'duties'),
        ...dutyFlaws(entry.value),
      ]
    case 'guides':
    case 'feedback-channels':
      return [...common, ...spanFlaw(entry.value, [])]
    case 'survey':
      return [...common, ...repeatedIds(entry.value.questions, 'questions')]
    case 'calendar':
      return [...common, ...calendarFlaws(entry.value)]
    case 'office':
      return [...common, ...unknownTimeZone(entry.value.timeZone)]
    case 'places':
    case 'language':
    case 'catalog':
      return common
  }
}

function wrongName(entry: ContentEntry): Flaw[] {
  const name = fileId(entry.yaml.path)
  const { id } = entry.value
  if (id === name) return []
  return [
    {
      path: ['id'],
      vi: `Mã «${id}» khác tên tệp «${name}»: đổi tên tệp thành ${id}.yaml hoặc sửa id thành ${name}`,
      en: `The id «${id}» is not the file's name «${name}»: rename the file to ${id}.yaml or write id: ${name}`,
    },
  ]
}

/** Every «today» is reckoned in it. */
function unknownTimeZone(timeZone: string): Flaw[] {
  try {
    new Intl.DateTimeFormat('vi', { timeZone })
    return []
  } catch {
    return [
      {
        path: ['timeZone'],
        vi: `Không có múi giờ «${timeZone}»: ở Việt Nam viết Asia/Ho_Chi_Minh`,
        en: `There is no time zone «${timeZone}»: in Viet Nam write Asia/Ho_Chi_Minh`,
      },
    ]
  }
}

function procedureFlaws(procedure: Procedure): Flaw[] {
  const sourceIds = new Set(procedure.sources.flatMap((source) => source.id ?? []))
  return [
    ...procedure.times.flatMap((time, index) => [
      ...spanFlaw(time, ['times', index]),
      ...unknownSource(time.source, sourceIds, ['times', index, 'source']),
      ...missingUnit(time, index),
    ]),
    ...procedure.fees.flatMap((fee, index) => [
      ...spanFlaw(fee, ['fees', index]),
      ...unknownSource(fee.source, sourceIds, ['fees', index, 'source']),
    ]),
    ...(procedure.dossier ?? []).flatMap((paper, index) => spanFlaw(paper, ['dossier', index])),
    ...sameCase(procedure.fees, 'fees'),
    ...sameCase(procedure.times, 'times'),
  ]
}

type Span = { readonly from?: string | null | undefined; readonly until?: string | null | undefined }

function spanFlaw({ from, until }: Span, path: Path): Flaw[] {
  if (from == null || until == null || from <= until) return []
  return [
    {
      path: [...path, 'until'],
      vi: `Ngày hết (until: ${until}) trước ngày bắt đầu (from: ${from}): sửa lại một trong hai ngày`,
      en: `It ends (until: ${until}) before it begins (from: ${from}): correct one of the dates`,
    },
  ]
}

function missingUnit(time: Time, index: number): Flaw[] {
  if (typeof time.amount !== 'number' || time.unit !== undefined) return []
  return [
    {
      path: ['times', index, 'amount'],
      vi: `Thời gian ${time.amount} chưa có đơn vị: thêm «unit: working-day» (ngày làm việc), day (ngày), hour (giờ) hoặc month (tháng)`,
      en: `The time ${time.amount} has no unit: add «unit: working-day», day, hour or month`,
    },
  ]
}

function unknownSource(id: string | undefined, known: ReadonlySet<string>, path: Path): Flaw[] {
  if (id === undefined || known.has(id)) return []
  const list = known.size > 0 ? [...known].join(', ') : 'chưa có mã nào'
  const listEn = known.size > 0 ? [...known].join(', ') : 'none has an id'
  return [
    {
      path,
      vi: `Không có nguồn mã «${id}» trong mục sources (${list}): sửa mã, hoặc thêm «id: ${id}» vào nguồn đúng`,
      en: `No source has the id «${id}» (${listEn}): correct it, or add «id: ${id}» to the right source`,
    },
  ]
}

/** Two values for one case at one time: the reader could not tell which holds. */
function sameCase(variants: readonly (Fee | Time)[], key: 'fees' | 'times'): Flaw[] {
  return variants.flatMap((variant, index) => {
    const other = variants.findIndex(
      (each, at) => at < index && caseOf(each) === caseOf(variant) && overlap(each, variant),
    )
    if (other === -1) return []
    const [vi, en] = key === 'fees' ? ['mức phí', 'fees'] : ['thời hạn', 'times']
    return [
      {
        path: [key, index],
        vi: `Hai ${vi} cùng áp dụng cho một trường hợp (mục ${other + 1} và ${index + 1}): thêm when, channel, place hoặc from/until để phân biệt, hoặc bỏ một`,
        en: `Two ${en} hold for one case (items ${other + 1} and ${index + 1}): tell them apart with when, channel, place or from/until, or delete one`,
      },
    ]
  })
}

function caseOf(variant: Fee | Time): string {
  const per = 'per' in variant ? variant.per : undefined
  return JSON.stringify([variant.when?.toLowerCase(), variant.channel, variant.place, per?.toLowerCase()])
}

/** An open end reaches for ever. */
function overlap(a: Span, b: Span): boolean {
  return (a.from ?? '') <= (b.until ?? '~') && (b.from ?? '') <= (a.until ?? '~')
}

function repeatedIds(items: readonly { readonly id: string }[], key: string): Flaw[] {
  return items.flatMap((item, index) => {
    const first = items.findIndex((each) => each.id === item.id)
    return first < index ? [repeated(item.id, [key, index, 'id'])] : []
  })
}

function repeatedSources(value: ContentEntry['value']): Flaw[] {
  const sources: readonly Source[] = 'sources' in value ? value.sources : []
  const ids = sources.map((each) => each.id)
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index ? [repeated(id, ['sources', index, 'id'])] : [],
  )
}

function repeated(id: string, path: Path): Flaw {
  return {
    path,
    vi: `Mã «${id}» đã dùng ở trên trong cùng tệp: đặt mã khác`,
    en: `The id «${id}» is used above in this file: choose another`,
  }
}
