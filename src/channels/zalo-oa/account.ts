import { randomBytes } from 'node:crypto'
import type { Credentials } from '../../desk/credentials.ts'
import { type App, consentLink, exchangeCode, type Granted, type Pair, refresh } from './oauth.ts'
import { challengeOf, fixedVerifier, freshVerifier } from './pkce.ts'
import { stateOf, type TokenState } from './token-state.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'

export type AccountOptions = App & {
  readonly sealKey: string
  readonly credentials: Credentials
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** A pair is stored, and good until `accessUntil`; or why it is not. Codes are Zalo's or the network's. */
export type Obtained =
  | { readonly kind: 'stored'; readonly at: number; readonly accessUntil: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** The challenge that Zalo is told, the link that carries it, and what must come back. */
export type Consent = {
  readonly link: string
  readonly challenge: string
  readonly state: string
  /** Secret until the code is exchanged. */
  readonly verifier: string
}

/** What a person at the command line does with the account. Never gives a token back. */
export type Account = {
  consent(asked: { readonly callback: string; readonly fresh: boolean }): Consent
  exchange(code: string, verifier: string): Promise<Obtained>
  /** Spends the refresh token at once, so that it is known to work. */
  renewWith(refreshToken: string): Promise<Obtained>
  keep(pair: { readonly accessToken: string; readonly refreshToken: string }): Promise<Obtained>
  state(): Promise<TokenState>
}

/** What a new access token lives. One copied by hand is younger; Zalo refuses it when it is over, and then it is renewed. */
const accessMs = 25 * 3_600_000

export function createZaloAccount(options: AccountOptions): Account {
  const { credentials, sealKey, now } = options
  const store = createTokenStore(credentials, sealKey)
  return {
    consent({ callback, fresh }) {
      const verifier = fresh ? freshVerifier() : fixedVerifier(sealKey)
      const challenge = challengeOf(verifier)
      const state = randomBytes(16).toString('hex')
      return {
        link: consentLink(options, { redirectUri: callback, challenge, state }),
        challenge,
        state,
        verifier,
      }
    },
    async exchange(code, verifier) {
      const askedAt = now()
      return keepGranted(store, await exchangeCode(options, code, verifier), askedAt)
    },
    async renewWith(refreshToken) {
      const askedAt = now()
      return keepGranted(store, await refresh(options, refreshToken), askedAt)
    },
    keep: (pair) => keep(store, { ...pair, expiresInMs: accessMs }, now()),
    state: async () => stateOf(await store.read(), now()),
  }
}

function keepGranted(store: TokenStore, granted: Granted, askedAt: number): Promise<Obtained> | Obtained {
  return granted.kind === 'pair' ? keep(store, granted, askedAt) : granted
}

async function keep(store: TokenStore, pair: Pair, at: number): Promise<Obtained> {
  await store.put(pair, at)
  return { kind: 'stored', at, accessUntil: at + pair.expiresInMs }
}
