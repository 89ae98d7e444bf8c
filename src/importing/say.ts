import type { Procedure } from '../knowledge/schema.ts'
import { sayTerm } from './term.ts'

const wayWords = { counter: 'trực tiếp', online: 'trực tuyến', post: 'bưu chính' } as const
const amountWords: Readonly<Record<string, string>> = {
  free: 'miễn',
  'set-by-province-council': 'do Hội đồng nhân dân cấp tỉnh quy định',
  unknown: 'chưa rõ',
  'same-day': 'trong ngày',
  none: 'không có',
}

/** A fee or a time of an entry in one line, for a clerk. */
export function sayFee({ amount, per, ...variant }: Procedure['fees'][number]): string {
  const said = typeof amount === 'number' ? `${amount.toLocaleString('vi-VN')} đồng` : amountWords[amount]
  return `${said}${per === undefined ? '' : `/${per}`}${sayVariant(variant)}`
}

export function sayTime({ amount, unit, ...variant }: Procedure['times'][number]): string {
  const said = typeof amount === 'number' ? sayTerm({ amount, unit: unit ?? 'day' }) : amountWords[amount]
  return `${said}${sayVariant(variant)}`
}

type Variant = Pick<Procedure['times'][number], 'when' | 'channel' | 'from' | 'until'>

function sayVariant({ when, channel, from, until }: Variant): string {
  const parts = [
    channel && wayWords[channel],
    when,
    from && `từ ${from}`,
    until && `đến hết ${until}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}
