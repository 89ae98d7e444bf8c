import type { WebhookInfo } from 'grammy/types'
import type { Finding, WebhookSettings } from '../channel.ts'
import { hasOurUpdates } from './registration.ts'

/** How Telegram sees the way in which this bot receives; undefined: it polls. */
export function receivingFindings(
  info: WebhookInfo,
  webhook: WebhookSettings | undefined,
  now: number,
): Finding[] {
  return webhook ? webhookFindings(info, webhook, now) : [pollingFinding(info)]
}

function pollingFinding(info: WebhookInfo): Finding {
  const check = 'Telegram: cách nhận tin'
  if (info.url === '') {
    return { check, verdict: 'good', seen: `hỏi tin định kỳ, ${info.pending_update_count} tin đang chờ` }
  }
  return {
    check,
    verdict: 'bad',
    seen: 'bot này đang gửi tin tới một webhook ở nơi khác',
    cure: 'Nếu nơi khác là bản cũ, hãy tắt nó; khi chạy, bot sẽ tự gỡ webhook. Nếu nơi khác còn dùng, hãy tạo bot riêng bằng @BotFather.',
  }
}

/** An error of last week is no news. */
const recentMs = 3_600_000
const manyPending = 100

function webhookFindings(info: WebhookInfo, webhook: WebhookSettings, now: number): Finding[] {
  const check = 'Telegram: webhook'
  if (info.url !== webhook.url) {
    const seen = info.url === '' ? 'chưa đặt' : 'đang trỏ tới địa chỉ khác'
    const cure = `Khởi động bot: bot tự đặt webhook ${webhook.url}. Nếu vẫn vậy, một nơi khác đang dùng cùng mã bot: hãy tắt nơi đó.`
    return [{ check, verdict: 'bad', seen, cure }]
  }
  return [errorFinding(info, webhook, now), pendingFinding(info), kindsFinding(info)]
}

function errorFinding(info: WebhookInfo, webhook: WebhookSettings, now: number): Finding {
  const check = 'Telegram: webhook'
  const { last_error_date: date, last_error_message: message = '' } = info
  if (date === undefined || now - date * 1000 > recentMs) {
    return { check, verdict: 'good', seen: `Telegram gửi tin tới ${webhook.url}` }
  }
  const minutes = Math.max(0, Math.round((now - date * 1000) / 60_000))
  return {
    check,
    verdict: 'warning',
    seen: `${minutes} phút trước Telegram không gửi được: ${message}`,
    cure: cureOf(message),
  }
}

/** Telegram says in English what went wrong. */
const webhookCures: readonly (readonly [RegExp, string])[] = [
  [
    /401|unauthorized/i,
    'Mã bí mật không khớp: khởi động lại bot để đặt lại webhook bằng TELEGRAM_WEBHOOK_SECRET mới.',
  ],
  [
    /certificate|ssl|tls/i,
    'Chứng thư HTTPS của PUBLIC_URL sai hoặc hết hạn: gia hạn chứng thư, kèm đủ chứng thư trung gian.',
  ],
  [
    /timed? ?out|refused|resolve|unreachable/i,
    'Internet không vào được PUBLIC_URL: kiểm tra tên miền, tường lửa và cổng 443 (Telegram chỉ gọi cổng 443, 80, 88, 8443).',
  ],
  [/404|not found/i, 'Máy chủ phía trước không chuyển /webhooks/telegram tới bot: sửa cấu hình của nó.'],
  [/50\d/, 'Bot hoặc máy chủ phía trước báo lỗi: xem /healthz, nhật ký của bot và dung lượng đĩa.'],
]

function cureOf(message: string): string {
  const found = webhookCures.find(([pattern]) => pattern.test(message))
  return (
    found?.[1] ??
    'Mở PUBLIC_URL/healthz từ một máy ngoài cơ quan; nếu không mở được, kiểm tra tên miền, HTTPS và tường lửa.'
  )
}

function pendingFinding({ pending_update_count: pending }: WebhookInfo): Finding {
  const check = 'Telegram: tin chờ'
  const seen = `${pending} tin đang chờ ở Telegram`
  if (pending < manyPending) return { check, verdict: 'good', seen }
  const cure =
    'Bot nhận không kịp hoặc vừa ngừng. Nếu vài phút sau số này không giảm, xem mục webhook ở trên và /healthz.'
  return { check, verdict: 'warning', seen, cure }
}

function kindsFinding(info: WebhookInfo): Finding {
  const check = 'Telegram: loại tin nhận'
  return hasOurUpdates(info)
    ? { check, verdict: 'good', seen: 'đúng những loại bot cần' }
    : {
        check,
        verdict: 'bad',
        seen: 'khác với những loại bot cần: nút bấm hoặc tin nhắn có thể không tới',
        cure: 'Khởi động lại bot: bot tự đặt lại.',
      }
}
