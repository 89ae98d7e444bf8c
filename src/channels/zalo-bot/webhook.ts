import { faultFields, type Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Webhook, WebhookReply } from '../channel.ts'
import { headerSecretCheck } from '../header-secret.ts'
import type { Status } from './status.ts'
import type { Take } from './take.ts'

export type ReceiveOptions = {
  readonly secrets: readonly string[]
  readonly take: Take
  readonly status: Status
  readonly meters: Meters
  readonly log: Log
}

/** Whether and when the platform repeats is not documented. */
const retryAfterSeconds = 5

export function createWebhook(options: ReceiveOptions): Webhook {
  const { meters } = options
  const isSecret = headerSecretCheck(options.secrets)
  return {
    path: '/webhooks/zalo-bot',
    async receive(headers, body) {
      const started = performance.now()
      if (!isSecret(headers['x-bot-api-secret-token'])) {
        meters.received('zalo-bot', 'refused', 'secret')
        return { status: 401 }
      }
      const reply = await receive(options, body)
      meters.acknowledged('zalo-bot', (performance.now() - started) / 1000)
      return reply
    },
  }
}

async function receive({ take, status, meters, log }: ReceiveOptions, body: Buffer): Promise<WebhookReply> {
  const wire = parse(body)
  if (wire === undefined) {
    meters.received('zalo-bot', 'refused', 'json')
    return { status: 400 }
  }
  try {
    await take(wire)
    status.received()
    return { status: 200 }
  } catch (error) {
    log.error({ ...faultFields(error), channel: 'zalo-bot' }, 'update not stored')
    return { status: 503, retryAfterSeconds }
  }
}

/** What the platform posts to try an address is not documented: nothing at all is taken, as nothing. */
function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? null : JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
