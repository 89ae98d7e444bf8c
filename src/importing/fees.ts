import type { Fee } from '../knowledge/schema.ts'
import type { Doubt, Doubted, DoubtKind } from './doubt.ts'
import { quote } from './doubt.ts'
import { cut, sentences } from './prose.ts'
import type { PortalFee, PortalRecord, Way } from './record.ts'
import { staleDay } from './stale.ts'

type DraftFee = Fee & { readonly doubt?: { readonly kind: DoubtKind; readonly vi: string } }

/** Fees as the record has them, each case once; what is not plainly said is unknown. `today`: for dates that passed. */
export function draftFees(record: PortalRecord, today: string): Doubted<Fee[]> {
  const found = mergeWays(
    record.channels.flatMap(({ way, fees }) =>
      fees.flatMap((fee) => feesOf(fee, today).map((each): DraftFee => ({ ...each, channel: way }))),
    ),
  )
  if (found.length === 0) return { value: [{ amount: 'unknown' }], doubts: [missing] }
  return {
    value: found.map(({ doubt: _, ...fee }) => fee),
    doubts: found.flatMap(({ doubt }, index): Doubt[] =>
      doubt ? [{ ...doubt, path: ['fees', index] }] : [],
    ),
  }
}

const missing: Doubt = {
  kind: 'fee-missing',
  path: ['fees'],
  vi: 'Bản ghi không có phí, lệ phí. Tìm trong luật, thông tư; chưa rõ thì để unknown, đừng ghi free.',
}

/** One cell may hold several cases: its sentences say which. */
function feesOf(fee: PortalFee, today: string): DraftFee[] {
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
  return [{ amount, ...caseOf(fee.words), ...pastUntil(fee.words, today) }]
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
  const isBare = sentence.length < 25
  return {
    amount: 'free',
    ...(isBare ? {} : { when: whenOf(sentence) }),
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

function pastUntil(words: string, today: string): Partial<DraftFee> {
  const until = staleDay(words, today)
  if (until === undefined) return {}
  const vi = `Mức này chỉ được ghi đến ${until}, nay đã qua. Tìm mức đang áp dụng rồi thay.`
  return { until, doubt: { kind: 'stale-date', vi } }
}

function whenOf(line: string): string {
  return cut(line.replace(/^(?:Trường hợp|Đối với)\s+/u, '').replace(/[.;]$/, ''))[0]
}

function noteOf(words: string): { readonly note?: string } {
  const line = words.replace(/\s+/g, ' ').trim()
  return line === '' ? {} : { note: cut(line)[0] }
}

/** The same fee for several ways is one fee without a way. Two for one case and way would contradict each other. */
function mergeWays(fees: readonly DraftFee[]): DraftFee[] {
  const ways = new Set(fees.map((fee) => fee.channel)).size
  const sayings = new Map<string, { readonly fee: DraftFee; readonly ways: Set<Way> }>()
  for (const { channel, ...fee } of fees) {
    const key = JSON.stringify(fee)
    const same = sayings.get(key) ?? { fee, ways: new Set() }
    if (channel) same.ways.add(channel)
    sayings.set(key, same)
  }
  const merged = [...sayings.values()].flatMap(({ fee, ways: found }): DraftFee[] =>
    found.size === ways ? [fee] : [...found].map((channel) => ({ ...fee, channel })),
  )
  return tellApart(merged)
}

function tellApart(fees: readonly DraftFee[]): DraftFee[] {
  const seen = new Map<string, number>()
  return fees.map((fee) => {
    const key = JSON.stringify([fee.when?.toLowerCase(), fee.channel, fee.per?.toLowerCase()])
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1
      ? fee
      : { ...fee, when: cut(`${fee.when ?? 'trường hợp'} (${count}, bản ghi không nói rõ)`)[0] }
  })
}

/** Whole đồng; undefined when the cell is 0, empty or words. */
function amountOf(cell: string): number | undefined {
  const digits = /^(\d[\d.,]*)(?!.*USD)/.exec(cell.trim())?.[1]?.replace(/[.,](?=\d{3}(?!\d))/g, '')
  const amount = Number(digits)
  return Number.isInteger(amount) && amount > 0 ? amount : undefined
}

function amountsIn(sentence: string): number[] {
  const found = sentence.matchAll(/(\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*(?:đồng|đ\b|VNĐ|Việt Nam Đồng)/giu)
  return [...found].map(([, digits = '']) => Number(digits.replace(/[.,]/g, '')))
}

function isLeftToProvince(sentence: string): boolean {
  return /hội đồng nhân dân|HĐND/i.test(sentence)
}

/** So the portal prints a cell of 0; it is no statement of a law. */
function isZeroLabel(sentence: string): boolean {
  return /^miễn phí(?: đồng)?\.?$/i.test(sentence)
}

function isFree(sentence: string): boolean {
  return /miễn (?:lệ )?phí|miễn thu|miễn nộp|không thu|không phải (?:nộp|trả) (?:lệ )?phí/iu.test(sentence)
}
