import type { Finding, WebhookSettings } from '../channel.ts'
import { clockFindings, secretFindings } from '../findings.ts'
import { type Called, createApi, type Fault } from './api.ts'
import type { Connection, ZaloBotOptions } from './options.ts'
import { plan, tightness, usageOfMonth } from './quota.ts'
import { urlOf } from './registration.ts'

export type DiagnoseOptions = Connection &
  Pick<ZaloBotOptions, 'memory'> & { readonly webhook: WebhookSettings | undefined }

const name = 'Zalo Bot'
const harm = 'Giờ sai làm sai thứ tự tin và ngày hiệu lực.'

/** What `motcua doctor` says of the Zalo bot. Asks only; changes nothing, and does not disturb a bot that runs. Never throws. */
export async function diagnoseZaloBot(options: DiagnoseOptions, now: number): Promise<readonly Finding[]> {
  const api = createApi(options)
  const me = await api('getMe', {})
  const info = me.kind === 'done' ? await api('getWebhookInfo', {}) : undefined
  return [
    tokenFinding(me, options),
    ...clockFindings(name, me.date, now, harm),
    ...secretFindings(name, options.webhook, 'ZALO_BOT_WEBHOOK_SECRET'),
    ...(info ? [receivingFinding(info, options.webhook)] : []),
    await quotaFinding(options, now),
  ]
}

function tokenFinding(me: Called, options: Connection): Finding {
  const check = 'Zalo Bot: mã bot'
  if (me.kind === 'done') return { check, verdict: 'good', seen: nameOf(me.result) }
  if (me.fault.kind === 'refused') return refusedFinding(check, me.fault)
  return {
    check: 'Zalo Bot: kết nối',
    verdict: 'bad',
    seen: `không tới được ${hostOf(options)} (${me.fault.code})`,
    cure: 'Kiểm tra mạng, tường lửa của máy này và ZALO_BOT_API_ROOT. Các kênh khác vẫn chạy; muốn tắt kênh này thì xóa ZALO_BOT_TOKEN.',
  }
}

function refusedFinding(check: string, { code }: Fault): Finding {
  if (code === '429') {
    const cure =
      'Đợi sang tháng sau hoặc nâng gói trong Zalo Bot Manager. Đông người hỏi thì nên dùng Zalo OA.'
    return { check, verdict: 'bad', seen: 'Zalo báo hết hạn mức (429)', cure }
  }
  if (['401', '403', '404'].includes(code)) {
    const cure =
      'Mở Zalo, tìm «Zalo Bot Manager», chọn bot, chép lại Bot Token vào ZALO_BOT_TOKEN rồi khởi động lại. Mã có dạng số:chữ.'
    return { check, verdict: 'bad', seen: `Zalo không nhận mã trong ZALO_BOT_TOKEN (${code})`, cure }
  }
  const cure = 'Đợi vài phút rồi chạy lại. Nếu vẫn vậy, xem thông báo của Zalo Bot Platform.'
  return { check, verdict: 'warning', seen: `Zalo trả lời lỗi (${code})`, cure }
}

function nameOf(result: unknown): string {
  const name =
    typeof result === 'object' && result !== null && 'account_name' in result
      ? result.account_name
      : undefined
  return typeof name === 'string' ? name : 'Zalo nhận mã này'
}

function hostOf({ apiRoot }: Connection): string {
  return URL.canParse(apiRoot) ? new URL(apiRoot).host : apiRoot
}

function receivingFinding(info: Called, webhook: WebhookSettings | undefined): Finding {
  const check = webhook ? 'Zalo Bot: webhook' : 'Zalo Bot: cách nhận tin'
  if (info.kind === 'fault') return refusedFinding(check, info.fault)
  const url = urlOf(info.result)
  return webhook ? webhookFinding(check, url, webhook) : pollingFinding(check, url)
}

function webhookFinding(check: string, url: string, webhook: WebhookSettings): Finding {
  if (url === webhook.url) return { check, verdict: 'good', seen: `Zalo gửi tin tới ${url}` }
  const seen = url === '' ? 'chưa đặt' : 'đang trỏ tới địa chỉ khác'
  const cure = `Khởi động bot: bot tự đặt webhook ${webhook.url}. Nếu vẫn vậy, một nơi khác đang dùng cùng mã bot: hãy tắt nơi đó.`
  return { check, verdict: 'bad', seen, cure }
}

/** The platform documents polling for trying things out only: whatever a crash interrupts is lost. */
function pollingFinding(check: string, url: string): Finding {
  const cure =
    url === ''
      ? 'Chỉ để chạy thử: tin đến đúng lúc bot ngừng có thể mất. Khi dùng thật, đặt PUBLIC_URL (https) và ZALO_BOT_WEBHOOK_SECRET.'
      : 'Nếu nơi khác là bản cũ, hãy tắt nó; khi chạy, bot sẽ tự gỡ webhook. Nếu nơi khác còn dùng, hãy tạo bot riêng trong Zalo Bot Manager.'
  return url === ''
    ? { check, verdict: 'warning', seen: 'hỏi tin định kỳ', cure }
    : { check, verdict: 'bad', seen: 'bot này đang gửi tin tới một webhook ở nơi khác', cure }
}

async function quotaFinding(options: DiagnoseOptions, now: number): Promise<Finding> {
  const check = 'Zalo Bot: hạn mức tháng này'
  try {
    const usage = await usageOfMonth(options, now)
    const { people, sent } = usage
    const seen = `${people}/${plan.people} người, ${sent}/${plan.messages} tin (theo số bot tự đếm; mức của gói Basic do bên thứ ba công bố, Zalo chưa xác nhận)`
    if (tightness(usage).length === 0) return { check, verdict: 'good', seen }
    const cure = 'Gói Basic chỉ hợp để thí điểm. Nâng gói trong Zalo Bot Manager, hoặc chuyển sang Zalo OA.'
    return { check, verdict: 'warning', seen, cure }
  } catch {
    const cure = 'Xem mục «Nơi lưu trữ» ở trên.'
    return { check, verdict: 'warning', seen: 'chưa đếm được', cure }
  }
}
