import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import { field } from './api.ts'
import { type NearMiss, nearMissOf } from './near-miss.ts'
import { isSigned } from './signature.ts'
import { ZaloEvent } from './wire.ts'

export type Refusal = 'no-key' | 'signature-missing' | 'json' | 'other-app' | 'signature' | 'stale' | 'shape'

export type Checked =
  | { readonly kind: 'event'; readonly event: ZaloEvent }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly clue?: Clue }

/** For the log: how a signature is wrong, or which event we could not read and where. Nothing that somebody wrote. */
export type Clue =
  | { readonly nearMiss: NearMiss }
  | { readonly event: string; readonly fields: readonly string[] }

export type CheckOptions = {
  readonly appId: string
  readonly appSecret: string
  readonly secretKeys: readonly string[]
}

/**
 * Zalo repeats an event for about an hour, and a machine may be off for the night. Repeats are known by their id; but whoever was
 * forgotten has no ids left, and an old event played back must not bring them to life.
 */
const oldestMs = 24 * 3_600_000
const newestMs = 10 * 60_000

/** Whether this post is an event of our app that Zalo signed, lately. */
export function checkEvent(
  headers: IncomingHttpHeaders,
  body: Buffer,
  options: CheckOptions,
  now: number,
): Checked {
  const { appId, secretKeys } = options
  if (secretKeys.length === 0) return refused('no-key')
  const header = headers['x-zevent-signature']
  if (typeof header !== 'string' || header === '') return refused('signature-missing')
  const wire = parse(body)
  const claimed = Claimed.safeParse(wire)
  if (!claimed.success) return refused('json')
  if (claimed.data.app_id !== appId) return refused('other-app')
  const { timestamp } = claimed.data
  if (!isSigned(header, appId, body, timestamp, secretKeys)) {
    const nearMiss = nearMissOf({ ...options, mac: header.replace(/^mac=/, ''), body, timestamp })
    return refused('signature', nearMiss && { nearMiss })
  }
  const event = ZaloEvent.safeParse(wire)
  if (!event.success) return refused('shape', clueTo(wire, event.error))
  const age = now - Number(event.data.timestamp)
  return age > oldestMs || age < -newestMs ? refused('stale') : { kind: 'event', event: event.data }
}

/** What the signature is computed from. */
const Claimed = ZaloEvent.pick({ app_id: true, timestamp: true })

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function clueTo(wire: unknown, { issues }: z.ZodError): Clue {
  const name = field(wire, 'event_name')
  const event = typeof name === 'string' && /^\w{1,64}$/.test(name) ? name : '?'
  return { event, fields: issues.map(({ path }) => path.join('.')) }
}

function refused(reason: Refusal, clue?: Clue): Checked {
  return { kind: 'refused', reason, ...(clue ? { clue } : {}) }
}
