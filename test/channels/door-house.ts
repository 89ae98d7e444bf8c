import fastify from 'fastify'
import { onTestFinished } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { addWebhooks } from '../../src/channels/webhooks.ts'
import type { Alarm } from '../../src/desk/alerts.ts'
import type { Desk, Sender } from '../../src/desk/desk.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { type DeskOptions, openDesk } from '../../src/desk/open.ts'
import type { Log } from '../../src/lib/log.ts'
import { createMeters, type Meters } from '../../src/lib/meters.ts'
import type { Alert } from '../../src/words/alerts.ts'
import { en } from '../../src/words/en.ts'
import { vi } from '../../src/words/vi.ts'
import type { Words } from '../../src/words/words.ts'
import { openStore } from '../helpers/desk.ts'
import { type Entry, keepLog } from '../helpers/talk.ts'
import { plain, respond } from './web/samples.ts'

export const secret = 'a-secret-of-the-webhook-0123456789'

/** Where a double is, for a door to call. */
export type Where = { readonly url: string; readonly token: string }

export type House = {
  readonly door: Channel
  readonly desk: Desk
  readonly memory: Memory
  readonly meters: Meters
  readonly log: { readonly entries: readonly Entry[] }
  readonly alerts: readonly Alert[]
  /** Where webhooks are posted to. */
  readonly url: string
  stop(): Promise<void>
}

/** What every door is given. */
export type Common = {
  readonly desk: Desk
  readonly memory: Memory
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  readonly alarm: Alarm
  readonly meters: Meters
  readonly log: Log
  readonly now: () => number
}

export type Changes = {
  /** Receives by webhook in place of polling. */
  readonly byWebhook?: boolean
  readonly store?: Memory
  readonly answers?: DeskOptions['respond']
}

/** A door on a real desk, a real store and a real HTTP server; closed when the test ends. */
export async function openDoorHouse(
  channel: Channel['channel'],
  create: (common: Common) => Channel,
  { store, answers = respond }: Changes,
): Promise<House> {
  const memory = store ?? (await openStore())
  const log = keepLog()
  const alerts: Alert[] = []
  const meters = createMeters()
  const doors: Channel[] = []
  const desk = await openDesk({
    memory,
    senders: [forward(channel, doors)],
    respond: answers,
    apology: () => plain('error-fault', 'Xin lỗi, chưa trả lời được.'),
    newKey: () => 'lan001',
    log,
    meters,
    now: Date.now,
    pollMs: 50,
  })
  const alarm: Alarm = (alert) => void alerts.push(alert)
  const door = create({ desk, memory, words: { vi, en }, alarm, meters, log, now: Date.now })
  const app = fastify()
  addWebhooks(app, door.webhook ? [door.webhook] : [])
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  doors.push(door)
  let stopped: Promise<void> | undefined
  const close = async () => {
    await door.stop()
    await app.close()
    await desk.close()
  }
  const stop = () => {
    stopped ??= close()
    return stopped
  }
  onTestFinished(stop)
  return { door, desk, memory, meters, log, alerts, url, stop }
}

/** The double is told by `route` where this really is. */
export function webhookOf(channel: Channel['channel'], byWebhook: boolean | undefined) {
  return byWebhook ? { url: `https://bot.test/webhooks/${channel}`, secrets: [secret] } : undefined
}

function forward(channel: Channel['channel'], doors: readonly Channel[]): Sender {
  return {
    channel,
    async send(outgoing) {
      return (await doors[0]?.send(outgoing)) ?? { kind: 'later', retryAt: 0, reason: 'door not open yet' }
    },
  }
}

/** The value of one line of the metrics, 0 when it is not there. */
export async function metric(meters: Meters, line: string): Promise<number> {
  const text = await meters.text()
  const found = text.split('\n').find((each) => each.startsWith(`${line} `))
  return Number(found?.split(' ').at(-1) ?? 0)
}
