/** What a picture shows: a question as a citizen asks it, on the content that ships or a changed copy of it. */
export type Scene = {
  readonly name: string
  readonly ask: string
  /** As in conversation/answer.ts: a picture of anything else would be of something else. */
  readonly outcome: string
  /** «Giấy tờ của riêng bạn» is pressed, then these choices, by their numbers. */
  readonly choose?: readonly number[]
  /** The last part of the answer that is in the picture; absent: all of it. */
  readonly until?: string
  /** Files of the content that are changed first, in a copy. */
  readonly changes?: Changes
}
export type Changes = Readonly<Record<string, (text: string) => string>>

const asked = '.facts.asked > div:first-child'

export const scenes: readonly Scene[] = [
  { name: 'cau-tra-loi-dau', ask: 'đăng ký khai sinh', outcome: 'answered' },
  { name: 'cau-hoi', ask: 'đăng ký khai sinh', outcome: 'choices-case', choose: [] },
  { name: 'giay-da-chon', ask: 'đăng ký khai sinh', outcome: 'answered', choose: [2, 1, 1], until: '.cases' },
  { name: 'van-ban', ask: '60/2014/QH13', outcome: 'answered' },
  { name: 'lien-he', ask: 'gặp cán bộ', outcome: 'smalltalk-human' },
  { name: 'noi-cu', ask: 'hà nam nay thuộc tỉnh nào', outcome: 'answered' },
  {
    name: 'canh-bao',
    ask: 'khai tử mất bao nhiêu tiền',
    outcome: 'answered-stale',
    until: asked,
    changes: { 'documents/luat-60-2014.yaml': swap(/^status: .*$/m, 'status: repealed') },
  },
  {
    name: 'het-ap-dung',
    ask: 'khai tử mất bao nhiêu tiền',
    outcome: 'answered-stale',
    until: asked,
    changes: { 'procedures/khai-tu.yaml': swap(/^reviewed: .*$/m, '$&\nuntil: "2026-10-31"') },
  },
  {
    name: 'chua-bien-soan',
    ask: 'giấy phép đủ điều kiện kinh doanh dịch vụ karaoke',
    outcome: 'unknown-not-written',
    changes: { 'catalog/danh-muc.yaml': () => catalog },
  },
]

const catalog = `id: danh-muc
sources:
  - {title: "Cổng Dịch vụ công quốc gia: danh mục thủ tục hành chính", url: https://dichvucong.gov.vn, read: 2026-07-18}
procedures:
  - id: tthc-1-001029
    code: "1.001029"
    name: Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke
    agency: Sở Văn hóa, Thể thao và Du lịch
    url: https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-ad75-7498-8351-f28ea12bf605
`

function swap(from: RegExp, to: string): (text: string) => string {
  return (text) => {
    if (!from.test(text)) throw new Error(`there is no ${from} in what is to be changed`)
    return text.replace(from, to)
  }
}
