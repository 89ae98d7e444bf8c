import type { BroadcastState, RecipientState } from '../desk/broadcasts.ts'
import type { Window } from '../desk/windows.ts'

/** What the page of messages to many calls things. */
export const broadcastStateNames: Readonly<Record<BroadcastState, string>> = {
  draft: 'Bản nháp',
  proposed: 'Chờ người thứ hai duyệt',
  countdown: 'Đã duyệt, sắp gửi',
  freezing: 'Đang lập danh sách người nhận',
  sending: 'Đang gửi',
  done: 'Đã gửi xong',
  cancelled: 'Đã hủy, chưa gửi cho ai',
  stopped: 'Đã dừng giữa chừng',
}

export const recipientStateNames: Readonly<Record<RecipientState, string>> = {
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  skipped: 'Bỏ qua',
  unknown: 'Chưa rõ đã nhận',
  failed: 'Lỗi',
}

export const windowNames: Readonly<Record<Window, string>> = {
  free: 'Nhắn trong 48 giờ qua: gửi được, nền tảng không tính phí',
  billed: 'Nhắn từ 48 giờ đến 7 ngày trước: gửi được, nền tảng tính phí hoặc trừ hạn mức gói',
  unpaid: 'Nhắn từ 48 giờ đến 7 ngày trước: bỏ qua, vì cơ quan chưa bật trả phí (ZALO_OA_BILLED)',
  closed: 'Quá 7 ngày chưa nhắn: nền tảng không cho gửi, bỏ qua',
}

/** Why somebody was left out or a message did not go, where it is one of our own reasons. */
export const reasonNames: Readonly<Record<string, string>> = {
  unsubscribed: 'đã ngừng theo dõi, hoặc thôi là cán bộ',
  unreachable: 'đã chặn hoặc không liên lạc được',
  window: 'quá thời hạn nền tảng cho gửi',
  'human-answers': 'cán bộ đang trả lời trực tiếp',
  stopped: 'đã dừng',
}
