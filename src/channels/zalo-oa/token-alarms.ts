import type { Alarm } from '../../desk/alerts.ts'
import { endingAfterDays, stateOf } from './token-state.ts'
import type { Held, HeldPair } from './token-store.ts'

const channel = 'zalo-oa'

type Sight = {
  readonly isDead: (held: HeldPair) => boolean
  /** Why the latest renewal failed; undefined: it did not. */
  readonly trouble: string | undefined
  readonly alarm: Alarm
  readonly now: () => number
}

/** Calls for a human by what is stored, not by what just happened: a process that died before it could call is made up for. */
export function raise(held: Held, { isDead, trouble, alarm, now }: Sight): void {
  const state = stateOf(held, now())
  switch (state.state) {
    case 'none':
    case 'consent-needed':
      alarm({ kind: 'consent-needed', channel })
      break
    case 'sealed-with-other-key':
      alarm({ kind: 'channel-down', channel, reason: 'SECRET_KEY' })
      break
    case 'good':
    case 'renewing': {
      const days = endingAfterDays(state)
      if (days !== undefined) alarm({ kind: 'consent-ending', channel, days })
      if (trouble !== undefined && held.kind === 'held' && isDead(held))
        alarm({ kind: 'channel-down', channel, reason: trouble })
    }
  }
}
