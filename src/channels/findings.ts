import type { Finding, WebhookSettings } from './channel.ts'

const largestSkewMs = 60_000

/**
 * Whether our clock agrees with `theirs`, both epoch milliseconds; nothing when the platform did not tell. `name`: the channel as people
 * know it; `harm`: what a wrong clock does there, a sentence.
 */
export function clockFindings(
  name: string,
  theirs: number | undefined,
  now: number,
  harm: string,
): Finding[] {
  if (theirs === undefined || Number.isNaN(theirs)) return []
  const check = `${name}: đồng hồ`
  const skewMs = Math.abs(now - theirs)
  const seen = `lệch ${Math.round(skewMs / 1000)} giây so với nền tảng`
  if (skewMs <= largestSkewMs) return [{ check, verdict: 'good', seen }]
  const cure = `Bật đồng bộ giờ trên máy này (ví dụ: timedatectl set-ntp true). ${harm}`
  return [{ check, verdict: 'bad', seen, cure }]
}

const shortestSecret = 32

/** Whether the secrets of a webhook cannot be guessed; `variable` holds them. Nothing without a webhook. */
export function secretFindings(
  name: string,
  webhook: WebhookSettings | undefined,
  variable: string,
): Finding[] {
  if (!webhook) return []
  const check = `${name}: mã bí mật của webhook`
  const isLong = webhook.secrets.length > 0 && webhook.secrets.every(({ length }) => length >= shortestSecret)
  if (isLong) return [{ check, verdict: 'good', seen: `dài từ ${shortestSecret} ký tự` }]
  const seen = webhook.secrets.length === 0 ? 'chưa có' : `ngắn hơn ${shortestSecret} ký tự, dễ đoán`
  const cure = `Chạy «openssl rand -hex 32», chép kết quả vào ${variable} rồi khởi động lại.`
  return [{ check, verdict: 'bad', seen, cure }]
}
