import type { Credentials } from '../../desk/credentials.ts'
import { faultFields, type Log } from '../../lib/log.ts'
import { type App, refresh } from './oauth.ts'
import { credentialName, type HeldPair, type TokenStore } from './token-store.ts'

/**
 * A claim older than this belongs to a process that died or to a call that never told its end; a call takes 11 s at most. The
 * second call may cost the chain, so while the access token still works it waits until Zalo has had time to come back.
 */
export const staleMs = { whileAlive: 30 * 60_000, onceDead: 60_000 } as const

/** A token that may be spent is tried once more: the second call tells, by its refusal, what became of the first. */
const mostTries = 2

/** A busy database must not cost the chain: a minute's claim leaves room for this. */
const saves = 8
const saveAgainMs = 1000

export type RenewalOptions = App & {
  readonly credentials: Credentials
  readonly store: TokenStore
  readonly log: Log
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

/**
 * `lost`: somebody else renews or has renewed. `unknown`: the claim stays, and is taken over once it is stale. `broken`: consent is
 * needed now.
 */
export type Renewal =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'broken'; readonly code: string }

/** Claims, asks, and saves before anybody uses what came: each step is committed before the next. */
export async function renew(options: RenewalOptions, held: HeldPair, staleAfterMs: number): Promise<Renewal> {
  const { credentials, log, now } = options
  const { version } = held.credential
  const askedAt = now()
  const claim = await credentials.claim(credentialName, version, askedAt, staleAfterMs)
  if (!claim) return { kind: 'lost' }
  if (claim.tries > mostTries) return broken(options, version, 'tries')
  log.info({ channel: 'zalo-oa', version, tries: claim.tries }, 'renewing the access token')
  const granted = await refresh(options, held.pair.refreshToken)
  switch (granted.kind) {
    case 'pair':
      return save(options, version, options.store.sealed(granted, askedAt))
    case 'not-sent':
      await credentials.release(credentialName, version)
      return granted
    case 'unknown':
      return claim.tries < mostTries ? granted : broken(options, version, granted.code)
    case 'refused':
      return broken(options, version, granted.code)
  }
}

/** false from the store: consent was given meanwhile, and that pair is the newer one. */
async function save(
  { credentials, log, now, sleep }: RenewalOptions,
  version: number,
  sealed: string,
): Promise<Renewal> {
  for (let left = saves; ; left -= 1) {
    try {
      const saved = await credentials.renewed(credentialName, version, sealed, now())
      return { kind: saved ? 'renewed' : 'lost' }
    } catch (error) {
      log.error({ channel: 'zalo-oa', version, ...faultFields(error) }, 'new tokens not saved')
      if (left <= 1) throw error
      await sleep(saveAgainMs)
    }
  }
}

async function broken({ credentials, log }: RenewalOptions, version: number, code: string): Promise<Renewal> {
  await credentials.consentNeeded(credentialName, version)
  log.error({ channel: 'zalo-oa', version, code }, 'the chain of refresh tokens is broken')
  return { kind: 'broken', code }
}
