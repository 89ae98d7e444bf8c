/** What we say of news that people follow. */
export const followVi = {
  button: 'Theo dõi thủ tục này',
  fieldButton: (field: string) => `Theo dõi lĩnh vực ${field}`,
  name: {
    entry: (name: string) => `thủ tục «${name}»`,
    field: (name: string) => `lĩnh vực «${name}»`,
    place: (name: string) => name,
  },
  ask: (name: string) => `Bạn muốn nhận tin về ${name}?`,
  what: {
    entry:
      'Khi phí, giấy tờ hoặc thời gian của thủ tục này thay đổi, tôi nhắn bạn: trước thế nào, nay thế nào.',
    field: 'Tôi nhắn bạn các thông báo của cơ quan về lĩnh vực này.',
    place: 'Tôi nhắn bạn các thông báo của cơ quan về nơi này.',
  },
  consent:
    'Theo dõi hay không là tùy bạn. Đồng ý là bạn cho phép tôi nhắn bạn ở đây khi có tin về việc này. Tôi giữ lựa chọn này nhiều nhất 365 ngày. Khi kênh chat không cho phép nhắn thì tin đó không đến được. Bạn ngừng lúc nào cũng được: một nút dưới mỗi tin, hoặc nhắn «dừng» để ngừng tất cả, «quên tôi» để xóa hết dữ liệu.',
  agree: 'Đồng ý theo dõi',
  leave: 'Thôi',
  noted: (name: string, day: string) => `Đã ghi ngày ${day}: bạn theo dõi ${name}.`,
  notedHow: 'Bạn nhắn «tôi đang theo dõi gì» để xem lại.',
  already: (name: string) => `Bạn đang theo dõi ${name} rồi.`,
  stop: 'Ngừng theo dõi',
  stopOf: (name: string) => `Ngừng: ${name}`,
  stopAll: 'Ngừng tất cả',
  stopped: (name: string, day: string) =>
    `Đã ghi ngày ${day}: bạn ngừng theo dõi ${name}. Tôi không nhắn tin này nữa.`,
  stoppedAll: (day: string) =>
    `Đã ghi ngày ${day}: bạn ngừng theo dõi tất cả. Tôi không nhắn tin nào về các việc này nữa.`,
  again: 'Theo dõi lại',
  list: 'Bạn đang theo dõi',
  line: (name: string, day: string) => `${name}, từ ngày ${day}`,
  none: 'Bạn chưa theo dõi việc nào. Muốn nhận tin khi một thủ tục thay đổi, bạn hỏi thủ tục đó rồi chọn «Theo dõi thủ tục này».',
  gone: 'một mục không còn trong nội dung',
  full: (most: number) =>
    `Bạn đang theo dõi ${most} việc, nhiều nhất rồi. Bạn ngừng bớt một việc rồi theo dõi việc mới nhé.`,
  nowhere: 'Ở kênh này tôi không tự nhắn bạn được, nên chưa theo dõi được. Bạn hỏi lại khi cần nhé.',
  which:
    'Bạn muốn theo dõi thủ tục nào? Bạn gõ: «theo dõi thủ tục đăng ký khai sinh», «theo dõi lĩnh vực hộ tịch».',
  changed: (name: string) => `Thủ tục bạn theo dõi vừa thay đổi: ${name}`,
  before: (facts: string) => `Trước: ${facts}`,
  after: (facts: string) => `Nay: ${facts}`,
  fact: (label: string, value: string) => `${label}: ${value}`,
  paperLeft: (papers: string) => `có ${papers}`,
  paperGone: (papers: string) => `không còn ${papers}`,
  paperNew: (papers: string) => `thêm ${papers}`,
  paperMore: (count: number) => `và ${count} giấy khác`,
  why: (name: string) => `Bạn nhận tin này vì đang theo dõi ${name}.`,
}
