/** The page of quality, for everybody. */
export const quality = {
  title: 'Chất lượng hỏi đáp và mức độ hài lòng',
  about: (office: string, period: string) =>
    `${office}. ${period}, bốn tuần trọn gần nhất; cập nhật thứ Hai hằng tuần.`,
  who: 'Số liệu đếm tự động từ các câu hỏi gửi trợ lý tự động của cơ quan. Trang này không có lời của ai và không chỉ ra ai.',
  weeks: 'Từng tuần',
  json: 'Số liệu này ở dạng JSON',
  chat: 'Về trang hỏi đáp',
} as const
