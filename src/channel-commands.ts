import { recallUsername } from './channels/telegram/bot.ts'
import { createZaloAccount } from './channels/zalo-oa/account.ts'
import { runDoctor } from './cli/doctor.ts'
import type { Io } from './cli/io.ts'
import { makeQr, type QrOptions } from './cli/qr.ts'
import { type ConnectOptions, connect, status, token, type ZaloAccount } from './cli/zalo.ts'
import type { Config } from './config.ts'
import type { Memory } from './desk/memory.ts'
import { examinations } from './examinations.ts'
import type { Library } from './intents/intent.ts'
import { wordsFor } from './words/words.ts'

/** What the commands about chat platforms work with. They are loaded only when one is asked for: platforms' clients are large. */
export type Setting = { readonly memory: Memory; readonly config: Config; readonly io: Io }

export function doctor(
  { memory, config, io }: Setting,
  options: { readonly json: boolean },
): Promise<number> {
  return runDoctor(examinations(config, memory), options, io)
}

export async function qr(
  { memory, config, io }: Setting,
  library: Library,
  entry: string | undefined,
  options: QrOptions,
): Promise<number> {
  const { telegram, zaloOa, publicUrl } = config
  const addresses = {
    telegram: telegram && (await recallUsername(memory, telegram.token)),
    zaloOa: zaloOa?.oaId,
    web: publicUrl,
  }
  return makeQr(entry, options, { ...library, addresses, words: wordsFor('vi'), now: Date.now() }, io)
}

export function zaloConnect(setting: Setting, options: ConnectOptions): Promise<number> {
  const { https, publicUrl } = setting.config
  const callback = options.callback ?? (https ? `${publicUrl}/` : undefined)
  return withAccount(setting, (account) =>
    connect({ ...options, callback }, account, process.stdin, setting.io),
  )
}

export function zaloToken(setting: Setting): Promise<number> {
  return withAccount(setting, (account) => token(account, process.stdin, setting.io))
}

export function zaloStatus(setting: Setting): Promise<number> {
  return withAccount(setting, (account) => status(account, setting.io))
}

async function withAccount(
  { memory: { credentials }, config: { zaloOa }, io }: Setting,
  run: (account: ZaloAccount) => Promise<number>,
): Promise<number> {
  if (zaloOa) return run(createZaloAccount({ ...zaloOa, credentials, now: Date.now }))
  io.err('Zalo OA is not set up: set ZALO_OA_APP_ID and the variables beside it, see docs/channels.md')
  return 2
}
