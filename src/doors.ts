import type { Channel } from './channels/channel.ts'
import { createTelegram } from './channels/telegram/telegram.ts'
import { createZaloBot } from './channels/zalo-bot/zalo-bot.ts'
import { createZaloOa } from './channels/zalo-oa/zalo-oa.ts'
import type { Config } from './config.ts'
import type { ChannelName } from './conversation/message.ts'
import type { Alarm } from './desk/alerts.ts'
import type { Desk } from './desk/desk.ts'
import type { Memory } from './desk/memory.ts'
import { share } from './intents/share.ts'
import type { Log } from './lib/log.ts'
import type { Meters } from './lib/meters.ts'
import type { Shelf } from './library.ts'
import { wordsFor } from './words/words.ts'

export type House = {
  readonly desk: Desk
  readonly memory: Memory
  readonly shelf: Shelf
  readonly log: Log
  readonly meters: Meters
  readonly alarm: Alarm
}

/** The doors that these settings open; the web is always open. */
export function doorNames({ telegram, zaloOa, zaloBot }: Config): readonly ChannelName[] {
  return [
    'web',
    ...(telegram ? (['telegram'] as const) : []),
    ...(zaloOa ? (['zalo-oa'] as const) : []),
    ...(zaloBot ? (['zalo-bot'] as const) : []),
  ]
}

/** The chat platforms that are set up, not started yet. */
export function createDoors(config: Config, house: House): readonly Channel[] {
  const { shelf, ...rest } = house
  const common = { ...rest, words: { vi: wordsFor('vi'), en: wordsFor('en') }, now: Date.now }
  const { telegram, zaloOa, zaloBot } = config
  return [
    ...(telegram
      ? [
          createTelegram({
            ...telegram,
            ...common,
            office: () => shelf.library().knowledge.office.name,
            share: (text) => share(shelf.library(), text, Date.now()),
          }),
        ]
      : []),
    ...(zaloOa ? [createZaloOa({ ...zaloOa, ...common })] : []),
    ...(zaloBot ? [createZaloBot({ ...zaloBot, ...common })] : []),
  ]
}
