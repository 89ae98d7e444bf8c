import type { ChannelHealth } from '../channel.ts'
import type { Fault } from './fault.ts'

/** What this door has lately seen of Telegram. */
export type Status = {
  /** Telegram answered, or sent us something. */
  good(): void
  received(): void
  sent(): void
  trouble(fault: Fault): void
  pending(updates: number): void
  health(): ChannelHealth
}

type State = Pick<ChannelHealth, 'state' | 'reason'>

/** `receives`: «webhook» or «polling». */
export function createStatus(receives: string, now: () => number): Status {
  let state: State = { state: 'starting' }
  let receivedAt: number | undefined
  let sentAt: number | undefined
  let pending: number | undefined
  const good = () => {
    state = { state: 'up' }
  }
  return {
    good,
    received() {
      receivedAt = now()
      good()
    },
    sent() {
      sentAt = now()
      good()
    },
    trouble(fault) {
      state = stateOf(fault)
    },
    pending(updates) {
      pending = updates
    },
    health: () => ({
      ...state,
      receives,
      lastReceived: iso(receivedAt),
      lastSent: iso(sentAt),
      pendingUpdates: pending ?? null,
    }),
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

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
