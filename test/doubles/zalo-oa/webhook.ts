import { createHash } from 'node:crypto'
import type { ZaloEvent } from './people.ts'

export type Ack = { readonly status: number; readonly ms: number }

export type HookOptions = {
  readonly appId: string
  readonly secretKey: string
  /** Of Zalo's own waits between tries; 0.001 makes 30 ms of 30 s. */
  readonly pace: number
}

/** Zalo wants its answer in this time. */
const patienceMs = 2000
const waitsSeconds = [30, 300, 900, 1800, 3600]

/** Posts events as Zalo does: signed over the bytes, repeated until the last wait is over, then no more at all. */
export function createHook({ appId, secretKey, pace }: HookOptions) {
  const acks: Ack[] = []
  const timers = new Set<NodeJS.Timeout>()
  const held: ZaloEvent[] = []
  let url: string | undefined
  let isHeld = false
  let isDisabled = false

  async function post(event: ZaloEvent, tries: number, signature?: string): Promise<Ack> {
    const body = JSON.stringify(event)
    const mac = createHash('sha256')
      .update(appId + body + event.timestamp + secretKey)
      .digest('hex')
    const headers = {
      'content-type': 'application/json',
      'x-zevent-signature': signature ?? `mac=${mac}`,
      ...(tries > 0 ? { num_retry: String(tries) } : {}),
    }
    const started = performance.now()
    const signal = AbortSignal.timeout(patienceMs)
    const response = await fetch(url ?? '', { method: 'POST', body, headers, signal }).catch(() => undefined)
    await response?.arrayBuffer().catch(() => undefined)
    const ack = { status: response?.status ?? 0, ms: performance.now() - started }
    acks.push(ack)
    return ack
  }

  async function deliver(event: ZaloEvent, tries = 0): Promise<void> {
    if (url === undefined || isDisabled) return
    const { status } = await post(event, tries)
    const wait = waitsSeconds[tries]
    if (status === 200) return
    if (wait === undefined) {
      isDisabled = true
      return
    }
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void deliver(event, tries + 1)
      },
      wait * 1000 * pace,
    )
    timers.add(timer)
  }

  return {
    acks: acks as readonly Ack[],
    isDisabled: () => isDisabled,
    /** Where events go from now on; the console's setting. */
    set(to: string): void {
      url = to
    },
    happen(event: ZaloEvent): ZaloEvent {
      if (isHeld) held.push(event)
      else void deliver(event)
      return event
    },
    /** Past all repeats, once. */
    post: (event: ZaloEvent, signature?: string): Promise<Ack> => post(event, 0, signature),
    hold(): void {
      isHeld = true
    },
    /** Lets go of what was held, in any order: Zalo promises none. */
    release(random: () => number = Math.random): void {
      isHeld = false
      const drawn = held.splice(0).map((event) => ({ event, rank: random() }))
      for (const { event } of drawn.sort((one, other) => one.rank - other.rank)) void deliver(event)
    },
    close(): void {
      for (const timer of timers) clearTimeout(timer)
      url = undefined
    },
  }
}
