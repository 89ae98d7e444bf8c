import { setTimeout as delay } from 'node:timers/promises'
import type { Alarm } from '../../desk/alerts.ts'
import type { Credentials } from '../../desk/credentials.ts'
import type { Log } from '../../lib/log.ts'
import { backoffMs } from '../../lib/retry.ts'
import type { App } from './oauth.ts'
import { type Renewal, renew, staleMs } from './renewal.ts'
import { raise } from './token-alarms.ts'
import { renewAfterMs, stateOf, type TokenState } from './token-state.ts'
import { createTokenStore, type Held, type HeldPair } from './token-store.ts'

export type { TokenState }

export type Token = { readonly accessToken: string; readonly version: number }

export type TokensOptions = App & {
  readonly sealKey: string
  readonly credentials: Credentials
  readonly alarm: Alarm
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sleep?: (ms: number) => Promise<unknown>
}

/** The access token, kept alive. All methods throw only when the store does. */
export type Tokens = {
  /** Renewed first when it is old or dead. undefined: there is none that Zalo would take, now or until consent is given. */
  current(): Promise<Token | undefined>
  /** Zalo has refused this version (-216, -220): gives the one that came after it, if need be by renewing. */
  refused(version: number): Promise<Token | undefined>
  /** To be called each minute: renews in good time, ends what a dead process began, calls alarms. */
  tick(): Promise<void>
  state(): Promise<TokenState>
}

/** Whoever has not won the right to renew looks this often, this many times: 15 s, longer than a call takes. */
const lookMs = 250
const looks = 60

/** New tokens that Zalo refuses at once do not get better by renewing them over and over. */
const refusedAgainMs = 10 * 60_000

/** Stored for all processes on one database; of those only one renews at a time (desk/credentials.ts). */
export function createTokens(options: TokensOptions): Tokens {
  const { credentials, sealKey, now, alarm, sleep = delay } = options
  const store = createTokenStore(credentials, sealKey)
  let underWay: Promise<void> | undefined
  let failures = 0
  let restUntil = 0
  let trouble: string | undefined
  /** By the word of the platform, whatever the clock says. */
  let dead: { readonly version: number; readonly since: number } | undefined

  const isDead = ({ credential, pair }: HeldPair) =>
    pair.expiresAt <= now() || credential.version === dead?.version
  const isDue = (held: HeldPair) => isDead(held) || now() - held.credential.obtainedAt >= renewAfterMs
  const staleAfterMs = (held: HeldPair) => (isDead(held) ? staleMs.onceDead : staleMs.whileAlive)
  const live = (held: Held): Token | undefined =>
    held.kind === 'held' && !isDead(held)
      ? { accessToken: held.pair.accessToken, version: held.credential.version }
      : undefined

  function ended(renewal: Renewal): void {
    if (renewal.kind === 'lost') return
    const isGood = renewal.kind === 'renewed'
    failures = isGood ? 0 : failures + 1
    trouble = isGood ? undefined : renewal.code
    if (renewal.kind === 'not-sent') restUntil = now() + backoffMs(failures, Math.random())
  }

  /** Callers of one process share one renewal. */
  async function renewed(held: HeldPair): Promise<Held> {
    if (!underWay && now() >= restUntil && mayClaim(held, now() - staleAfterMs(held))) {
      underWay = renew({ ...options, store, sleep }, held, staleAfterMs(held))
        .then(ended)
        .finally(() => {
          underWay = undefined
        })
    }
    await underWay
    const after = await store.read()
    raise(after, { isDead, trouble, alarm, now })
    return after
  }

  async function awaited(first: Held): Promise<Token | undefined> {
    let held = first
    for (let look = 0; look < looks && isRenewing(held) && !live(held); look += 1) {
      await sleep(lookMs)
      held = await store.read()
    }
    return live(held)
  }

  async function current(): Promise<Token | undefined> {
    const held = await store.read()
    if (held.kind !== 'held' || !isDue(held)) return live(held)
    return awaited(await renewed(held))
  }

  return {
    current,
    async refused(version) {
      const held = await store.read()
      if (held.kind === 'held' && held.credential.version === version && dead?.version !== version) {
        const isAgain = dead !== undefined && now() - dead.since < refusedAgainMs
        if (isAgain) {
          restUntil = now() + refusedAgainMs
          alarm({ kind: 'channel-down', channel: 'zalo-oa', reason: 'access-token-refused' })
        }
        dead = { version, since: now() }
      }
      return current()
    },
    async tick() {
      const held = await store.read()
      if (held.kind === 'held' && isDue(held)) await renewed(held)
      else raise(held, { isDead, trouble, alarm, now })
    },
    state: async () => stateOf(await store.read(), now()),
  }
}

function isRenewing(held: Held): boolean {
  return held.kind === 'held' && held.credential.state === 'renewing'
}

/** A claim that cannot be won would only keep the database busy. */
function mayClaim({ credential: { state, renewingSince } }: HeldPair, staleSince: number): boolean {
  switch (state) {
    case 'good':
      return true
    case 'renewing':
      return (renewingSince ?? 0) <= staleSince
    case 'consent-needed':
      return false
  }
}
