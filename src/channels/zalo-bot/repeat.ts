import { setTimeout as wait } from 'node:timers/promises'
import { faultFields, type Log } from '../../lib/log.ts'
import { backoffMs } from '../../lib/retry.ts'
import type { Fault } from './api.ts'

export type RepeatOptions = {
  /** Milliseconds between two that went well. */
  readonly everyMs: number
  readonly signal: AbortSignal
  readonly log: Log
  /** Says in the log what failed: a constant. */
  readonly phrase: string
  readonly failed: (fault: Fault) => void
}

/** Somebody may be writing while we wait: never longer than this. */
const longestMs = 60_000

/** Does something again and again until the signal; after a fault with growing waits. Never rejects. */
export async function repeat(
  work: () => Promise<Fault | undefined>,
  { everyMs, signal, log, phrase, failed }: RepeatOptions,
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const fault = await guarded(work)
    if (signal.aborted) return
    if (fault === undefined) {
      failures = 0
      await pause(everyMs, signal)
      continue
    }
    failures += 1
    log.warn({ channel: 'zalo-bot', code: fault.code, failures }, phrase)
    failed(fault)
    await pause(Math.min(longestMs, backoffMs(failures, Math.random())), signal)
  }
}

/** Our own store may fail as well as the platform. */
async function guarded(work: () => Promise<Fault | undefined>): Promise<Fault | undefined> {
  try {
    return await work()
  } catch (error) {
    return { kind: 'not-sent', code: faultFields(error).code ?? 'ESTORE' }
  }
}

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return
  await wait(ms, undefined, { signal, ref: false }).catch(() => {
    // Woken by the signal: the caller sees it.
  })
}
