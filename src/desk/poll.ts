import { faultFields, type Log } from '../lib/log.ts'

export type Polling = {
  /** Resolves when no look is under way and none will follow. */
  stop(): Promise<void>
}

/** Looks every `everyMs`; the next look waits for the end of the last. */
export function poll(look: () => Promise<void>, everyMs: number, log: Log): Polling {
  let timer = setTimeout(tick, everyMs)
  let looking: Promise<void> | undefined
  let stopped = false

  function tick(): void {
    looking = look()
      .catch((error) => log.error(faultFields(error), 'store not read, will be tried again'))
      .finally(() => {
        looking = undefined
        if (!stopped) timer = setTimeout(tick, everyMs)
      })
  }

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}

/** Waits for `work`, but not longer than `ms`. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, tooLong])
  clearTimeout(timer)
}
