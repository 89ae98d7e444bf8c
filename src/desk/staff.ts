/** From least to most: each may what those before it may. */
export const roles = ['viewer', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

/** Somebody of the office who may sign in. Instants are epoch milliseconds. */
export type Account = {
  readonly id: number
  /** What is typed to sign in: a-z, 0-9, `.`, `-`, `_`. */
  readonly name: string
  readonly role: Role
  /** A PHC string of argon2id. */
  readonly password: string
  /** 0: given by somebody else and to be changed before anything. */
  readonly passwordSetAt: number
  /** The TOTP secret, sealed; null: none. */
  readonly totp: string | null
  /** SHA-256 of each recovery code that is left. */
  readonly recovery: readonly string[]
  readonly madeAt: number
  /** null: never. */
  readonly signedInAt: number | null
  /** Made, switched on or signed in, whichever was last. */
  readonly activeAt: number
  /** null: may sign in. */
  readonly disabledAt: number | null
}

/** What an account may be called; typed in small letters or not. undefined: not so. */
export function readAccountName(text: string): string | undefined {
  const name = text.trim().toLowerCase()
  return /^[a-z][a-z0-9._-]{1,31}$/.test(name) ? name : undefined
}

/** `name`: somebody else has it. `last-admin`: nobody could manage accounts any more. */
export type AccountRefusal = 'name' | 'last-admin'

/** How far a sign-in has come: the password was right; the second factor must be set up; all is done. */
export const stages = ['second-factor', 'enrolment', 'full'] as const
export type Stage = (typeof stages)[number]

export type Session = {
  /** SHA-256 of what the browser holds: nobody who reads the store can enter with it. */
  readonly id: string
  readonly accountId: number
  readonly stage: Stage
  readonly at: number
  readonly seenAt: number
  /** Shown once by the next page. */
  readonly flash: string | null
  /** A sealed TOTP secret that has not been confirmed. */
  readonly pending: string | null
}

/**
 * One thing that failures are counted for. After `free` of them each next one waits, first `firstWaitMs`, then twice as long each
 * time, `mostWaitMs` at most. Forgotten `forgetMs` after the latest.
 */
export type Limit = {
  /** A hash: it names no person. */
  readonly key: string
  readonly free: number
  readonly firstWaitMs: number
  readonly mostWaitMs: number
  readonly forgetMs: number
}

/** A limit under whose key no try may be made before `until`. `isRecorded`: it has been written down that it stopped one. */
export type Stop = { readonly key: string; readonly until: number; readonly isRecorded: boolean }

/** What is written down of one act. Never a citizen's words or ids of theirs; a ticket is named by its code. */
export type Act = {
  readonly at: number
  /** Name of an account, `cli:<user of the machine>`, or `-`: not signed in. */
  readonly who: string
  /** Address it came from; `-`: this machine. */
  readonly source: string
  /** Such as `sign-in` or `nguoi-dung/add`. */
  readonly action: string
  /** Name or code of what it was done to; `-`: nothing in particular. */
  readonly target: string
  readonly outcome: 'done' | 'refused' | 'failed'
  /** Short, for people. */
  readonly detail: string
}

/** What a hash is taken of, in this order for ever. */
export function actFields(act: Act): readonly (string | number)[] {
  return [act.at, act.who, act.source, act.action, act.target, act.outcome, act.detail]
}

/** `seq` counts from 1 without a gap; `hash` seals this row and, through `previous`, all before it (lib/chain.ts). */
export type AuditRow = Act & { readonly seq: number; readonly previous: string; readonly hash: string }

/** What the staff side remembers; store/staff/*.ts implement it, test/store/staff-contract.ts says how. */
export interface StaffStore {
  accounts(): Promise<readonly Account[]>
  account(name: string): Promise<Account | undefined>
  /**
   * Each of the following writes down `act` in the transaction in which it is done: neither is there without the other. Of one
   * that is refused nothing is written. undefined: done.
   */
  addAccount(
    account: Pick<Account, 'name' | 'role' | 'password' | 'passwordSetAt' | 'madeAt'>,
    act: Act,
  ): Promise<AccountRefusal | undefined>
  /** Each of the following ends all sessions of the account. */
  setRole(id: number, role: Role, act: Act): Promise<AccountRefusal | undefined>
  disable(id: number, at: number, act: Act): Promise<AccountRefusal | undefined>
  enable(id: number, at: number, act: Act): Promise<void>
  setPassword(id: number, password: string, setAt: number, act: Act): Promise<void>
  setTotp(id: number, totp: string, recovery: readonly string[], step: number, act: Act): Promise<void>
  /** Takes the second factor away; the password has to be changed then (it may be a short one). */
  resetTotp(id: number, act: Act): Promise<void>
  closeSessionsOf(accountId: number, act: Act): Promise<void>

  /** Marks this time step as used; false: it or a later one was used before. */
  useTotpStep(id: number, step: number): Promise<boolean>
  /** false: not one of those left. */
  useRecovery(id: number, hash: string): Promise<boolean>

  /**
   * Starts a session and ends the one it takes the place of. `signIn`: all of the sign-in is done with it; sets `signedInAt`, in the same
   * transaction.
   */
  openSession(
    session: Pick<Session, 'id' | 'accountId' | 'stage' | 'at'>,
    instead?: string,
    signIn?: Act,
  ): Promise<void>
  session(id: string): Promise<{ readonly session: Session; readonly account: Account } | undefined>
  touchSession(id: string, seenAt: number): Promise<void>
  setFlash(id: string, flash: string | null): Promise<void>
  setPending(id: string, pending: string): Promise<void>
  /** `signOut`: somebody left, and it is written down. */
  closeSession(id: string, signOut?: Act): Promise<void>

  /**
   * Counts a try against every limit as failed before it is made, in one transaction, so that many at once are not free. Returns
   * undefined when it may be made, or what stops it.
   */
  claimTry(limits: readonly Limit[], now: number): Promise<Stop | undefined>
  /** Writes `act` down once for all tries that this stops; many at once, or later, add nothing. */
  recordStop(stop: Stop, act: Act): Promise<void>
  /** The try was good: the first limit is forgotten, the others get it back. */
  goodTry(limits: readonly Limit[]): Promise<void>

  /** Appends a row to the chain: of what was refused, failed or only looked at. */
  record(act: Act): Promise<void>
  /** Newest first; `before`: a seq, to go on. */
  acts(limit: number, before?: number): Promise<readonly AuditRow[]>
  /** Oldest first, all of them. */
  allActs(): AsyncIterable<AuditRow>
  /** What `record` last said of the end of the chain; undefined: nothing was recorded. */
  chainHead(): Promise<ChainHead | undefined>
}

export type ChainHead = { readonly seq: number; readonly hash: string }
