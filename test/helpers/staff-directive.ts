/**
 * A made-up directive for staff alone, for tests: no office issued it, and it says so itself. Its words are canaries: they stand nowhere
 * else, so whoever reads one has seen what is for staff.
 */
export const staffPath = 'directives/gia-dinh-mat-2031.yaml'
export const staffId = 'gia-dinh-mat-2031'

/** What somebody outside may have heard of, and types: it may come back as an echo. */
export const handles = {
  name: 'Kế hoạch Zubakimo rà soát kho Velmotra (ví dụ giả định, không có thật)',
  number: '7731/KH-ZBK',
  phrases: [
    'rà soát kho Velmotra',
    'kế hoạch Zubakimo giao gì',
    'kiểm kê phòng lưu trữ Velmotra',
    'báo cáo Zubakimo quý này',
    'niêm phong tủ hồ sơ Velmotra',
    'việc Zubakimo của đơn vị',
  ],
} as const

/** What nobody outside knows to type. */
export const secrets = [
  'Quandrilo',
  'Xemutavi',
  'Hyblonque',
  'Trovaskin',
  'Wembrulo',
  'Ostrevik',
  '19/9/2031',
] as const

export const staffDirective = `id: ${staffId}
name: "${handles.name}"
number: ${handles.number}
issuer: {name: "Cơ quan giả định Ostrevik (không có thật)", exists: true}
issued: "2026-10-01"
inForce: {from: "2026-10-01", until: null}
status: in-force
summary: Văn bản giả để thử, không cơ quan nào ban hành. Tóm tắt mật Quandrilo.
audience: staff
period: null
advice: Đây là văn bản giả để thử, xin đừng làm theo. Hỏi phòng Xemutavi.
basis: [luat-60-2014]
phrases: [kế hoạch Zubakimo, văn bản Zubakimo nói gì, kế hoạch rà soát Velmotra]
sources:
  - {title: Bản giả định Wembrulo, url: null, read: "2026-11-20"}
reviewed: "2026-11-20"
duties:
  - id: "1"
    text: Rà soát kho Velmotra và niêm phong tủ Hyblonque.
    who: [Sở Giả định Trovaskin]
    deadline: "2031-09-19"
    references: [luat-60-2014, cchc-2026]
    aliases: [rà soát Velmotra]
    phrases: [${handles.phrases.slice(0, 3).join(', ')}]
  - id: "2"
    text: Báo cáo Zubakimo hằng quý cho phòng Xemutavi.
    who: [Sở Giả định Trovaskin]
    deadline: null
    references: []
    phrases: [${handles.phrases.slice(3).join(', ')}]
`

/** The secrets that stand in this text, whatever case and marks it is in. */
export function secretsIn(text: string): readonly string[] {
  const plain = text.toLowerCase()
  return secrets.filter((secret) => plain.includes(secret.toLowerCase()))
}
