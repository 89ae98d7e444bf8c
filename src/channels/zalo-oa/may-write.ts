import type { Contact, Lane } from '../../desk/memory.ts'
import type { Window } from '../../desk/windows.ts'

const hourMs = 3_600_000
/** Since their last message a person may be written to for two days free, and for seven at a charge. */
const freeMs = 48 * hourMs
const billedMs = 7 * 24 * hourMs

export type Barrier = 'human-answers' | 'unreachable' | 'window'

/** Why this person must not be written to now; undefined: nothing stands against it. Pure. */
export function barrierTo(contact: Contact, lane: Lane, billed: boolean, now: number): Barrier | undefined {
  if ((contact.pausedUntil ?? 0) > now) return 'human-answers'
  if (contact.unreachableSince !== null) return 'unreachable'
  const silentMs = now - (contact.heardAt ?? Number.NEGATIVE_INFINITY)
  const openMs = billed || lane === 'reply' ? billedMs : freeMs
  return silentMs > openMs ? 'window' : undefined
}

/** What writing by ourselves means for somebody who last wrote at `heardAt`. Pure. */
export function windowOf(heardAt: number | null, billed: boolean, now: number): Window {
  const silentMs = now - (heardAt ?? Number.NEGATIVE_INFINITY)
  if (silentMs <= freeMs) return 'free'
  if (silentMs > billedMs) return 'closed'
  return billed ? 'billed' : 'unpaid'
}
