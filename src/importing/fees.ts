import type { Fee } from '../knowledge/schema.ts'
import { numberOf, officialNumbers } from './basis-number.ts'
import { type Doubt, type Doubted, type DoubtKind, quote } from './doubt.ts'
import { type DraftFee, mergeWays } from './fee-merge.ts'
import { amountOf, amountsIn, isFree, isFreeForAll, isLeftToProvince, isZeroLabel } from './fee-words.ts'
import { cut, sentences } from './prose.ts'
import type { PortalFee, PortalRecord } from './record.ts'
import type { Shelf } from './shelf.ts'
import { staleDay } from './stale.ts'

/** Fees as the record has them, each case once; what is not plainly said is unknown. */
export function draftFees(record: PortalRecord, shelf: Shelf): Doubted<Fee[]> {
  const all = record.channels.flatMap(({ way, fees }) =>
    fees.flatMap((fee) => feesOf(fee, shelf).map((each): DraftFee => ({ ...each, channel: way }))),
  )
  const found = mergeWays(all, new Set(record.channels.map(({ way }) => way)).size)
  if (found.length === 0) return { value: [{ amount: 'unknown' }], doubts: [missing(record)] }
  return {
    value: found.map(({ doubt: _, ...fee }) => fee),
    doubts: found.flatMap(({ doubt }, index): Doubt[] =>
      doubt ? [{ ...doubt, path: ['fees', index] }] : [],
    ),
  }
}

/** Some records have no cell for fees, and speak of them elsewhere. */
function missing({ channels, steps }: PortalRecord): Doubt {
  const said = [...channels.map(({ note }) => note), steps]
    .flatMap(sentences)
    .find(
      (each) =>
        /(?:^|\s)(?:lệ )?phí[\s,:.]/iu.test(each) && (isLeftToProvince(each) || amountsIn(each).length > 0),
    )
  const hint = said === undefined ? '' : ` Chỗ khác trong bản ghi có nói: ${quote(said)}.`
  const vi = `Bản ghi không có ô phí, lệ phí. Tìm trong luật, thông tư; chưa rõ thì để unknown, đừng ghi free.${hint}`
  return { kind: 'fee-missing', path: ['fees'], vi }
}

/** One cell may hold several cases: its sentences say which. */
function feesOf(fee: PortalFee, shelf: Shelf): DraftFee[] {
  if (/USD|EUR/.test(fee.cell))
    return [unknown(fee, 'fee-broken', `Cổng ghi tiền nước ngoài ${quote(fee.cell)}`)]
  const amount = amountOf(fee.cell)
  const said = sentences(fee.words.replace(/^\((.*)\)$/s, '$1')).filter((each) => !isZeroLabel(each))
  const amountsSaid = said.flatMap(amountsIn)
  if (said.some(isLeftToProvince)) return leftToProvince(fee, said, amount)
  if (amount === undefined) return notSaid(fee, said, amountsSaid)
  if (amount < 1000)
    return [unknown(fee, 'fee-broken', `Ô số tiền của Cổng ghi ${quote(fee.cell)}, có thể bị hỏng`)]
  if (said.some(isFree) || (amountsSaid.length > 0 && !amountsSaid.includes(amount)))
    return [
      unknown(fee, 'fee-conflict', `Ô số tiền của Cổng ghi ${quote(fee.cell)} nhưng lời kèm theo nói khác`),
    ]
  return [{ amount, ...caseOf(fee.words), ...endOf(fee.words, shelf) }]
}

/** The council of each province sets it; who is let off by name stays free. */
function leftToProvince(fee: PortalFee, said: readonly string[], amount: number | undefined): DraftFee[] {
  const conflict =
    amount === undefined
      ? {}
      : {
          doubt: {
            kind: 'fee-conflict' as const,
            vi: `Ô số tiền của Cổng ghi ${quote(fee.cell)} nhưng lời kèm theo nói do Hội đồng nhân dân quyết định. Hỏi mức của tỉnh mình.`,
          },
        }
  const rest = said.filter((each) => !isFree(each) && !isLeftToProvince(each)).join(' ')
  return [
    { amount: 'set-by-province-council', ...noteOf(rest), ...conflict },
    ...said.filter((each) => isFree(each) && !isLeftToProvince(each)).map(free),
  ]
}

/** The cell says 0, «Miễn phí» (so the portal prints 0) or nothing. */
function notSaid(fee: PortalFee, said: readonly string[], amountsSaid: readonly number[]): DraftFee[] {
  const frees = said.filter(isFree)
  if (frees.length > 0 && amountsSaid.length === 0) {
    const rest = said.filter((each) => !isFree(each)).join(' ')
    return frees.map((each, index) => ({ ...free(each), ...(index === 0 ? noteOf(rest) : {}) }))
  }
  const shown =
    fee.cell === '' || fee.cell === '0' ? 'ô số tiền là 0 hoặc trống' : `ô số tiền ghi ${quote(fee.cell)}`
  return [unknown(fee, 'fee-zero', `Trên Cổng ${shown}: nghĩa là chưa công bố, không phải miễn phí`)]
}

function unknown(fee: PortalFee, kind: DoubtKind, why: string): DraftFee {
  const said = fee.words.trim() === '' ? '' : ` Lời kèm theo: ${quote(fee.words)}.`
  return {
    amount: 'unknown',
    ...noteOf(fee.words),
    doubt: {
      kind,
      vi: `${why}. Tìm mức trong luật, thông tư hoặc hỏi nơi thu; chưa rõ thì để unknown.${said}`,
    },
  }
}

function free(sentence: string): DraftFee {
  return {
    amount: 'free',
    ...(isFreeForAll(sentence) ? {} : { when: whenOf(sentence) }),
    doubt: {
      kind: 'fee-free',
      vi: `Bản ghi nói ${quote(sentence)}. Tìm điều luật cho miễn rồi mới giữ free, và viết when cho gọn.`,
    },
  }
}

function caseOf(words: string): Partial<Fee> {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/^[-+*\s]+/, '')
    .trim()
  if (/^\/\s*\p{L}/u.test(line)) return { per: line.replace(/^\/\s*/, '').replace(/[.;]$/, '') }
  return line === '' ? {} : { when: whenOf(line) }
}

/** The last day of a fee: in its words, or the last of a document that it rests on (such as one that halves fees). */
function endOf(words: string, shelf: Shelf): Partial<DraftFee> {
  const stale = staleDay(words, shelf.today)
  if (stale !== undefined) {
    const vi = `Mức này chỉ được ghi đến ${stale}, nay đã qua. Tìm mức đang áp dụng rồi thay.`
    return { until: stale, doubt: { kind: 'stale-date', vi } }
  }
  for (const { number } of officialNumbers(words)) {
    const until = shelf.documents.get(numberOf(number))?.inForce.until
    if (until == null) continue
    const vi = `Mức này theo ${number}, chỉ áp dụng đến hết ${until}. Thêm mức áp dụng sau ngày đó; chưa rõ thì unknown với from.`
    return { until, doubt: { kind: 'ending', vi } }
  }
  return {}
}

function whenOf(line: string): string {
  return cut(line.replace(/^(?:Trường hợp|Đối với)\s+/u, '').replace(/[.;]$/, ''))[0]
}

function noteOf(words: string): { readonly note?: string } {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/^[-+*\s]+/, '')
    .trim()
  return line === '' ? {} : { note: cut(line)[0] }
}
