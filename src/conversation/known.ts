import type { Standing } from './member.ts'
import type { Subscription } from './subscription.ts'
import type { Ticket } from './ticket.ts'

/** What is known of a person beside their talk, as of the transaction of this turn. */
export type Known = Standing & {
  /** What they wrote to staff, newest first. */
  readonly tickets: readonly Ticket[]
  /** What they follow, oldest first. */
  readonly subscriptions: readonly Subscription[]
  /** They said «Dừng» in a talk that is not kept any more; a talk that is kept knows by itself. */
  readonly stopped: boolean
}

export const nothingKnown: Known = { tickets: [], subscriptions: [], stopped: false }
