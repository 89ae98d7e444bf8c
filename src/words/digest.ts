/** The weekly digest, in Vietnamese. Figures come written as readers write them: «1.034», «86,5 %». */
export const digest = {
  title: (isWeek: boolean) => (isWeek ? 'Bản tin tuần' : 'Bản tin'),
  period: (from: string, to: string) => `Từ ${from} đến ${to}`,
  people: 'người hỏi',
  questions: 'câu hỏi',
  answered: 'trả lời được',
  satisfied: 'hài lòng về dịch vụ',
  trend: { day: 'Câu hỏi từng ngày', week: 'Câu hỏi từng tuần', month: 'Câu hỏi từng tháng' },
  unanswered: 'Hỏi nhiều mà chưa trả lời được',
  allAnswered: 'Kỳ này không có câu nào bị bỏ ngỏ.',
  asked: (people: string, times: string) => `${people} người, ${times} lần`,
  of: (part: string, all: string) => `${part} trong ${all} câu`,
  exact: (n: string, low: string, high: string) => `n = ${n}; từ ${low} đến ${high}`,
  made: (day: string) => `Lập ngày ${day}`,

  nobody: (period: string) => `${period}: chưa có ai hỏi (n = 0).`,
  came: (period: string, people: string, questions: string, compared: string) =>
    `${period}: ${people} người hỏi ${questions} câu${compared}.`,
  before: (questions: string) => `; kỳ trước ${questions} câu`,
  more: (share: string, questions: string) => `, tăng ${share} so với kỳ trước (${questions} câu)`,
  fewer: (share: string, questions: string) => `, giảm ${share} so với kỳ trước (${questions} câu)`,
  same: (questions: string) => `, bằng kỳ trước (${questions} câu)`,

  noShares: 'Chưa có câu nào để tính tỷ lệ trả lời (n = 0).',
  ended: (answered: string, stale: string, choices: string, unknown: string, n: string) =>
    `Trả lời được ${answered} (gồm ${stale} kèm cảnh báo nội dung cũ), đưa ra lựa chọn ${choices}, chưa trả lời được ${unknown} (n = ${n} câu).`,

  noRatings: 'Chưa có lượt đánh giá dịch vụ nào (n = 0).',
  tooFew: 'Hài lòng về dịch vụ: chưa đủ lượt đánh giá (n < 10) nên không nêu con số.',
  index: (value: string, n: string, low: string, high: string, compared: string) =>
    `Chỉ số hài lòng về dịch vụ ${value} (n = ${n}, khoảng 95 %: ${low} đến ${high})${compared}.`,
  indexBefore: (value: string, n: string, isClear: boolean) =>
    `; kỳ trước ${value} (n = ${n}), ${isClear ? 'khác biệt rõ' : 'chưa thể nói là khác nhau'}`,
} as const
