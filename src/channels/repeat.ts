import { setTimeout as wait } from 'node:timers/promises'
import { faultFields, type Log } from '../lib/log.ts'
import { backoffMs } from '../lib/retry.ts'

/** Why something did not work, as far as waiting is concerned; `retryAfterMs`: as the platform asked. */
type Failed = { readonly code: string; readonly retryAfterMs?: number | undefined }

export type RepeatOptions<Fault> = {
  /** Milliseconds between two that went well. */
  readonly everyMs: number
  readonly signal: AbortSignal
  readonly log: Log
  readonly channel: string
  /** Says in the log what failed: a constant. */
  readonly phrase: string
  readonly failed: (fault: Fault | StoreFault) => void
}

/** Our own store may fail as well as a platform. */
export type StoreFault = { readonly kind: 'not-sent'; readonly code: string }

/** Somebody may be writing while we wait: never longer than this, unless the platform asks. */
const longestMs = 60_000

/** Does something again and again until the signal; after a fault with growing waits. Never rejects. */
export async function repeat<Fault extends Failed>(
  work: () => Promise<Fault | undefined>,
  { everyMs, signal, log, channel, phrase, failed }: RepeatOptions<Fault>,
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
    log.warn({ channel, code: fault.code, failures }, phrase)
    failed(fault)
    const asked = 'retryAfterMs' in fault ? fault.retryAfterMs : undefined
    await pause(asked ?? Math.min(longestMs, backoffMs(failures, Math.random())), signal)
  }
}

async function guarded<Fault>(
  work: () => Promise<Fault | undefined>,
): Promise<Fault | StoreFault | undefined> {
  try {
    return await work()
  } catch (error) {
    return { kind: 'not-sent', code: faultFields(error).code ?? 'ESTORE' }
  }
}

/** Ends early, and well, when the signal comes. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return
  await wait(ms, undefined, { signal, ref: false }).catch(() => {
    // Woken by the signal: the caller sees it.
  })
}
