import type { Alarm } from '../../desk/alerts.ts'
import type { ChannelHealth } from '../channel.ts'
import { iso, type State } from '../seen.ts'
import type { Limit } from './api.ts'
import type { Quota } from './quota.ts'
import type { TokenState } from './token-state.ts'

/** What this door has lately seen of Zalo. */
export type Status = {
  /** Something came, now or `at`. */
  received(at?: number): void
  lastReceived(): number | undefined
  sent(quota?: Quota): void
  /** Zalo refuses everything, by this code, until `sent`. */
  down(code: string): void
  token(state: TokenState): void
  limited(limit: Limit): void
  /** Calls an alarm when nothing has come for a day where something came before. */
  listen(): void
  health(): ChannelHealth
}

export type StatusOptions = {
  /** Can events be told from forged ones? */
  readonly hasKey: boolean
  readonly alarm: Alarm
  readonly now: () => number
}

const hourMs = 3_600_000

/** A webhook that Zalo has switched off says nothing: that is how it is noticed. */
const quietMs = 24 * hourMs

export function createStatus({ hasKey, alarm, now }: StatusOptions): Status {
  let receivedAt: number | undefined
  let sentAt: number | undefined
  let refusedBy: string | undefined
  let token: TokenState | undefined
  let limit: Limit | undefined
  let quota: Quota | undefined
  return {
    received(at = now()) {
      receivedAt = Math.max(receivedAt ?? 0, at)
    },
    lastReceived: () => receivedAt,
    sent(found) {
      sentAt = now()
      quota = found ?? quota
      refusedBy = undefined
    },
    down(code) {
      refusedBy = code
    },
    token(state) {
      token = state
    },
    limited(found) {
      limit = found
    },
    listen() {
      if (receivedAt === undefined || now() - receivedAt < quietMs) return
      alarm({ kind: 'quiet', channel: 'zalo-oa', hours: Math.floor((now() - receivedAt) / hourMs) })
    },
    health: () => ({
      ...stateOf(token, refusedBy, hasKey),
      receives: 'webhook',
      lastReceived: iso(receivedAt),
      lastSent: iso(sentAt),
      token: token ?? null,
      minute: limit ?? null,
      quota: quota ?? null,
    }),
  }
}

function stateOf(token: TokenState | undefined, refusedBy: string | undefined, hasKey: boolean): State {
  if (token === undefined) return { state: 'starting' }
  if (token.state === 'none') return { state: 'down', reason: 'not connected yet: run motcua zalo connect' }
  if (token.state === 'consent-needed')
    return { state: 'down', reason: 'the consent is lost: run motcua zalo connect' }
  if (token.state === 'sealed-with-other-key')
    return {
      state: 'down',
      reason: 'SECRET_KEY is not the one the tokens were stored with: run motcua doctor',
    }
  if (refusedBy !== undefined)
    return { state: 'down', reason: `Zalo refuses (${refusedBy}): run motcua doctor` }
  if (!hasKey) return { state: 'degraded', reason: 'receives nothing yet: set ZALO_OA_SECRET_KEY' }
  return { state: 'up' }
}
