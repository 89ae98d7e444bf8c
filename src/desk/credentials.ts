/**
 * One set of credentials that can be renewed only once with itself. `sealed` is encrypted by its owner. `state`:
 * `renewing` says that a renewal was about to be tried at `renewingSince`, and by the same row whether it ended.
 */
export type Credential = {
  readonly sealed: string
  /** Grows by one with each change of `sealed`. */
  readonly version: number
  readonly state: 'good' | 'renewing' | 'consent-needed'
  /** Epoch milliseconds: when `sealed` was obtained. */
  readonly obtainedAt: number
  readonly renewingSince: number | null
  /** Renewals begun with this version: more than one means that an earlier one never told how it ended. */
  readonly tries: number
}

/** Kept in the store, shared by all processes on it. Every method is one durable commit. */
export interface Credentials {
  read(name: string): Promise<Credential | undefined>
  /** Puts a set obtained by a person's consent, whatever was there. */
  put(name: string, sealed: string, now: number): Promise<void>
  /**
   * Claims the right to renew this version, for one caller among all processes: when it is `good`, or when a claim older than
   * `staleMs` never ended. Returns the claimed row; undefined: somebody else renews or renewed.
   */
  claim(name: string, version: number, now: number, staleMs: number): Promise<Credential | undefined>
  /** The renewal succeeded: the next version. false: the row is no longer this version. */
  renewed(name: string, version: number, sealed: string, now: number): Promise<boolean>
  /** The renewal is known not to have reached the platform: the same version may be renewed again. */
  release(name: string, version: number): Promise<void>
  /** The chain is broken. */
  consentNeeded(name: string, version: number): Promise<void>
}
