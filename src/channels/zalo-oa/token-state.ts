import type { Held } from './token-store.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The access token lives 25 hours (docs.zaloplatforms.com, OAuth v4): renewed with five hours in hand. */
export const renewAfterMs = 20 * hourMs
/** The refresh token lives three months. */
const chainMs = 90 * dayMs
const chainEndingMs = 60 * dayMs

/** How the tokens stand, without secrets. Absent figures: nothing readable is stored. */
export type TokenState = {
  readonly state: 'none' | 'good' | 'renewing' | 'consent-needed' | 'sealed-with-other-key'
  /** Since consent or the last successful renewal. */
  readonly ageMs?: number
  /** Until the access token dies; negative afterwards. */
  readonly accessLeftMs?: number
  /** Until the refresh token dies and only consent helps; negative afterwards. */
  readonly chainLeftMs?: number
}

export function stateOf(held: Held, now: number): TokenState {
  switch (held.kind) {
    case 'none':
      return { state: 'none' }
    case 'other-key':
      return { state: 'sealed-with-other-key' }
    case 'held': {
      const { credential, pair } = held
      const ageMs = now - credential.obtainedAt
      return {
        state: credential.state,
        ageMs,
        accessLeftMs: pair.expiresAt - now,
        chainLeftMs: chainMs - ageMs,
      }
    }
  }
}

/** Whole days without a renewal, once that is alarming. */
export function endingAfterDays({ ageMs = 0 }: TokenState): number | undefined {
  return ageMs >= chainEndingMs ? Math.floor(ageMs / dayMs) : undefined
}
