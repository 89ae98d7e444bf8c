import type { Sender } from '../dialect.ts'

/** Who lives, by what we have seen ourselves: no clock of anybody else is trusted. Pure but for `now`, in monotonic milliseconds. */
export type Observed = {
  /** How many lived when we last looked, ourselves included. */
  count(): number
  saw(alive: readonly number[]): void
  /** We saw nothing any more. */
  lostSight(): void
  gone: Sender['gone']
}

/**
 * A process is gone when it was not there for `graceMs` in which we could have seen it. While the database restarts nobody is there, and
 * nobody is gone.
 */
export function createObserved(id: number, graceMs: number, now: () => number): Observed {
  const lastSeen = new Map<number, number>()
  let lookingSince: number | undefined
  let count = 1

  return {
    count: () => count,
    saw(alive) {
      lookingSince ??= now()
      count = Math.max(1, alive.length)
      for (const each of alive) lastSeen.set(each, now())
      for (const [each, at] of lastSeen) if (now() - at > 10 * graceMs) lastSeen.delete(each)
    },
    lostSight() {
      lookingSince = undefined
    },
    gone(senders) {
      const since = lookingSince
      if (since === undefined) return []
      return senders.filter((each) => {
        if (each === null) return true
        const last = Math.max(since, lastSeen.get(each) ?? 0)
        return each !== id && now() - last >= graceMs
      })
    },
  }
}
