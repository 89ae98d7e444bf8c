import type { ChannelHealth } from '../channel.ts'
import { createSeen, type Seen, type State } from '../seen.ts'
import type { Fault } from './api.ts'
import { plan, tightness, type Usage } from './quota.ts'

/** What this door has lately seen of the platform. */
export type Status = Seen<Fault> & {
  /** Whether the platform could reach our webhook when it tried. */
  verified(isReached: boolean): void
  used(usage: Usage): void
}

/** `receives`: «webhook» or «polling». */
export function createStatus(receives: string, now: () => number): Status {
  const seen = createSeen(receives, stateOf, now)
  let isReached = true
  let usage: Usage | undefined
  return {
    ...seen,
    received() {
      seen.received()
      isReached = true
    },
    verified(reached) {
      isReached = reached
    },
    used(found) {
      usage = found
    },
    health(): ChannelHealth {
      const health = seen.health()
      return { ...health, ...worst(health, isReached, usage), quota: quotaOf(usage) }
    },
  }
}

function worst(state: State, isReached: boolean, usage: Usage | undefined): State {
  if (state.state !== 'up') return state
  if (!isReached) {
    return { state: 'degraded', reason: 'Zalo could not reach our webhook: run motcua doctor' }
  }
  const [tight] = usage ? tightness(usage) : []
  return tight === undefined
    ? state
    : { state: 'degraded', reason: `the plan is nearly used up this month: ${tight}` }
}

function quotaOf(usage: Usage | undefined) {
  return {
    people: usage?.people ?? null,
    mostPeople: plan.people,
    messages: usage?.sent ?? null,
    mostMessages: plan.messages,
    note: 'counted here since the first of the month; limits as published by others, not confirmed by Zalo',
  }
}

function stateOf(fault: Fault): State {
  const { code } = fault
  if (fault.kind !== 'refused') {
    return { state: 'degraded', reason: `Zalo cannot be reached (${code}), trying again` }
  }
  if (fault.status === 401 || fault.status === 403 || fault.status === 404) {
    return { state: 'down', reason: `Zalo refuses the token (${code}): run motcua doctor` }
  }
  if (fault.status === 429) {
    return { state: 'degraded', reason: 'Zalo says that the quota is used up (429): answers wait' }
  }
  return { state: 'degraded', reason: `Zalo answers (${code}), trying again` }
}
