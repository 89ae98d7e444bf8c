import type { Log } from '../lib/log.ts'
import type { StaffPage } from './page.ts'
import type { StaffPorts } from './ports.ts'

export type StaffOptions = {
  /** The back office, in the order of its navigation; also the table of who may do what (policy.ts). */
  readonly pages: readonly StaffPage[]
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
