import type { RatingReason } from '../conversation/action.ts'
import type { Facet, Procedure } from '../knowledge/schema.ts'
import { followVi } from './follow-vi.ts'
import { memberVi } from './member-vi.ts'
import { asNote } from './note.ts'
import { satisfactionVi } from './satisfaction-vi.ts'

/** Everything we say ourselves, in Vietnamese. Facts are not here: they are in content/. */
export const vi = {
  language: 'vi' as 'vi' | 'en',

  greeting: {
    hello: (office: string) => `Xin chào! Tôi là trợ lý tự động của ${office}.`,
    ask: 'Bạn cần làm giấy tờ gì, cứ hỏi như nói chuyện, có dấu hay không dấu đều được. Ví dụ: «con mới sinh làm giấy gì».',
    what: 'Câu trả lời lấy từ nội dung đã rà soát, có ghi nguồn và ngày. Giải quyết hồ sơ là việc của cán bộ.',
    safe: 'Đừng gửi số căn cước, mật khẩu hay mã OTP vào đây. Cán bộ không bao giờ hỏi mã OTP.',
    introduction: (office: string) =>
      `Tôi là trợ lý tự động của ${office}. Đừng gửi số căn cước, mật khẩu hay mã OTP vào đây.`,
    again: 'Chào bạn! Bạn cần hỏi việc gì ạ?',
    menu: 'Đây là những việc nhiều người hỏi. Bạn chọn một việc, hoặc gõ câu hỏi.',
    menuButton: 'Việc nhiều người hỏi',
  },

  talk: {
    thanks: 'Dạ, không có gì ạ. Cần hỏi thêm việc gì, bạn cứ nhắn nhé.',
    nothingMore: 'Dạ vâng. Khi nào cần, bạn cứ hỏi tôi nhé.',
    goodbye: 'Chào bạn, chúc bạn mọi việc thuận lợi. Khi cần bạn cứ quay lại nhé.',
    abuse:
      'Tôi hiểu làm giấy tờ có lúc mệt và bực. Bạn nói việc bạn cần, tôi sẽ cố giúp. Nếu bị gây khó dễ, bạn có thể gửi phản ánh.',
    quality: 'Bot phục vụ tốt đến đâu: số liệu công khai',
    about: (office: string) => `Tôi là chương trình trả lời tự động của ${office}, không phải người thật.`,
    help: 'Bạn hỏi tôi được về giấy tờ, phí, thời gian và nơi nộp của từng thủ tục. Mỗi lần bạn hỏi một việc nhé.',
    helpExamples: [
      'khai sinh cho con cần giấy gì',
      'mat can cuoc lam lai het bao nhieu',
      'đăng ký tạm trú online được không',
      '68/NQ-CP nói gì',
    ],
    helpLabel: 'Ví dụ',
    language: 'Tiếng Việt',
    speak: 'Tôi đã chuyển sang tiếng Việt.',
    human: 'Bạn có thể gọi điện hoặc đến gặp cán bộ:',
    emergency: 'Nếu đang có nguy hiểm, hãy gọi điện ngay. Đừng chờ trả lời ở đây.',
    outOfScope: 'Việc này tôi không giúp được. Tôi chỉ trả lời về thủ tục và cải cách hành chính.',
  },

  contact: {
    button: 'Hỏi cán bộ',
    phone: 'Gọi điện',
    hotline: (label: string, number: string) => `${label}: ${number}`,
    visit: 'Đến trực tiếp',
    noAddress: (office: string) => `${office} (địa chỉ: chưa có thông tin)`,
    hours: 'Giờ làm việc',
    counter: 'Bạn cũng có thể đến hỏi ở Trung tâm Phục vụ hành chính công của xã, phường nơi bạn ở.',
  },

  unknown: {
    first: 'Xin lỗi, tôi chưa có câu trả lời chắc chắn cho câu này, nên tôi không đoán.',
    notThat: 'Xin lỗi, tôi hiểu chưa đúng ý bạn.',
    rephrase: 'Bạn thử hỏi ngắn hơn, nêu tên giấy tờ hoặc việc cần làm. Ví dụ: «đăng ký tạm trú».',
    second: 'Tôi vẫn chưa hiểu ý bạn. Bạn chọn một việc dưới đây, hoặc hỏi cán bộ:',
    third: 'Xin lỗi, việc này tôi chưa giúp được. Bạn nên hỏi cán bộ:',
    notWritten:
      'Tôi chưa có hướng dẫn chi tiết cho thủ tục này, nên tôi không đoán về giấy tờ, phí hay thời gian. Bạn hỏi cơ quan giải quyết trước khi đi.',
    noDocument: (number: string) => `Tôi chưa có văn bản ${number}. Bạn kiểm tra lại số giúp tôi nhé.`,
    noCode: (code: string) => `Tôi chưa có thủ tục mã ${code}. Bạn kiểm tra lại mã giúp tôi nhé.`,
  },

  /** A question without an answer, whose asker may be told once when there is one. */
  wish: {
    button: 'Báo tôi khi có câu trả lời',
    noted: (question: string) =>
      `Dạ, tôi đã ghi lại câu «${question}». Khi có câu trả lời, tôi sẽ báo bạn ở đây, một lần duy nhất, nếu lúc đó kênh chat vẫn cho phép tôi nhắn.`,
    stop: (days: number) =>
      `Tôi giữ lời hẹn này nhiều nhất ${days} ngày. Không cần nữa thì bạn chọn «Không cần báo nữa». Bạn nhắn «quên tôi» thì tôi xóa cả lời hẹn cùng mọi dữ liệu của bạn.`,
    drop: 'Không cần báo nữa',
    dropped: 'Dạ vâng, tôi sẽ không báo về câu này nữa. Khi cần, bạn cứ hỏi tôi nhé.',
    full: (most: number) =>
      `Tôi đang hẹn báo bạn ${most} câu rồi, nên chưa nhận thêm được. Câu này, bạn hỏi cán bộ nhé.`,
    told: (question: string) => `Bạn từng hỏi: «${question}». Nay tôi đã có câu trả lời:`,
  },

  choices: {
    which: 'Bạn hỏi việc nào dưới đây ạ?',
    isItThis: 'Có phải bạn hỏi việc này không ạ?',
    whichTopic: 'Bạn hỏi về thủ tục nào ạ? Bạn chọn một việc dưới đây, hoặc gõ tên giấy tờ cần làm.',
    noneOfThese: 'Không, việc khác',
    notThis: 'Không phải cái này',
    orMaybe: (name: string) => `Hay bạn hỏi: ${name}`,
  },

  bad: {
    empty: 'Tôi chưa đọc được chữ nào. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.',
    unreadable: 'Tôi chỉ đọc được chữ, chưa xem được ảnh, ghi âm hay tệp. Bạn gõ câu hỏi giúp tôi nhé.',
    tooLong: 'Tin nhắn dài quá, tôi không đọc hết được. Bạn hỏi lại trong vài câu ngắn nhé.',
    oldButton: 'Nút này đã cũ, không dùng được nữa. Bạn chọn một việc dưới đây hoặc gõ câu hỏi nhé.',
    fault: 'Xin lỗi bạn, tôi gặp lỗi khi trả lời tin này. Cán bộ kỹ thuật đã được báo. Bạn thử hỏi lại nhé.',
  },

  privacy: {
    ask: 'Bạn muốn xóa hết dữ liệu của mình phải không? Tôi sẽ xóa mọi tin nhắn, câu trả lời và đánh giá của bạn trên kênh này.',
    yes: 'Đồng ý, xóa hết',
    no: 'Không, giữ lại',
    kept: 'Dạ vâng, tôi giữ nguyên, chưa xóa gì.',
    done: 'Đã xóa. Tôi không còn giữ tin nhắn nào trước đây của bạn.',
    receipt: (day: string) => `Ngày xóa: ${day}. Nếu bạn nhắn lại, chúng ta bắt đầu từ đầu.`,
  },

  rating: {
    useful: 'Hữu ích',
    notUseful: 'Chưa hữu ích',
    thanks: 'Cảm ơn bạn đã đánh giá.',
    why: 'Cảm ơn bạn. Câu trả lời chưa được ở điểm nào? Bạn chọn một ý, hoặc bỏ qua cũng được.',
    reasons: {
      wrong: 'Trả lời sai việc',
      unclear: 'Khó hiểu',
      incomplete: 'Thiếu thông tin',
      outdated: 'Thông tin cũ',
    } satisfies Record<RatingReason, string>,
    reasonThanks: 'Cảm ơn bạn, tôi đã ghi lại để cán bộ xem và sửa.',
  },

  member: memberVi,

  satisfaction: satisfactionVi,

  follow: followVi,

  facet: {
    fee: 'Phí, lệ phí',
    time: 'Thời gian',
    dossier: 'Giấy tờ',
    place: 'Nơi nộp',
    online: 'Nộp trực tuyến',
    legal: 'Căn cứ pháp lý',
    steps: 'Các bước',
    result: 'Kết quả nhận được',
    eligibility: 'Ai được làm',
  } satisfies Record<Facet, string>,
  all: 'Xem tất cả',
  notes: 'Lưu ý',
  simplifications: 'Nay không còn cần',
  since: (day: string) => `từ ${day}`,
  noInformation: 'chưa có thông tin',
  /** For a remark beside a fee or a time for which there is no room here. */
  hasNote: 'có lưu ý',
  /** After the first lines of a fact; all of them are behind the button of its name. */
  more: (count: number) => `còn ${count} trường hợp khác`,
  /** Said where the content has no words in the chosen language. */
  onlyVietnamese: '',
  correction: (text: string, source: string) => asNote(text.replace(/\.$/, ''), source),

  fee: {
    free: 'miễn phí',
    setByCouncil: 'theo mức Hội đồng nhân dân tỉnh quy định, tôi chưa có số tiền cụ thể',
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
  withNote: asNote,
  paper: {
    submit: 'Phải nộp',
    show: 'Mang theo để xuất trình',
    sometimes: 'Chỉ cần thêm trong các trường hợp sau',
    form: (form: string) => form,
    originals: (n: number) => `${n} bản chính`,
    copies: (n: number) => `${n} bản sao`,
    count: (always: number, sometimes: number) =>
      sometimes === 0 ? `${always} giấy tờ` : `${always} giấy tờ; tùy trường hợp có thể thêm`,
    only: (cases: number) => `tùy trường hợp, có ${cases} loại`,
    perhapsMore: 'Tùy trường hợp, có thể cần thêm giấy khác',
    none: 'không phải nộp giấy tờ',
  },
  cases: {
    start: 'Giấy tờ của riêng bạn',
    question: (number: number, question: string) => `Câu ${number}: ${question}`,
    all: 'Xem tất cả giấy tờ',
    chosen: 'Trường hợp của bạn',
    again: 'Chọn lại trường hợp',
    changed: 'Các câu hỏi này vừa được sửa. Mời bạn chọn lại từ đầu.',
  },
  online: {
    full: 'Nộp trực tuyến toàn trình: làm hết trên mạng, không phải đến nơi.',
    partial: 'Nộp trực tuyến một phần: vẫn phải đến ít nhất một lần.',
    none: 'Thủ tục này không nộp trực tuyến được.',
    unknown: 'Tôi chưa rõ thủ tục này có nộp trực tuyến được không.',
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
    source: (title: string, day: string) => {
      const named = title.startsWith('Nguồn') ? title : `Nguồn: ${title}`
      return `${named}, đọc ngày ${day}`
    },
    andSources: (line: string, more: number) => `${line}; còn ${more} nguồn khác`,
    code: (code: string) => `Mã thủ tục: ${code}`,
  },
  stale: {
    ended: (day: string) =>
      `Nội dung này chỉ đúng đến hết ${day}, nay đã hết hạn. Bạn xem bản mới ở nguồn chính thức.`,
    successor: (name: string) => `Văn bản thay thế: ${name}.`,
    notYet: (day: string) => `Nội dung này chỉ áp dụng từ ${day}.`,
    historical: (status: string) => `Đây là ${status}.`,
    endedUnknown: 'Nội dung này nay đã hết hiệu lực, chưa rõ từ ngày nào.',
    notYetUnknown: 'Nội dung này chưa có hiệu lực.',
    repealed: (names: string) =>
      `Văn bản làm căn cứ đã hết hiệu lực: ${names}. Cách làm có thể đã khác, bạn hỏi lại trước khi đi.`,
    replaced: (name: string, next: string) => `${name} (nay là ${next})`,
    reviewDue: (day: string) => `Rà soát lần cuối ngày ${day}, đã lâu. Bạn hỏi lại trước khi đi.`,
    factEnded: 'Thông tin cũ đã hết hạn, tôi chưa có thông tin mới.',
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
    past: (day: string) => `${day}, đã qua`,
    noDeadline: 'văn bản không nêu thời hạn',
    noDeadlineBut: (period: string) => `văn bản không nêu ngày; thời gian làm: ${period}`,
    references: 'Văn bản liên quan',
    of: 'Thuộc văn bản',
    list: 'Các nhiệm vụ',
    item: (id: string, text: string) => `${id}. ${text}`,
    count: (duties: number) => `Văn bản giao ${duties} việc. Bấm «Xem tất cả» để đọc từng việc.`,
    historical: (issuer: string, successor?: string) =>
      `Đây là chỉ đạo cũ của ${issuer}, nay chỉ để tham khảo.${successor === undefined ? '' : ` Cơ quan kế tục: ${successor}.`}`,
    digest: {
      title: (unit: string, count: number) => `${unit}: ${count} việc cần để ý`,
      left: (day: string, days: number) => `${day}, còn ${days} ngày làm việc`,
      now: (day: string) => `${day}, hết hạn trước ngày làm việc tới`,
      late: (day: string) => `quá hạn từ ${day}`,
      overdue: 'Quá hạn',
      line: (text: string, deadline: string) => `${text}: ${deadline}`,
    },
    acknowledge: {
      words: {
        received: 'Đã nhận',
        done: 'Đã xong',
        noNumber: 'Không có văn bản',
        reopen: 'Chưa xong, mở lại việc này',
      },
      wasReceived: 'Đã ghi: đơn vị bạn đã nhận việc này.',
      whichNumber: 'Bạn làm xong bằng văn bản số nào? Nhắn số, ví dụ 12/BC-SNV.',
      wasDone: 'Đã ghi: đơn vị bạn đã làm xong việc này. Tôi sẽ không nhắc nữa.',
      wasDoneBy: (number: string) =>
        `Đã ghi: đơn vị bạn đã làm xong việc này bằng văn bản ${number}. Tôi sẽ không nhắc nữa.`,
      wasReopened: 'Đã ghi: việc này chưa xong. Tôi sẽ nhắc như trước.',
    },
    standing: {
      open: 'Đơn vị bạn chưa ghi là đã làm xong việc này.',
      received: 'Bạn đã nhận việc này. Đơn vị chưa ghi là đã làm xong.',
      receivedBy: (count: number) => `Số người đã nhận việc: ${count}. Đơn vị chưa ghi là đã làm xong.`,
      done: (day: string) => `Đơn vị bạn đã làm xong, ghi ngày ${day}.`,
      doneBy: (day: string, number: string) =>
        `Đơn vị bạn đã làm xong bằng văn bản ${number}, ghi ngày ${day}.`,
    },
    clause: 'Vị trí trong văn bản',
    numbered: (name: string, number: string) => `${name}, số ${number}`,
    found: (count: number, about: string) => `Có ${count} việc${about === '' ? '' : ` ${about}`}`,
    more: (count: number) => `Còn ${count} việc nữa. Bạn hỏi hẹp hơn theo chủ đề, đơn vị hoặc thời hạn.`,
    none: (about: string) => `Trong các văn bản tôi có, không có việc nào${about === '' ? '' : ` ${about}`}.`,
    undated: (count: number) => `Có ${count} việc mà văn bản không nêu ngày phải xong.`,
    whichUnit: 'Tôi chưa biết bạn ở đơn vị nào. Bạn nêu tên đơn vị để tôi chọn đúng việc.',
    ofUnits: (units: string) => `của ${units}`,
    unsure:
      'Tôi không thấy việc nào đúng điều bạn hỏi, hoặc chưa hiểu hết câu hỏi. Đây là những việc tôi biết:',
    doneUnknown: 'Việc nào đã xong thì tôi chỉ báo cho cán bộ của chính đơn vị đó, trong trò chuyện riêng.',
    withoutDeadline: 'mà văn bản không nêu thời hạn',
    dueFrom: (from: string) => `đến hạn từ ${from} trở đi`,
    dueOn: (day: string) => `đến hạn ngày ${day}`,
    dueWithin: (from: string, to: string) => `đến hạn từ ${from} đến ${to}`,
    spans: {
      today: 'đến hạn hôm nay',
      'this-week': 'đến hạn trong tuần này',
      'next-week': 'đến hạn trong tuần sau',
      'this-month': 'đến hạn trong tháng này',
      'next-month': 'đến hạn trong tháng sau',
      'this-year': 'đến hạn trong năm nay',
      overdue: 'quá hạn',
    },
  },
  feedback: {
    button: 'Gửi phản ánh, kiến nghị',
    accepts: 'Nhận việc gì',
    how: 'Cách làm',
    phone: 'Điện thoại',
    hours: 'Thời gian nhận',
    next: 'Sau đó',
    deadline: 'Hạn trả lời',
    channels: 'Nơi tiếp nhận',
    link: 'Mở trang tiếp nhận',
    call: 'Gọi số nào',
  },
  guide: { points: 'Điều cần biết' },
  /** What chat apps need beside the answers. */
  chat: {
    choose: 'Bạn trả lời bằng số:',
    more: 'Xem thêm, bạn trả lời bằng số:',
    rate: 'Câu trả lời này có ích không?',
    continue: (left: number) => `Còn ${left} phần nữa. Bạn nhắn số 0 để xem tiếp.`,
    nothingLeft: 'Câu trả lời trước đã hết, không còn phần nào nữa. Bạn gõ câu hỏi nhé.',
    description: (office: string) =>
      `Trợ lý tự động của ${office}. Hỏi về thủ tục: giấy tờ, phí, thời gian, nơi nộp. Gõ có dấu hay không dấu đều được. Câu trả lời có ghi nguồn và ngày. Đừng gửi số căn cước, mật khẩu hay mã OTP.`,
    shortDescription: (office: string) => `Hỏi đáp thủ tục hành chính, ${office}. Trả lời tự động, có nguồn.`,
    commands: {
      start: 'Bắt đầu',
      menu: 'Việc nhiều người hỏi',
      help: 'Cách hỏi',
      human: 'Gặp cán bộ: điện thoại, địa chỉ, giờ làm việc',
      language: 'English',
      rate: 'Đánh giá dịch vụ',
      feedback: 'Góp ý, phản ánh',
      myData: 'Xem dữ liệu của tôi',
      stop: 'Dừng lời mời và tin báo',
      forget: 'Xóa dữ liệu của tôi',
    },
    askPrivately: 'Hỏi riêng với bot',
    scan: 'Quét để hỏi về thủ tục này',
    scanHow: 'Mở máy ảnh, Zalo hoặc Telegram rồi quét mã. Miễn phí, trả lời ngay, cả ngoài giờ.',
    scanThenAsk: (title: string) => `Quét xong, bạn nhắn: «${title}»`,
    printed: (day: string) => `In ngày ${day}`,
  },
  place: {
    now: (former: string, current: string) => `${former} nay thuộc ${current}.`,
    since: (day: string, resolution: string) => `Từ ${day}, theo ${resolution}.`,
    joined: (current: string, formers: string) => `${current} nay gồm cả ${formers} trước đây.`,
    code: (code: string) => `Mã tỉnh: ${code}`,
    unchanged: (current: string) => `${current} vẫn giữ tên cũ, không nhập với tỉnh khác.`,
  },
}

export type Words = typeof vi
