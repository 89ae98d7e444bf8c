import type { Factor, Stars } from '../conversation/satisfaction.ts'

/** What staff and readers of reports read, in Vietnamese only: reports go to Vietnamese offices. */
export const report = {
  title: 'Báo cáo hài lòng và hỏi đáp',
  /** Always beside a figure that comes from fewer than ten valid answers. */
  tooFew: 'chưa đủ lượt đánh giá',
  none: 'chưa có lượt đánh giá nào',
  /** The survey is ours: SIPAS is the ministry's, with a sample that stands for everybody. */
  notSipas: 'Người trả lời tự chọn, không đại diện cho toàn dân. Khảo sát nhanh này không phải SIPAS.',
  hidden: '«–»: dưới 10 lượt đánh giá hợp lệ nên không hiện, hoặc chưa có số liệu.',
  index: 'Chỉ số hài lòng = số lượt chọn 4 hoặc 5 chia cho số lượt hợp lệ (1 đến 5).',
  interval: 'Khoảng 95 %: giá trị thật có thể nằm trong khoảng này (Wilson).',

  ended: {
    answered: 'Trả lời được',
    stale: 'Trả lời, kèm cảnh báo',
    choices: 'Đưa ra lựa chọn',
    unknown: 'Chưa trả lời được',
    other: 'Khác',
  },
  factors: {
    access: 'Tiếp cận dịch vụ',
    procedure: 'Thủ tục hành chính',
    staff: 'Công chức giải quyết',
    result: 'Kết quả',
    feedback: 'Tiếp nhận góp ý, phản ánh',
  } satisfies Record<Factor, string>,
  /** The ministry's scale. */
  scale: {
    1: 'Rất không hài lòng',
    2: 'Không hài lòng',
    3: 'Bình thường',
    4: 'Hài lòng',
    5: 'Rất hài lòng',
  } satisfies Record<Stars, string>,

  chart: {
    trend: 'Số câu hỏi và cách kết thúc',
    factors: 'Chỉ số hài lòng theo năm yếu tố',
    stars: 'Mức đánh giá dịch vụ',
    topics: 'Thủ tục được hỏi nhiều nhất',
    empty: 'Chưa có số liệu',
    questions: (count: string) => `${count} câu`,
    ratings: (count: string) => `${count} lượt`,
    valid: (count: string) => `n = ${count}`,
    between: (low: string, high: string) => `khoảng 95 %: ${low} đến ${high}`,
  },
} as const
