import { type Bucket, createBucket } from '../../desk/bucket.ts'
import type { Limit } from './api.ts'

/** How fast Zalo may be called; its own word corrects it. Times are epoch milliseconds. */
export type Pace = Bucket & {
  /** What Zalo says of this minute, which ends at `resetAt`. */
  told(limit: Limit, resetAt: number): void
  /** Zalo says that it is too much (-32): nothing before `until`, and for an hour no faster than the smallest package. */
  tooFast(until: number): void
}

/** What resellers say of the smallest package that may be linked. */
const smallest = 100
/** The limit of an app over all its accounts, the highest that is documented. */
const highest = 4000
/** A fifth of a minute's calls may go out together after a rest. */
const share = 5
const minuteSeconds = 60
const disbeliefMs = 3_600_000

/**
 * Packages differ, and only the headers tell. They may speak of the app where the account has a lower limit of its own; Zalo then
 * says -32, and the headers are not believed for an hour: it may also have been another sender, or a moment.
 */
export function createPace(now: () => number): Pace {
  let calls = smallest
  let believedFrom = 0
  let pausedUntil = 0
  let bucket = bucketOf(calls, now)

  function change(to: number): void {
    if (to === calls) return
    calls = to
    bucket = bucketOf(calls, now)
    bucket.pause(pausedUntil)
  }

  function pause(until: number): void {
    pausedUntil = Math.max(pausedUntil, until)
    bucket.pause(until)
  }

  return {
    free: () => bucket.free(),
    take: () => bucket.take(),
    nextAt: () => bucket.nextAt(),
    pause,
    fed: (remaining, resetAt) => bucket.fed(remaining, resetAt),
    told(limit, resetAt) {
      if (limit.calls !== null && limit.calls > 0 && now() >= believedFrom)
        change(Math.min(limit.calls, highest))
      bucket.fed(limit.remaining, resetAt)
    },
    tooFast(until) {
      believedFrom = now() + disbeliefMs
      change(Math.min(calls, smallest))
      pause(until)
    },
  }
}

function bucketOf(calls: number, now: () => number): Bucket {
  const capacity = Math.max(1, Math.floor(calls / share))
  return createBucket({ capacity, perSecond: calls / minuteSeconds, now })
}
