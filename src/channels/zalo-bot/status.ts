import type { ChannelHealth } from '../channel.ts'
import type { Fault } from './api.ts'
import { plan, tightness, type Usage } from './quota.ts'

/** What this door has lately seen of the platform. */
export type Status = {
  /** The platform answered, or sent us something. */
  good(): void
  received(): void
  sent(): void
  trouble(fault: Fault): void
  /** Whether the platform could reach our webhook when it tried. */
  verified(isReached: boolean): void
  used(usage: Usage): void
  health(): ChannelHealth
}

type State = Pick<ChannelHealth, 'state' | 'reason'>

/** `receives`: «webhook» or «polling». */
export function createStatus(receives: string, now: () => number): Status {
  let state: State = { state: 'starting' }
  let receivedAt: number | undefined
  let sentAt: number | undefined
  let isReached = true
  let usage: Usage | undefined
  const good = () => {
    state = { state: 'up' }
  }
  return {
    good,
    received() {
      receivedAt = now()
      isReached = true
      good()
    },
    sent() {
      sentAt = now()
      good()
    },
    trouble(fault) {
      state = stateOf(fault)
    },
    verified(reached) {
      isReached = reached
    },
    used(found) {
      usage = found
    },
    health: () => ({
      ...worst(state, isReached, usage),
      receives,
      lastReceived: iso(receivedAt),
      lastSent: iso(sentAt),
      quota: quotaOf(usage),
    }),
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

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
