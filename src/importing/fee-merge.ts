import type { Fee } from '../knowledge/schema.ts'
import type { DoubtKind } from './doubt.ts'
import { cut } from './prose.ts'
import type { Way } from './record.ts'

export type DraftFee = Fee & { readonly doubt?: { readonly kind: DoubtKind; readonly vi: string } }

/** The same fee for all `ways` is one fee without a way. Two for one case and way would contradict each other. */
export function mergeWays(fees: readonly DraftFee[], ways: number): DraftFee[] {
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
    if (count === 1) return fee
    return {
      doubt: twice,
      ...fee,
      when: cut(`${fee.when ?? 'trường hợp'} (${count}, bản ghi không nói rõ)`)[0],
    }
  })
}

const twice = {
  kind: 'fee-conflict',
  vi: 'Bản ghi có nhiều mức cho cùng một cách nộp mà không nói khi nào. Tìm trong luật, thông tư rồi viết when.',
} as const
