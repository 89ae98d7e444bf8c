/** How fast one channel may be sent to. Times are epoch milliseconds. */
export type Bucket = {
  /** Sends that may start now; 0: none. */
  free(): number
  take(): void
  /** When the next send may start; now or earlier: at once. */
  nextAt(): number
  /** Nothing before this instant: the platform said stop. */
  pause(until: number): void
  /** What the platform itself says is left until `resetAt`; it knows of senders that we do not. */
  fed(remaining: number, resetAt: number): void
}

export type BucketOptions = {
  /** Sends that may start together after a rest. Mass messages need 2: they leave one to replies. */
  readonly capacity: number
  readonly perSecond: number
  readonly now: () => number
}

/** A token bucket (en.wikipedia.org/wiki/Token_bucket) that can be corrected from outside. */
export function createBucket({ capacity, perSecond, now }: BucketOptions): Bucket {
  let tokens = capacity
  let filledAt = now()
  let pausedUntil = 0
  let told = { remaining: Number.POSITIVE_INFINITY, resetAt: 0 }

  function fill(): void {
    const at = now()
    // A clock that was set back gives nothing and takes nothing.
    tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond)
    filledAt = at
    if (at >= told.resetAt) told = { remaining: Number.POSITIVE_INFINITY, resetAt: 0 }
  }

  return {
    free() {
      fill()
      return now() < pausedUntil ? 0 : Math.max(0, Math.floor(Math.min(tokens, told.remaining)))
    },
    take() {
      fill()
      tokens -= 1
      told = { ...told, remaining: told.remaining - 1 }
    },
    nextAt() {
      fill()
      const refilled = tokens >= 1 ? 0 : filledAt + Math.ceil(((1 - tokens) / perSecond) * 1000)
      return Math.max(pausedUntil, refilled, told.remaining >= 1 ? 0 : told.resetAt)
    },
    pause(until) {
      pausedUntil = Math.max(pausedUntil, until)
    },
    fed(remaining, resetAt) {
      told = { remaining, resetAt }
    },
  }
}

/**
 * A bucket of one process among several that send at the same time: each sends its part, as if all sent alike, and what the platform
 * says corrects that. So no answer has to find its way to the one process that may send, and nobody has to take over when one dies.
 */
export function shareBucket(bucket: Bucket, processes: () => number): Bucket {
  return {
    ...bucket,
    free() {
      const left = bucket.free()
      // However many we are, who may send at all may send one.
      return left === 0 ? 0 : Math.max(1, Math.floor(left / processes()))
    },
    take() {
      for (let each = 0; each < processes(); each++) bucket.take()
    },
  }
}
