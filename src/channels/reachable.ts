import type { Contact } from '../desk/memory.ts'

/** At `now` (epoch milliseconds): the platform takes what is sent to this person, and no human answers them. Pure. */
export function isReachable({ unreachableSince, pausedUntil }: Contact, now: number): boolean {
  return unreachableSince === null && (pausedUntil ?? 0) <= now
}
