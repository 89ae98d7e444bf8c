import { createHash, createHmac } from 'node:crypto'
import { field } from './api.ts'
import { isSameMac } from './signature.ts'

/**
 * What a wrong signature turns out to be: of another key or order, as some report of Zalo, or of a body that something between Zalo
 * and us has written anew. Never a reason to accept it.
 */
export type NearMiss = 'app-secret' | 'oa-id-first' | 'no-timestamp' | 'hmac' | 'body-rewritten'

export type Suspect = {
  /** Lower-case hex. */
  readonly mac: string
  readonly appId: string
  readonly body: Buffer
  readonly timestamp: string
  readonly secretKeys: readonly string[]
  readonly appSecret: string
}

/** Anybody may post rubbish: it must not cost much. Zalo's events are far smaller. */
const longestBody = 16_384

/** Helps to set up a live account, where only the log can tell why nothing is accepted. Pure. */
export function nearMissOf(suspect: Suspect): NearMiss | undefined {
  const { mac, appId, body, timestamp, secretKeys, appSecret } = suspect
  if (body.length > longestBody) return undefined
  const own = [{ miss: 'app-secret', mac: hash(appId, body, timestamp, appSecret) } as const]
  const all = [...own, ...secretKeys.flatMap((key) => variants(suspect, key))]
  // The mac of a body written anew would be a good one for that body: it must not be learned from how long this takes.
  return all.filter((each) => isSameMac(each.mac, mac))[0]?.miss
}

function variants({ appId, body, timestamp }: Suspect, key: string) {
  const parsed = parse(body)
  const of = (miss: NearMiss, macs: readonly string[]) => macs.map((mac) => ({ miss, mac }))
  return [
    ...of(
      'oa-id-first',
      idsOf(parsed).map((id) => hash(id, body, timestamp, key)),
    ),
    ...of('no-timestamp', [hash(appId, body, key)]),
    ...of('hmac', [hmac(key, body), hmac(key, appId, body, timestamp)]),
    ...of(
      'body-rewritten',
      rewritten(parsed).map((text) => hash(appId, text, timestamp, key)),
    ),
  ]
}

function rewritten(parsed: unknown): readonly string[] {
  const compact = JSON.stringify(parsed) ?? ''
  return [compact, compact.replace(/[^\0-\x7f]/g, escaped)]
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Where an event names the account, which is not among our settings. */
function idsOf(parsed: unknown): readonly string[] {
  const sides = ['recipient', 'sender'].map((side) => field(field(parsed, side), 'id'))
  return [field(parsed, 'oa_id'), ...sides].filter((id) => typeof id === 'string')
}

function hash(...parts: readonly (string | Buffer)[]): string {
  return parts.reduce((so, part) => so.update(part), createHash('sha256')).digest('hex')
}

function hmac(key: string, ...parts: readonly (string | Buffer)[]): string {
  return parts.reduce((so, part) => so.update(part), createHmac('sha256', key)).digest('hex')
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
