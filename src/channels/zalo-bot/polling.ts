import { faultFields, type Log } from '../../lib/log.ts'
import { backoffMs } from '../../lib/retry.ts'
import { pause, repeat } from '../repeat.ts'
import type { Api, Fault } from './api.ts'
import type { Status } from './status.ts'
import type { Take } from './take.ts'

export type PollingOptions = {
  readonly api: Api
  readonly take: Take
  readonly status: Status
  readonly failed: (fault: Fault) => void
  readonly log: Log
  readonly signal: AbortSignal
}

/** How long the platform waits for somebody to write. */
const pollSeconds = 30
/** A server that answers nothing at once must not be asked without end. */
const shortestPollMs = 500

/**
 * Asks for updates, one at a time, until the signal. The platform forgets what it has handed out and there is no way to confirm: what a
 * crash interrupts here is lost, which is why it means polling for development. What is in hand is stored before the next is asked for.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, status, failed, log, signal } = options
  let isReady = false

  async function once(): Promise<Fault | undefined> {
    if (!isReady) {
      // The platform gives nothing to polls while it posts somewhere.
      const left = await api('deleteWebhook', {}, { signal })
      if (left.kind === 'fault') return left.fault
      isReady = true
    }
    const started = performance.now()
    const timeoutMs = (pollSeconds + 5) * 1000
    const polled = await api('getUpdates', { timeout: String(pollSeconds) }, { timeoutMs, signal })
    if (polled.kind === 'fault' && polled.fault.kind !== 'quiet') {
      if (polled.fault.kind === 'refused') isReady = false
      return polled.fault
    }
    status.good()
    const isEmpty = polled.kind === 'fault' || polled.result === undefined || polled.result === null
    if (isEmpty) await pause(Math.max(0, shortestPollMs - (performance.now() - started)), signal)
    else await takeSurely(options, polled.result)
    return undefined
  }

  await repeat(once, {
    everyMs: 0,
    signal,
    log,
    channel: 'zalo-bot',
    phrase: 'poll failed, trying again',
    failed,
  })
}

/** Nobody else has this update: it is kept in hand until the store takes it. */
async function takeSurely({ take, status, log, signal }: PollingOptions, result: unknown): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      await take(result)
      status.received()
      return
    } catch (error) {
      log.error({ ...faultFields(error), channel: 'zalo-bot', failures }, 'update not stored')
      if (signal.aborted) return
      await pause(backoffMs(failures, Math.random()), signal)
    }
  }
}
