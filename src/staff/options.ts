import type { Memory } from '../desk/memory.ts'
import type { Library } from '../intents/intent.ts'
import type { Log } from '../lib/log.ts'
import type { Passwords } from './passwords.ts'

/** What pages read. A page that needs more asks for it here; serve.ts brings it. */
export type StaffPorts = {
  readonly memory: Memory
  /** In force now: content is reloaded while we run. */
  readonly library: () => Library
  readonly passwords: Passwords
}

export type StaffOptions = {
  readonly ports: StaffPorts
  /** At least 32 random characters; seals TOTP secrets and marks browsers. Another one: every second factor has to be set up again. */
  readonly key: string
  /** true when people reach us over https: cookies are `__Host-` and Secure then. */
  readonly secure: boolean
  /** Requests a minute and address. */
  readonly requestsPerMinute: number
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** An office may sit behind one address. */
export const defaultRequestsPerMinute = 600
