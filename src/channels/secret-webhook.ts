import { createHash, timingSafeEqual } from 'node:crypto'
import { faultFields, type Log } from '../lib/log.ts'
import type { Meters } from '../lib/meters.ts'
import type { Webhook, WebhookReply } from './channel.ts'

export type SecretWebhookOptions = {
  readonly channel: string
  readonly path: string
  /** The header with the secret, in small letters. */
  readonly header: string
  readonly secrets: readonly string[]
  /** Durable once resolved; rejects when the store fails. `wire` is parsed JSON, null for an empty body. */
  readonly take: (wire: unknown) => Promise<'taken' | 'malformed'>
  readonly received: () => void
  readonly meters: Meters
  readonly log: Log
}

/** The platform tries again after this; what else that chat says may wait until then. */
const retryAfterSeconds = 5

/** A webhook of a platform that shows a secret in a header. */
export function createSecretWebhook(options: SecretWebhookOptions): Webhook {
  const { channel, path, header, meters } = options
  const isSecret = secretCheck(options.secrets)
  return {
    path,
    async receive(headers, body) {
      const started = performance.now()
      if (!isSecret(headers[header])) {
        meters.received(channel, 'refused', 'secret')
        return { status: 401 }
      }
      const reply = await receive(options, body)
      meters.acknowledged(channel, (performance.now() - started) / 1000)
      return reply
    },
  }
}

async function receive(options: SecretWebhookOptions, body: Buffer): Promise<WebhookReply> {
  const { channel, take, received, meters, log } = options
  const wire = parse(body)
  if (wire === undefined) {
    meters.received(channel, 'refused', 'json')
    return { status: 400 }
  }
  try {
    if ((await take(wire)) === 'malformed') return { status: 400 }
    received()
    return { status: 200 }
  } catch (error) {
    log.error({ ...faultFields(error), channel }, 'update not stored')
    return { status: 503, retryAfterSeconds }
  }
}

/** What platforms post to try an address is not always documented: nothing at all is nothing. */
function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? null : JSON.parse(body.toString('utf8'))
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
