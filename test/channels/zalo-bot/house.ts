import fastify from 'fastify'
import { onTestFinished } from 'vitest'
import type { Channel } from '../../../src/channels/channel.ts'
import { addWebhooks } from '../../../src/channels/webhooks.ts'
import type { ZaloBotOptions } from '../../../src/channels/zalo-bot/options.ts'
import { createZaloBot } from '../../../src/channels/zalo-bot/zalo-bot.ts'
import type { Desk, Sender } from '../../../src/desk/desk.ts'
import type { Memory } from '../../../src/desk/memory.ts'
import { type DeskOptions, openDesk } from '../../../src/desk/open.ts'
import { createMeters, type Meters } from '../../../src/lib/meters.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { en } from '../../../src/words/en.ts'
import { vi } from '../../../src/words/vi.ts'
import { openStore } from '../../helpers/desk.ts'
import { type Entry, keepLog } from '../../helpers/talk.ts'
import { plain, respond } from '../web/samples.ts'

export const secret = 'a-secret-of-the-webhook-0123456789'

export type House = {
  readonly door: Channel
  readonly desk: Desk
  readonly memory: Memory
  readonly meters: Meters
  readonly log: { readonly entries: readonly Entry[] }
  readonly alerts: readonly Alert[]
  /** Where webhooks are posted to. */
  readonly url: string
}

type Where = { readonly url: string; readonly token: string }
type Changes = Partial<ZaloBotOptions> & {
  /** Receives by webhook in place of polling. */
  readonly byWebhook?: boolean
  readonly store?: Memory
  readonly answers?: DeskOptions['respond']
}

/** The Zalo bot door on a real desk, a real store and a real HTTP server; closed when the test ends. */
export async function openHouse({ url, token }: Where, changes: Changes = {}): Promise<House> {
  const { byWebhook = false, store, answers = respond, ...options } = changes
  const memory = store ?? (await openStore())
  const log = keepLog()
  const alerts: Alert[] = []
  const meters = createMeters()
  const doors: Channel[] = []
  const desk = await openDesk({
    memory,
    senders: [forward(doors)],
    respond: answers,
    apology: () => plain('error-fault', 'Xin lỗi, chưa trả lời được.'),
    newKey: () => 'lan001',
    log,
    meters,
    now: Date.now,
    pollMs: 50,
  })
  const app = fastify()
  const door = createZaloBot({
    token,
    apiRoot: url,
    // The double is told by route() where that is.
    webhook: byWebhook ? { url: 'https://bot.test/webhooks/zalo-bot', secrets: [secret] } : undefined,
    desk,
    memory,
    words: { vi, en },
    alarm: (alert) => void alerts.push(alert),
    meters,
    log,
    now: Date.now,
    ...options,
  })
  addWebhooks(app, door.webhook ? [door.webhook] : [])
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  doors.push(door)
  onTestFinished(async () => {
    await door.stop()
    await app.close()
    await desk.close()
  })
  return { door, desk, memory, meters, log, alerts, url: address }
}

function forward(doors: readonly Channel[]): Sender {
  return {
    channel: 'zalo-bot',
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
