import type { UserFromGetMe } from 'grammy/types'
import type { Finding, WebhookSettings } from '../channel.ts'
import { clockFindings, secretFindings } from '../findings.ts'
import { createApi } from './connection.ts'
import { receivingFindings } from './diagnose-receiving.ts'
import { attempt, type Fault } from './fault.ts'
import type { Connection } from './options.ts'
import { probe } from './probe.ts'

export type DiagnoseOptions = Connection & { readonly webhook: WebhookSettings | undefined }

const name = 'Telegram'
const harm = 'Giờ sai làm sai thứ tự tin và ngày hiệu lực.'

/** What `motcua doctor` says of Telegram. Asks only; changes nothing, and does not disturb a bot that runs. Never throws. */
export async function diagnoseTelegram(options: DiagnoseOptions, now: number): Promise<readonly Finding[]> {
  const reached = await probe(options)
  if (reached.kind === 'unreachable')
    return [
      unreachable(reached.code, options),
      ...secretFindings(name, options.webhook, 'TELEGRAM_WEBHOOK_SECRET'),
    ]
  const api = createApi(options)
  const [me, info] = await Promise.all([attempt(() => api.getMe()), attempt(() => api.getWebhookInfo())])
  return [
    { check: 'Telegram: kết nối', verdict: 'good', seen: `${hostOf(options)} trả lời` },
    ...clockFindings(name, reached.date, now, harm),
    ...(me.kind === 'done' ? botFindings(me.result) : [tokenFinding(me.fault)]),
    ...secretFindings(name, options.webhook, 'TELEGRAM_WEBHOOK_SECRET'),
    ...(info.kind === 'done' && me.kind === 'done'
      ? receivingFindings(info.result, options.webhook, now)
      : []),
  ]
}

function hostOf({ apiRoot }: Connection): string {
  return URL.canParse(apiRoot) ? new URL(apiRoot).host : apiRoot
}

function unreachable(code: string, options: DiagnoseOptions): Finding {
  const way = options.proxy === undefined ? '' : ' qua máy chủ trung gian TELEGRAM_PROXY'
  return {
    check: 'Telegram: kết nối',
    verdict: 'bad',
    seen: `không tới được ${hostOf(options)}${way} (${code})`,
    cure: 'Kiểm tra mạng và tường lửa của máy này. Nếu nhà mạng chặn Telegram, đặt TELEGRAM_PROXY là một máy chủ trung gian HTTP, hoặc TELEGRAM_API_ROOT là máy chủ Bot API của cơ quan. Các kênh khác vẫn chạy; muốn tắt Telegram thì xóa TELEGRAM_TOKEN.',
  }
}

function tokenFinding(fault: Fault): Finding {
  const check = 'Telegram: mã bot'
  if (fault.kind === 'refused' && (fault.status === 401 || fault.status === 404)) {
    return {
      check,
      verdict: 'bad',
      seen: `Telegram không nhận mã trong TELEGRAM_TOKEN (${fault.code})`,
      cure: 'Mở @BotFather, gửi /token, chọn bot, chép mã mới vào TELEGRAM_TOKEN rồi khởi động lại. Mã có dạng 123456789:AAF…',
    }
  }
  return {
    check,
    verdict: 'warning',
    seen: `chưa hỏi được Telegram (${fault.code})`,
    cure: 'Đợi vài phút rồi chạy lại. Nếu vẫn vậy, kiểm tra TELEGRAM_API_ROOT và TELEGRAM_PROXY.',
  }
}

function botFindings(me: UserFromGetMe): Finding[] {
  return [
    { check: 'Telegram: mã bot', verdict: 'good', seen: `@${me.username}` },
    me.can_read_all_group_messages
      ? {
          check: 'Telegram: nhóm',
          verdict: 'warning',
          seen: 'bot nhận mọi tin nhắn trong nhóm, kể cả tin không gửi cho bot',
          cure: 'Mở @BotFather, gửi /setprivacy, chọn bot, chọn Enable; rồi mời bot ra và vào lại từng nhóm.',
        }
      : { check: 'Telegram: nhóm', verdict: 'good', seen: groupsOf(me) },
    me.supports_inline_queries
      ? {
          check: 'Telegram: chia sẻ thủ tục',
          verdict: 'good',
          seen: `gõ @${me.username} trong ô chat nào cũng được`,
        }
      : {
          check: 'Telegram: chia sẻ thủ tục',
          verdict: 'warning',
          seen: 'chưa bật chế độ inline',
          cure: 'Không bắt buộc. Muốn người dân chia sẻ thủ tục cho nhau: mở @BotFather, gửi /setinline, chọn bot, nhập «tên thủ tục».',
        },
  ]
}

function groupsOf(me: UserFromGetMe): string {
  return me.can_join_groups ? 'vào nhóm được, chỉ nhận tin gửi cho bot' : 'bot không vào nhóm được'
}
