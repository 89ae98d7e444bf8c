import { createHash, timingSafeEqual } from 'node:crypto'
import { faultFields, type Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Webhook, WebhookReply } from '../channel.ts'
import type { Status } from './status.ts'
import type { Take } from './take.ts'

export type ReceiveOptions = {
  readonly secrets: readonly string[]
  readonly take: Take
  readonly status: Status
  readonly meters: Meters
  readonly log: Log
}

/** Telegram tries again after this; it holds back what else that chat says until then. */
const retryAfterSeconds = 5

export function createWebhook(options: ReceiveOptions): Webhook {
  const { meters } = options
  const isSecret = secretCheck(options.secrets)
  return {
    path: '/webhooks/telegram',
    async receive(headers, body) {
      const started = performance.now()
      if (!isSecret(headers['x-telegram-bot-api-secret-token'])) {
        meters.received('telegram', 'refused', 'secret')
        return { status: 401 }
      }
      const reply = await receive(options, body)
      meters.acknowledged('telegram', (performance.now() - started) / 1000)
      return reply
    },
  }
}

async function receive({ take, status, meters, log }: ReceiveOptions, body: Buffer): Promise<WebhookReply> {
  const wire = parse(body)
  if (wire === undefined) {
    meters.received('telegram', 'refused', 'json')
    return { status: 400 }
  }
  try {
    const taken = await take(wire)
    if (taken === 'malformed') return { status: 400 }
    status.received()
    return { status: 200 }
  } catch (error) {
    log.error({ ...faultFields(error), channel: 'telegram' }, 'update not stored')
    return { status: 503, retryAfterSeconds }
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Takes the same time whatever is given: digests are of one length, and every secret is compared. */
function secretCheck(secrets: readonly string[]): (given: string | string[] | undefined) => boolean {
  const digests = secrets.map(digest)
  return (given) => {
    const found = digest(typeof given === 'string' ? given : '')
    const matches = digests.filter((each) => timingSafeEqual(each, found))
    return typeof given === 'string' && matches.length > 0
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
