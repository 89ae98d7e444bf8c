import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Limit } from '../desk/staff.ts'
import { dayMs } from '../lib/day.ts'
import { isSame } from './session.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * Guessing must be hopeless, and a stranger who guesses must not keep the owner out. A browser in which this account signed in before
 * carries a mark and is counted by itself (OWASP, «Device cookies»); every other try is counted three times: for the account from this address,
 * for the address, and for the account from everywhere strange. Even then the longest wait is an hour.
 */
const rules = {
  /** Decree 331, level 2: locked after at most 5 wrong ones. */
  pair: { free: 5, firstWaitMs: 15 * minuteMs, mostWaitMs: hourMs, forgetMs: dayMs },
  /** An office may sit behind one address; one password may be tried on many names. */
  source: { free: 30, firstWaitMs: minuteMs, mostWaitMs: hourMs, forgetMs: dayMs },
  /** From many addresses: 50 a day, then one every 15 minutes from all of them together. */
  strangers: { free: 50, firstWaitMs: minuteMs, mostWaitMs: 15 * minuteMs, forgetMs: dayMs },
} as const

export type Try = {
  readonly step: 'password' | 'code'
  /** As typed: names nobody has cost the same. */
  readonly name: string
  readonly source: string
  /** The cookie that marks this browser. */
  readonly device: string | undefined
}

/** The own limit first: a good try forgets it. */
export function limitsFor(key: string, { step, name, source, device }: Try): readonly Limit[] {
  const limit = (rule: keyof typeof rules, ...of: readonly string[]): Limit => ({
    ...rules[rule],
    key: mac(key, JSON.stringify([step, rule, ...of])),
  })
  if (isKnownDevice(key, name, device)) return [limit('pair', name, `device ${device}`)]
  return [limit('pair', name, source), limit('source', source), limit('strangers', name)]
}

/** For somebody signed in who has to say their password again: an unwatched screen is no place to guess. */
export function ownLimit(accountId: number): Limit {
  return {
    ...rules.pair,
    key: createHash('sha256').update(`own password of ${accountId}`).digest('base64url'),
  }
}

/** A mark for the browser in which this account has just signed in. */
export function newDevice(key: string, name: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${deviceMac(key, name, nonce)}`
}

export function isKnownDevice(key: string, name: string, device: string | undefined): boolean {
  const [nonce, signed] = device?.split('.') ?? []
  return nonce !== undefined && signed !== undefined && isSame(signed, deviceMac(key, name, nonce))
}

function deviceMac(key: string, name: string, nonce: string): string {
  return mac(key, JSON.stringify(['device', name, nonce]))
}

function mac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
