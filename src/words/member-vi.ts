/** What we say to civil servants of being one of them. */
export const memberVi = {
  joined: (name: string, unit: string) => `Xin chào ${name}, bạn đã được ghi là cán bộ của ${unit}.`,
  role: { member: 'cán bộ', manager: 'phụ trách đơn vị' },
  until: (day: string) => `Quyền này có hạn đến ngày ${day}. Người quản trị có thể thu hồi bất cứ lúc nào.`,
  onlyHere:
    'Nội dung dành cho cán bộ chỉ hiện trong cuộc trò chuyện riêng này, không hiện trong nhóm. Xin đừng chuyển tiếp.',
  deleteCode: 'Mã vừa nhập không dùng lại được và tôi không lưu. Bạn nên xóa tin nhắn chứa mã.',
  /** Where whoever opens the browser is taken for the person. */
  browser:
    'Trên trang web, quyền này gắn với trình duyệt bạn đang dùng. Ai mở trình duyệt này cũng xem được: chỉ dùng trên máy của riêng bạn.',
  why: 'Bạn nhận tin này vì được ghi là cán bộ. Không làm nữa, bạn nhắn: «Thôi là cán bộ».',
  leaveHow: 'Không làm nữa hoặc đổi máy, bạn nhắn: «Thôi là cán bộ».',
  bad: 'Mã này không dùng được. Mã chỉ dùng một lần, trong 10 phút: bạn xin người quản trị mã mới.',
  closed: 'Đã nhập sai nhiều lần nên tôi chưa xem mã này. Bạn thử lại sau một giờ.',
  group:
    'Mã cán bộ chỉ nhập trong cuộc trò chuyện riêng với tôi. Mã gửi trong nhóm bị hủy: bạn xin mã mới rồi nhắn riêng.',
  nowhere: 'Ở đây không nhận mã cán bộ vì không lưu gì. Bạn nhập mã trên Zalo, Telegram hoặc trang web.',
  shown: (name: string, role: string, unit: string) => `Bạn là ${name}, ${role}, ${unit}.`,
  none: 'Ở cuộc trò chuyện này, bạn không được ghi là cán bộ.',
  left: (day: string) => `Đã xóa: từ ngày ${day} bạn không còn được ghi là cán bộ ở kênh này.`,
  erased: 'Quyền cán bộ của bạn ở kênh này cũng đã xóa.',
  kept: (unit: string, day: string) => `Bạn được ghi là cán bộ của ${unit}, đến ngày ${day}.`,
}
