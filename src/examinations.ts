import type { Finding } from './channels/channel.ts'
import { diagnoseTelegram } from './channels/telegram/diagnose.ts'
import { diagnoseZaloBot } from './channels/zalo-bot/diagnose.ts'
import { diagnoseZaloOa } from './channels/zalo-oa/diagnose.ts'
import { createTokens, type Tokens } from './channels/zalo-oa/tokens.ts'
import type { Examination } from './cli/doctor.ts'
import type { Config } from './config.ts'
import type { ZaloOaConfig } from './config-doors.ts'
import type { Memory } from './desk/memory.ts'
import { createLog } from './lib/log.ts'
import { storeKind, storeName } from './store/address.ts'

/** What `motcua doctor` looks at with these settings: the house, then each channel that is set up. */
export function examinations(config: Config, memory: Memory): readonly Examination[] {
  const { telegram, zaloOa, zaloBot } = config
  return [
    { name: 'Một Cửa', look: () => houseFindings(config, memory) },
    ...(telegram ? [{ name: 'Telegram', look: () => diagnoseTelegram(telegram, Date.now()) }] : []),
    ...(zaloOa
      ? [
          {
            name: 'Zalo OA',
            look: () => diagnoseZaloOa({ ...zaloOa, memory, tokens: tokensOf(zaloOa, memory) }, Date.now()),
          },
        ]
      : []),
    ...(zaloBot
      ? [{ name: 'Zalo Bot', look: () => diagnoseZaloBot({ ...zaloBot, memory }, Date.now()) }]
      : []),
  ]
}

function tokensOf(config: ZaloOaConfig, { credentials }: Memory): Tokens {
  return createTokens({ ...config, credentials, alarm() {}, log: createLog('silent'), now: Date.now })
}

async function houseFindings(config: Config, memory: Memory): Promise<readonly Finding[]> {
  return [
    storeFinding(await memory.healthy(), config),
    ...channelFindings(config),
    await lettersFinding(memory),
  ]
}

const storeCures = {
  sqlite: 'Kiểm tra ổ đĩa còn chỗ và quyền ghi vào thư mục MOTCUA_DATA.',
  postgres: 'Kiểm tra máy chủ PostgreSQL đang chạy, còn chỗ trên ổ đĩa, và địa chỉ DATABASE_URL.',
} as const

function storeFinding(isHealthy: boolean, { dataDir, store }: Config): Finding {
  const check = 'Nơi lưu trữ'
  const kind = storeKind(store)
  const place = kind === 'sqlite' ? dataDir : storeName(store)
  if (isHealthy) return { check, verdict: 'good', seen: `ghi và đọc lại được trong ${place}` }
  return { check, verdict: 'bad', seen: `không ghi được vào ${place}`, cure: storeCures[kind] }
}

function channelFindings({ telegram, zaloOa, zaloBot, alertChats }: Config): Finding[] {
  if (!telegram && !zaloOa && !zaloBot) {
    const cure = 'Muốn mở thêm Zalo hoặc Telegram, xem docs/channels.md.'
    return [{ check: 'Kênh', verdict: 'warning', seen: 'chỉ có trang web', cure }]
  }
  if (alertChats.length > 0) return []
  const cure = 'Đặt ALERT_CHATS là nhóm chat của cán bộ kỹ thuật, để biết ngay khi kênh hỏng.'
  return [{ check: 'Báo động', verdict: 'warning', seen: 'chưa có nơi nhận cảnh báo', cure }]
}

const mostLetters = 1000

async function lettersFinding(memory: Memory): Promise<Finding> {
  const check = 'Tin gửi không được'
  const { length } = await memory.deadLetters(mostLetters)
  if (length === 0) return { check, verdict: 'good', seen: 'không có' }
  const cure = 'Chạy «motcua outbox» để xem lý do; «motcua outbox retry» để gửi lại.'
  return { check, verdict: 'warning', seen: `${length} tin`, cure }
}
