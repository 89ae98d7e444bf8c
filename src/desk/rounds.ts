import { faultFields, type Log } from '../lib/log.ts'

/** Goes round all who may be told something, one round at a time. */
export type Telling = {
  /** There may be something to tell now that there was not before. */
  wake(): void
  /** Begins nothing further; resolves when nothing is under way. */
  stop(): Promise<void>
}

/** `what` is told, in the log, when a round fails: the next one tries again. */
export function createRounds(
  round: (isStopped: () => boolean) => Promise<void>,
  log: Log,
  what: string,
): Telling {
  let running: Promise<void> | undefined
  let isWanted = false
  let isStopped = false

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      await round(() => isStopped).catch((error) =>
        log.error(faultFields(error), `${what} not told, the next time tries again`),
      )
    }
    running = undefined
  }

  return {
    wake() {
      isWanted = true
      running ??= run()
    },
    async stop() {
      isStopped = true
      await running
    },
  }
}
