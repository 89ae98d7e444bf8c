import type { ChannelHealth } from './channel.ts'

export type State = Pick<ChannelHealth, 'state' | 'reason'>

/** What a door has lately seen of its platform, to be told by its health. */
export type Seen<Fault> = {
  /** The platform answered, or sent us something. */
  good(): void
  received(): void
  sent(): void
  trouble(fault: Fault): void
  health(): ChannelHealth
}

/** `receives`: «webhook» or «polling»; `stateOf`: what a fault says of the channel. */
export function createSeen<Fault>(
  receives: string,
  stateOf: (fault: Fault) => State,
  now: () => number,
): Seen<Fault> {
  let state: State = { state: 'starting' }
  let receivedAt: number | undefined
  let sentAt: number | undefined
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
    health: () => ({ ...state, receives, lastReceived: iso(receivedAt), lastSent: iso(sentAt) }),
  }
}

export function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
