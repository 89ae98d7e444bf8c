/** What the people who run the bot must hear about. `channel` is a name of conversation/message.ts. */
export type Alert =
  /** Nothing can be sent until somebody acts. */
  | { readonly kind: 'channel-down'; readonly channel: string; readonly reason: string }
  /** The chain of refresh tokens is broken, or may be: only a new consent helps. */
  | { readonly kind: 'consent-needed'; readonly channel: string }
  /** Days since the last successful refresh; the chain ends at 90. */
  | { readonly kind: 'consent-ending'; readonly channel: string; readonly days: number }
  /** The platform calls what we sent wrong: a fault of ours. */
  | { readonly kind: 'refused-as-wrong'; readonly channel: string; readonly code: string }
  /** Content or behaviour that the platform forbids: a human must look. */
  | { readonly kind: 'policy'; readonly channel: string; readonly code: string }
  | { readonly kind: 'quota'; readonly channel: string; readonly code: string }
  /** Another process polls with the same token. */
  | { readonly kind: 'second-poller'; readonly channel: string }
  /** Hours in which nothing came in although it usually does. */
  | { readonly kind: 'quiet'; readonly channel: string; readonly hours: number }
  | { readonly kind: 'parked'; readonly channel: string }
  /** Facts, bases and reviews whose day has come, or comes within a month; `first` is the entry to begin with. */
  | {
      readonly kind: 'content-ages'
      readonly channel: 'content'
      readonly past: number
      readonly soon: number
      readonly first: string
      readonly day: string
    }

/** One alert for those who answer for the bot: what happened, and what to do. */
export function alertText(alert: Alert): string {
  const about = alert.kind === 'content-ages' ? 'Nội dung' : alert.channel
  return `⚠ ${about}: ${said(alert)}`
}

function said(alert: Alert): string {
  switch (alert.kind) {
    case 'channel-down':
      return `kênh không gửi được (${alert.reason}). Chạy «motcua doctor» để biết cách sửa.`
    case 'consent-needed':
      return 'quyền truy cập đã mất, bot không trả lời được nữa. Người quản trị OA chạy «motcua zalo connect» để cấp lại.'
    case 'consent-ending':
      return `đã ${alert.days} ngày chưa đổi được mã truy cập; sau 90 ngày sẽ mất hẳn. Chạy «motcua doctor» rồi «motcua zalo connect».`
    case 'refused-as-wrong':
      return `nền tảng từ chối tin nhắn vì sai cách viết (mã ${alert.code}). Đây là lỗi của phần mềm, hãy báo nhóm phát triển.`
    case 'policy':
      return `nền tảng báo vi phạm chính sách (mã ${alert.code}). Cán bộ phụ trách cần xem ngay.`
    case 'quota':
      return `hết hạn mức gửi tin (mã ${alert.code}). Nâng gói, nạp tiền hoặc đợi kỳ sau.`
    case 'second-poller':
      return 'có một tiến trình khác cũng đang nhận tin bằng cùng mã bot. Chỉ để một nơi chạy.'
    case 'quiet':
      return `đã ${alert.hours} giờ không nhận được tin nào. Kiểm tra webhook bằng «motcua doctor».`
    case 'content-ages':
      return `${alert.past} điều đã hết hạn hoặc đến hạn rà soát, ${alert.soon} điều sẽ đổi trong một tháng tới. Bắt đầu từ «${alert.first}». Chạy «motcua check --as-of ${alert.day}» để xem từng điều.`
    case 'parked':
      return 'một câu hỏi không trả lời được vì lỗi phần mềm; người hỏi đã được xin lỗi. Xem nhật ký.'
  }
}
