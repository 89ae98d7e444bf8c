import type { TicketState } from '../conversation/ticket.ts'

export const stateNames: Readonly<Record<TicketState, string>> = {
  open: 'Chờ trả lời',
  replied: 'Đã trả lời, chờ chuyển',
  told: 'Đã chuyển đến người dân',
  closed: 'Đã đóng, không trả lời',
}

export const stateMeanings: Readonly<Record<TicketState, string>> = {
  open: 'Chưa ai trả lời.',
  replied: 'Trả lời được chuyển khi nền tảng cho phép, hoặc khi người dân nhắn tin lần tới.',
  told: 'Người dân đã nhận được trả lời trong khung chat.',
  closed: 'Người dân tra mã thấy ý kiến đã được ghi nhận.',
}
