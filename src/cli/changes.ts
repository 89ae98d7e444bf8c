import { type Change, horizonDays } from '../knowledge/freshness.ts'
import { formatDay } from '../lib/day.ts'

/** What time does to the content, one line a change: what is past first, then what comes. */
export function changeLines(changes: readonly Change[], today: string): string[] {
  const past = changes.filter((change) => change.past)
  const coming = changes.filter((change) => !change.past)
  return [
    `Đến ngày ${formatDay(today)}: ${past.length} điều đã đổi, cần sửa / changed by this day, to be mended`,
    ...past.map(line),
    `${horizonDays} ngày tiếp theo: ${coming.length} điều sẽ đổi / will change in the ${horizonDays} days after`,
    ...coming.map(line),
  ]
}

function line(change: Change): string {
  const day = change.on === null ? 'chưa rõ ngày' : formatDay(change.on)
  return `  ${day}  ${change.entry}: ${told(change)}`
}

const parts = { fees: 'mức phí', times: 'thời hạn', dossier: 'giấy tờ' } as const

function told({ kind, about, past }: Change): string {
  if (about && 'document' in about) {
    const next = about.replacedBy === undefined ? '' : `, nay xem ${about.replacedBy}`
    return `căn cứ ${about.document} ${past ? 'đã hết' : 'sẽ hết'} hiệu lực${next}`
  }
  const which = about
    ? `${parts[about.part]} ${about.at + 1}${about.when ? ` (${about.when})` : ''}`
    : 'cả mục'
  switch (kind) {
    case 'fact-begins':
      return `${which} bắt đầu áp dụng`
    case 'review-due':
      return past ? 'quá hạn rà soát' : 'đến hạn rà soát'
    default:
      return `${which} ${past ? 'đã hết' : 'sẽ hết'} áp dụng`
  }
}
