import { z } from 'zod'
import type { Credential, Credentials } from '../../desk/credentials.ts'
import { seal, unseal } from '../../lib/seal.ts'
import type { Pair } from './oauth.ts'

/** The name under which the pair is stored. */
export const credentialName = 'zalo-oa'

const Kept = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.int() })

/** As it is stored. `expiresAt`: epoch milliseconds at which the access token dies. */
export type Kept = z.infer<typeof Kept>

/** What the store holds. `other-key`: SECRET_KEY is not the one that sealed it. */
export type Held =
  | { readonly kind: 'none' }
  | { readonly kind: 'other-key'; readonly credential: Credential }
  | ({ readonly kind: 'held' } & HeldPair)

export type HeldPair = { readonly credential: Credential; readonly pair: Kept }

/** Reads and writes the pair, encrypted at rest. Nothing is held in memory: other processes renew it too. */
export type TokenStore = {
  read(): Promise<Held>
  /** The sealed text for a pair asked for at `askedAt`. */
  sealed(pair: Pair, askedAt: number): string
  /** Keeps a pair given by consent, whatever was there. */
  put(pair: Pair, askedAt: number): Promise<void>
}

export function createTokenStore(credentials: Credentials, sealKey: string): TokenStore {
  const sealed = ({ accessToken, refreshToken, expiresInMs }: Pair, askedAt: number) => {
    const kept: Kept = { accessToken, refreshToken, expiresAt: askedAt + expiresInMs }
    return seal(sealKey, JSON.stringify(kept))
  }
  return {
    sealed,
    async read() {
      const credential = await credentials.read(credentialName)
      if (!credential) return { kind: 'none' }
      const text = unseal(sealKey, credential.sealed)
      if (text === undefined) return { kind: 'other-key', credential }
      return { kind: 'held', credential, pair: Kept.parse(JSON.parse(text)) }
    },
    put: (pair, askedAt) => credentials.put(credentialName, sealed(pair, askedAt), askedAt),
  }
}
