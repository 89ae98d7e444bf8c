/** Answered with 503 and Retry-After by the error handler. */
export class Busy extends Error {
  readonly statusCode = 503
}

/** Lets `atOnce` run at a time, in the order they came; throws `Busy` when `mostWaiting` wait already. */
export function createGate(atOnce: number, mostWaiting: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (run) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new Busy('too many sign-ins at once')
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
