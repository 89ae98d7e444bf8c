import type { Change } from '../knowledge/freshness.ts'

const parts = { fees: 'mức phí', times: 'thời hạn', dossier: 'giấy tờ' } as const

/** What time does to an entry, in Vietnamese, for who mends it. */
export function changeWords({ kind, about, past }: Change): string {
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
