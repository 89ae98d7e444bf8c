import type { ChannelHealth } from '../channel.ts'
import { createSeen, type Seen, type State } from '../seen.ts'
import type { Fault } from './fault.ts'

/** What this door has lately seen of Telegram. */
export type Status = Seen<Fault> & { pending(updates: number): void }

/** `receives`: «webhook» or «polling». */
export function createStatus(receives: string, now: () => number): Status {
  const seen = createSeen(receives, stateOf, now)
  let pending: number | undefined
  return {
    ...seen,
    pending(updates) {
      pending = updates
    },
    health: (): ChannelHealth => ({ ...seen.health(), pendingUpdates: pending ?? null }),
  }
}

function stateOf(fault: Fault): State {
  if (fault.kind === 'refused' && (fault.status === 401 || fault.status === 404)) {
    return { state: 'down', reason: `Telegram refuses the token (${fault.code}): run motcua doctor` }
  }
  if (fault.kind === 'refused' && fault.status === 409) {
    return { state: 'degraded', reason: 'another process polls with this token: let only one run' }
  }
  const what = fault.kind === 'refused' ? 'Telegram answers' : 'Telegram cannot be reached'
  return { state: 'degraded', reason: `${what} (${fault.code}), trying again` }
}
