import type { Voice } from '../conversation/opinion.ts'
import type { TicketKind, Way } from '../conversation/satisfaction.ts'
import type { TicketState } from '../conversation/ticket.ts'

/** What we say of ratings, the quick survey and what people write to staff. */
export const satisfactionVi = {
  rating: {
    button: 'Đánh giá dịch vụ',
    offer:
      'Nếu bạn vừa làm xong thủ tục, bạn có thể đánh giá việc phục vụ. Chỉ một lần chọn, không bắt buộc.',
    ask: 'Bạn hài lòng thế nào với lần làm thủ tục vừa rồi?',
    of: (name: string) => `Thủ tục: ${name}.`,
    free: 'Đánh giá là tự nguyện, không ảnh hưởng đến hồ sơ của bạn.',
    other: 'Không phải thủ tục này',
    leave: 'Thôi',
    /** The ministry's scale; content/survey says it too. */
    scale: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
    thanks: (given: string) => `Cảm ơn bạn. Tôi đã ghi đánh giá: ${given.toLocaleLowerCase('vi')}.`,
    sorry: 'Rất tiếc vì bạn chưa hài lòng. Bạn có thể kể thêm để cán bộ biết mà sửa.',
    more: 'Kể thêm cho cán bộ',
    quick: 'Trả lời vài câu ngắn',
    again: 'Bạn vừa đánh giá lần này rồi, cảm ơn bạn. Có điều gì muốn nói thêm, bạn nhắn «góp ý».',
    /** What is typed before the code of a place. */
    typed: 'Đánh giá',
    scan: 'Quét để đánh giá',
    scanHow: 'Mở máy ảnh, Zalo hoặc Telegram rồi quét mã. Một chạm là xong, không hỏi tên.',
    scanThenWrite: (line: string) => `Quét xong, bạn nhắn: «${line}»`,
    left: 'Dạ vâng, ta dừng ở đây. Bạn cần hỏi việc gì, cứ nhắn nhé.',
  },
  survey: {
    way: 'Bạn nộp hồ sơ bằng cách nào?',
    ways: { counter: 'Nộp trực tiếp', online: 'Nộp trực tuyến', post: 'Gửi bưu điện' } satisfies Record<
      Way,
      string
    >,
    noWay: 'Bỏ qua câu này',
    title: (left: number) =>
      left > 1 ? `Khảo sát nhanh, nhiều nhất ${left} câu nữa:` : 'Khảo sát nhanh, câu cuối:',
    notApplicable: 'Không áp dụng',
    done: 'Cảm ơn bạn đã trả lời. Ý kiến của bạn giúp cơ quan biết chỗ nào cần sửa.',
  },
  voice: {
    ask: 'Bạn muốn nói với cơ quan điều gì? Mỗi loại đi một đường riêng, mời bạn chọn:',
    kinds: {
      suggestion: 'Góp ý, kiến nghị',
      reflection: 'Phản ánh chất lượng phục vụ',
      complaint: 'Khiếu nại',
      denunciation: 'Tố cáo',
      emergency: 'Việc khẩn cấp, nguy hiểm',
    } satisfies Record<Voice, string>,
    button: 'Góp ý, phản ánh',
    lawful: {
      complaint:
        'Khiếu nại phải theo trình tự của Luật Khiếu nại, có người chịu trách nhiệm và thời hạn. Nhắn ở đây thì không được thụ lý.',
      denunciation:
        'Tố cáo phải gửi người có thẩm quyền, để danh tính của bạn được giữ bí mật. Nhắn ở đây thì không được thụ lý.',
    },
    unkept: 'Lời bạn vừa viết giống khiếu nại hoặc tố cáo, nên tôi không lưu và không chuyển cho ai.',
    notMeant: 'Nếu bạn chỉ muốn góp ý, bạn viết lại mà không nêu tên người và không tố ai.',
    where: 'Nơi tiếp nhận:',
  },
  ticket: {
    write: {
      comment: 'Bạn kể trong tin nhắn tiếp theo: việc gì chưa được, ở khâu nào.',
      suggestion: 'Bạn viết góp ý trong tin nhắn tiếp theo: nên sửa điều gì, sửa thế nào.',
      reflection: 'Bạn viết trong tin nhắn tiếp theo: việc gì, ở đâu, hôm nào.',
    } satisfies Record<TicketKind, string>,
    consent:
      'Gửi hay không là tùy bạn. Gửi là bạn đồng ý cho cán bộ đọc lời này để trả lời bạn và sửa cách làm. Số giấy tờ, số điện thoại được che trước khi lưu. Lời này được giữ nhiều nhất 365 ngày. Bạn rút lại được lúc nào cũng được: nhắn mã rồi chọn «Rút lại», hoặc nhắn «quên tôi».',
    leave: 'Thôi, không gửi',
    confirm: (text: string) => `Tôi sẽ chuyển cho cán bộ lời này: «${text}»`,
    confirmAsk: 'Bạn gửi chứ ạ? Muốn sửa thì bạn nhắn lại cả lời.',
    send: 'Gửi',
    sendThat: 'Gửi tin vừa rồi cho cán bộ',
    received: (code: string) => `Đã nhận. Mã của bạn: ${code}`,
    receivedHow:
      'Bạn nhắn mã này để xem đã được trả lời chưa. Khi cán bộ trả lời, tôi báo bạn ở đây nếu kênh chat còn cho phép; không thì báo khi bạn nhắn lại.',
    full: (most: number) =>
      `Hôm nay bạn đã gửi ${most} lời cho cán bộ. Bạn gửi tiếp vào ngày mai, hoặc gọi điện giúp tôi nhé.`,
    nowhere: 'Ở đây tôi chưa chuyển lời cho cán bộ được. Bạn dùng một kênh tiếp nhận dưới đây nhé.',
    inGroup:
      'Trong nhóm thì ai cũng đọc được. Việc này bạn nhắn riêng với tôi nhé: bấm vào tên tôi rồi nhắn tin.',
    notSent: 'Lời cho cán bộ chưa được gửi. Muốn viết tiếp, bạn nhắn «góp ý».',
    left: 'Dạ vâng, tôi chưa gửi gì cả. Khi cần, bạn nhắn «góp ý».',
    none: (code: string) =>
      `Tôi không tìm thấy mã ${code} trong những gì bạn đã gửi ở kênh này. Bạn xem lại mã giúp tôi nhé.`,
    about: (code: string, day: string) => `Mã ${code}, gửi ngày ${day}`,
    yours: (text: string) => `Bạn viết: «${text}»`,
    states: {
      open: 'Đang chờ cán bộ xem.',
      replied: 'Cán bộ đã trả lời.',
      told: 'Cán bộ đã trả lời.',
      closed: 'Cán bộ đã xem và khép lại, không có lời trả lời riêng.',
    } satisfies Record<TicketState, string>,
    reply: (text: string) => `Cán bộ trả lời: ${text}`,
    news: (code: string) => `Lời bạn gửi, mã ${code}, đã được trả lời.`,
    withdraw: 'Rút lại',
    withdrawn: (code: string) => `Đã rút lại mã ${code}. Cán bộ không còn thấy lời này.`,
  },
  asking: {
    stopped: (day: string) =>
      `Đã ghi ngày ${day}: tôi không tự mời bạn đánh giá và không tự nhắn báo tin nữa. Bạn hỏi thì tôi vẫn trả lời.`,
    allowed: (day: string) =>
      `Đã ghi ngày ${day}: thỉnh thoảng tôi có thể mời bạn đánh giá. Muốn thôi, bạn nhắn «dừng».`,
    stop: 'Dừng mời, dừng báo tin',
    allow: 'Cho phép mời lại',
  },
  myData: {
    title: 'Những gì tôi giữ về bạn ở kênh này',
    messages: (days: number) => `Tin nhắn và câu trả lời: ${days} ngày. Số giấy tờ, điện thoại đã được che.`,
    talk: (turns: number, days: number) =>
      `Mạch chuyện đang dở: ${days} ngày từ lần nhắn cuối. Đến nay ${turns} lượt.`,
    events: (days: number) => `Đánh giá và số liệu thống kê: ${days} ngày.`,
    wishes: (count: number, days: number) => `Câu hẹn báo lại: ${count}, giữ ${days} ngày.`,
    tickets: (count: number, days: number) => `Lời gửi cán bộ: ${count}, giữ ${days} ngày.`,
    following: (count: number, days: number) => `Việc đang theo dõi: ${count}, giữ ${days} ngày.`,
    asking: (isStopped: boolean): string =>
      isStopped
        ? 'Mời đánh giá: bạn đã dừng. Tôi nhớ điều này đến khi bạn cho phép lại.'
        : 'Mời đánh giá: nhiều nhất một lần một tuần.',
    ofGroup: 'Muốn xóa những gì tôi giữ về bạn trong nhóm này, bạn nhắn tôi «quên tôi» ngay tại đây.',
    owned: 'Bản tóm tắt',
    ticket: (code: string, day: string, text: string) => `${code}, ngày ${day}: «${text}»`,
    wish: (question: string) => `Hẹn báo: «${question}»`,
    how: 'Muốn xóa hết, bạn nhắn «quên tôi». Luật cho bạn quyền nhận bản đầy đủ: nếu ở đây không thấy tệp, bạn hỏi cán bộ.',
    button: 'Dữ liệu của tôi',
  },
}
