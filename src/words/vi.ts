import type { RatingReason } from '../conversation/action.ts'
import type { Facet, Procedure } from '../knowledge/schema.ts'

/** Everything we say ourselves, in Vietnamese. Facts are not here: they are in content/. */
export const vi = {
  language: 'vi' as 'vi' | 'en',

  greeting: {
    hello: (office: string) => `Xin chào bà con! Tôi là trợ lý tự động của ${office}.`,
    what: 'Tôi trả lời từ nội dung đã được rà soát, có ghi nguồn và ngày. Tôi không thay cán bộ quyết định hồ sơ.',
    safe: 'Đừng gửi số căn cước, mật khẩu hay mã OTP vào đây. Cán bộ không bao giờ hỏi mã OTP.',
    ask: 'Bạn cứ hỏi như nói chuyện, có dấu hay không dấu đều được. Ví dụ: «con mới sinh làm giấy gì».',
    again: 'Chào bạn! Bạn cần hỏi việc gì ạ?',
    menu: 'Nhiều người hỏi',
  },

  talk: {
    thanks: 'Dạ, không có gì ạ. Bạn cần hỏi thêm việc gì cứ nhắn nhé.',
    goodbye: 'Chào bạn, chúc bạn mọi việc thuận lợi. Khi cần bạn cứ quay lại nhé.',
    abuse:
      'Tôi biết chờ giấy tờ rất mệt. Bạn nói việc bạn cần, tôi sẽ giúp hết sức; nếu bị làm khó, bạn có thể phản ánh.',
    about: (office: string) => `Tôi là chương trình trả lời tự động của ${office}, không phải người thật.`,
    help: 'Bạn hỏi tôi về giấy tờ, phí, thời gian, nơi nộp của một thủ tục. Mỗi lần một việc là dễ nhất.',
    helpExamples: [
      'khai sinh cho con cần giấy gì',
      'mat can cuoc lam lai het bao nhieu',
      'đăng ký tạm trú online được không',
      '68/NQ-CP nói gì',
    ],
    helpLabel: 'Ví dụ',
    speak: 'Tôi đã chuyển sang tiếng Việt.',
    human: 'Bạn muốn nói chuyện với người thật. Bạn có thể liên hệ:',
    emergency: 'Nếu đang có nguy hiểm, hãy gọi ngay số khẩn cấp. Đừng chờ trả lời ở đây.',
    outOfScope:
      'Việc này nằm ngoài phạm vi của tôi. Tôi chỉ giúp về thủ tục hành chính và chỉ đạo cải cách hành chính.',
  },

  contact: {
    label: 'Liên hệ',
    hours: 'Giờ làm việc',
    address: 'Địa chỉ',
    hotline: (label: string, number: string) => `${label}: ${number}`,
    noHotline: 'Số điện thoại của văn phòng: chưa có thông tin.',
    none: 'chưa có thông tin',
    counter: 'Bạn cũng có thể hỏi trực tiếp cán bộ tại Trung tâm Phục vụ hành chính công.',
  },

  unknown: {
    first: 'Tôi chưa có câu trả lời đã rà soát cho câu này, nên tôi không đoán.',
    rephrase: 'Bạn thử hỏi ngắn lại, nêu tên giấy tờ bạn cần, ví dụ «đăng ký tạm trú».',
    second: 'Tôi vẫn chưa hiểu. Bạn chọn một việc dưới đây, hoặc gọi cho cán bộ:',
    third: 'Xin lỗi bạn, tôi chưa giúp được. Bạn nên hỏi người thật:',
    notWritten: 'Thủ tục này có, nhưng chưa được biên soạn ở đây. Tôi không đoán phí, giấy tờ hay thời gian.',
    noDocument: (number: string) => `Tôi chưa có văn bản số ${number} trong sổ văn bản đã rà soát.`,
    noCode: (code: string) => `Tôi chưa có thủ tục mã ${code}.`,
  },

  choices: {
    which: 'Bạn hỏi việc nào ạ?',
    whichTopic: 'Bạn đang hỏi về thủ tục nào ạ?',
    noneOfThese: 'Không phải các việc này',
    orMaybe: (name: string) => `Hay bạn hỏi: ${name}`,
  },

  bad: {
    empty: 'Tôi chưa đọc được chữ nào. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.',
    unreadable: 'Tôi chỉ đọc được chữ, chưa xem được ảnh, ghi âm hay tệp. Bạn gõ câu hỏi giúp tôi nhé.',
    tooLong: 'Tin nhắn dài quá, tôi không đọc hết được. Bạn hỏi lại ngắn trong vài câu nhé.',
    oldButton: 'Nút này đã cũ. Bạn chọn lại từ các việc dưới đây hoặc gõ câu hỏi nhé.',
    fault: 'Xin lỗi bạn, tôi gặp lỗi khi trả lời tin này. Cán bộ kỹ thuật đã được báo. Bạn thử hỏi lại nhé.',
  },

  privacy: {
    ask: 'Bạn muốn tôi quên bạn? Tôi sẽ xóa mọi tin nhắn, câu trả lời và đánh giá của bạn trên kênh này.',
    yes: 'Đồng ý, xóa hết',
    no: 'Không, giữ lại',
    kept: 'Tôi giữ nguyên, chưa xóa gì.',
    done: 'Đã xóa. Tôi không còn giữ tin nhắn nào trước đây của bạn.',
    receipt: (day: string) => `Ngày xóa: ${day}. Nếu bạn nhắn lại, chúng ta bắt đầu từ đầu.`,
  },

  rating: {
    useful: 'Hữu ích',
    notUseful: 'Chưa hữu ích',
    thanks: 'Cảm ơn bạn đã đánh giá.',
    why: 'Cảm ơn bạn. Câu trả lời chưa được ở điểm nào? (không bắt buộc)',
    reasons: {
      wrong: 'Trả lời sai việc',
      unclear: 'Khó hiểu',
      incomplete: 'Thiếu thông tin',
      outdated: 'Thông tin cũ',
    } satisfies Record<RatingReason, string>,
    reasonThanks: 'Cảm ơn bạn, tôi đã ghi lại để cán bộ sửa.',
  },

  facet: {
    fee: 'Phí, lệ phí',
    time: 'Thời gian',
    dossier: 'Giấy tờ',
    place: 'Nơi nộp',
    online: 'Nộp trực tuyến',
    legal: 'Căn cứ pháp lý',
    steps: 'Các bước',
    result: 'Kết quả nhận được',
    eligibility: 'Ai được làm, làm thay',
  } satisfies Record<Facet, string>,
  all: 'Xem tất cả',
  notes: 'Lưu ý',
  simplifications: 'Nay không còn cần',
  simplificationSince: (text: string, day: string) => `${text} (từ ${day})`,
  noInformation: 'chưa có thông tin',
  more: (count: number) => `và ${count} trường hợp khác, bấm nút để xem`,
  /** Said where the content has no words in the chosen language. */
  onlyVietnamese: '',
  correction: (text: string, source: string) => `${text} (${source})`,

  fee: {
    free: 'miễn phí',
    setByCouncil: 'do Hội đồng nhân dân tỉnh quy định; mức cụ thể chưa có thông tin',
    unknown: 'chưa có thông tin',
    per: (money: string, unit: string) => `${money}/${unit}`,
    until: (day: string) => `đến hết ${day}`,
    from: (day: string) => `từ ${day}`,
    money: (dong: string) => `${dong} đồng`,
  },
  time: {
    'working-day': (n: string) => `${n} ngày làm việc`,
    day: (n: string) => `${n} ngày`,
    hour: (n: string) => `${n} giờ`,
    month: (n: string) => `${n} tháng`,
    sameDay: 'trong ngày làm việc',
    unknown: 'chưa có thông tin',
    none: 'không trả kết quả riêng',
  },
  channel: { counter: 'nộp trực tiếp', online: 'nộp trực tuyến', post: 'nộp qua bưu chính' },
  variant: (condition: string, value: string) => `${condition}: ${value}`,
  withNote: (value: string, note: string) => `${value} (${note})`,
  paper: {
    submit: 'Phải nộp',
    show: 'Xuất trình',
    sometimes: 'Tùy trường hợp',
    form: (form: string) => `mẫu: ${form}`,
    originals: (n: number) => `${n} bản chính`,
    copies: (n: number) => `${n} bản sao`,
    count: (always: number, sometimes: number) =>
      sometimes === 0 ? `${always} giấy tờ` : `${always} giấy tờ, thêm ${sometimes} loại tùy trường hợp`,
    none: 'không phải nộp giấy tờ',
  },
  online: {
    full: 'Nộp trực tuyến toàn trình: không phải đến nơi.',
    partial: 'Nộp trực tuyến một phần: vẫn phải đến ít nhất một lần.',
    none: 'Thủ tục này không nộp trực tuyến được.',
    unknown: 'Có nộp trực tuyến được không: chưa có thông tin.',
    link: 'Trang của thủ tục trên Cổng Dịch vụ công quốc gia',
  },
  level: {
    central: 'cấp trung ương',
    province: 'cấp tỉnh',
    commune: 'cấp xã',
    other: '',
  } satisfies Record<Procedure['agency']['level'], string>,
  agency: 'Cơ quan giải quyết',
  article: (document: string, article: string) => `${document}, ${article}`,

  basis: {
    documents: (list: string) => `Căn cứ: ${list}`,
    andMore: (list: string, more: number) => `${list} và ${more} văn bản khác`,
    reviewed: (day: string) => `Rà soát ngày ${day}`,
    source: (title: string, day: string) => `Nguồn: ${title}, đọc ngày ${day}`,
    code: (code: string) => `Mã thủ tục: ${code}`,
  },
  stale: {
    ended: (day: string) =>
      `Nội dung này chỉ đúng đến hết ${day}, nay đã hết hạn. Bạn xem bản mới ở nguồn chính thức.`,
    successor: (name: string) => `Văn bản thay thế: ${name}.`,
    notYet: (day: string) => `Nội dung này chỉ áp dụng từ ${day}.`,
    historical: (status: string) => `Lưu ý: ${status}.`,
    endedUnknown: 'Nội dung này nay đã hết hiệu lực, chưa rõ từ ngày nào.',
    notYetUnknown: 'Nội dung này chưa có hiệu lực.',
    repealed: (names: string) =>
      `Căn cứ đã hết hiệu lực: ${names}. Bạn kiểm tra lại ở nguồn chính thức trước khi làm.`,
    reviewDue: (day: string) =>
      `Nội dung này rà soát lần cuối ngày ${day}, đã lâu. Bạn kiểm tra lại trước khi đi.`,
    factEnded: 'Mức đang có trong sổ đã hết hạn; mức mới chưa có thông tin.',
  },

  document: {
    number: 'Số, ký hiệu',
    issuer: 'Cơ quan ban hành',
    issuerGone: (issuer: string) => `${issuer} (nay không còn)`,
    issuerSuccessor: (issuer: string, successor: string) => `${issuer} (nay là ${successor})`,
    issued: 'Ngày ban hành',
    status: 'Hiệu lực',
    'in-force': 'còn hiệu lực',
    historical: 'văn bản của thời kỳ trước, chỉ để tham khảo',
    repealed: 'hết hiệu lực',
    'not-yet': 'chưa có hiệu lực',
    unknown: 'chưa có thông tin',
    from: (status: string, day: string) => `${status}, từ ${day}`,
    until: (status: string, day: string) => `${status}, đến hết ${day}`,
    replacedBy: 'Văn bản thay thế',
    points: 'Nội dung chính',
    noPoints: 'Nội dung văn bản này chưa được tóm tắt ở đây.',
  },
  duty: {
    heading: (id: string) => `Nhiệm vụ ${id}`,
    who: 'Ai làm',
    with: 'Phối hợp',
    deadline: 'Thời hạn',
    noDeadline: 'văn bản không nêu thời hạn',
    noDeadlineBut: (period: string) => `văn bản không nêu ngày; thời gian: ${period}`,
    references: 'Văn bản liên quan',
    of: 'Thuộc văn bản',
    list: 'Các nhiệm vụ',
    historical: (issuer: string) => `Đây là chỉ đạo cũ của ${issuer}, nay chỉ để tham khảo.`,
  },
  feedback: {
    accepts: 'Được nêu việc gì',
    how: 'Cách gửi',
    phone: 'Điện thoại',
    hours: 'Giờ',
    next: 'Sau đó',
    deadline: 'Hạn trả lời',
    channels: 'Nơi tiếp nhận',
    link: 'Mở trang tiếp nhận',
  },
  place: {
    now: (former: string, current: string) => `${former} nay thuộc ${current}.`,
    since: (day: string, resolution: string) => `Từ ${day}, theo ${resolution}.`,
    code: (code: string) => `Mã tỉnh: ${code}`,
    unchanged: (current: string) => `${current} giữ nguyên tên trong danh sách hiện nay.`,
  },
}

export type Words = typeof vi
