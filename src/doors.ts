import type { Channel } from './channels/channel.ts'
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

/** The chat platforms that are set up, not started yet. Clients of the others are not even loaded: a start is an outage. */
export async function createDoors(config: Config, house: House): Promise<readonly Channel[]> {
  const { shelf, ...rest } = house
  const common = { ...rest, words: { vi: wordsFor('vi'), en: wordsFor('en') }, now: Date.now }
  const { telegram, zaloOa, zaloBot } = config
  const doors: Channel[] = []
  if (telegram) {
    const { createTelegram } = await import('./channels/telegram/telegram.ts')
    const office = () => shelf.library().knowledge.office.name
    const shareHere = (text: string) => share(shelf.library(), text, Date.now())
    doors.push(createTelegram({ ...telegram, ...common, office, share: shareHere }))
  }
  if (zaloOa) {
    const { createZaloOa } = await import('./channels/zalo-oa/zalo-oa.ts')
    doors.push(createZaloOa({ ...zaloOa, ...common }))
  }
  if (zaloBot) {
    const { createZaloBot } = await import('./channels/zalo-bot/zalo-bot.ts')
    doors.push(createZaloBot({ ...zaloBot, ...common }))
  }
  return doors
}
