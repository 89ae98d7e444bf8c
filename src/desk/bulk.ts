import type { DecideNews } from './broadcasts.ts'
import type { Sender } from './desk.ts'
import type { Memory, Outgoing, Sent } from './memory.ts'

export type BulkOptions = {
  readonly memory: Pick<Memory, 'broadcasts' | 'claimOutgoing'>
  readonly sender: Sender
  readonly now: () => number
  /** What to tell each recipient of a message to many; absent: none is begun. */
  readonly sayNews?: DecideNews | undefined
  /** Sends under way at once, at most: a platform that hangs must not hold all of them. */
  readonly atOnce: number
  /** More may be begun. */
  readonly wake: () => void
}

/** Mass messages of one channel, beside those that somebody waits for. */
export type Bulk = {
  /** The next lot, where there is room for `room` sends; often empty. To be begun at once. */
  claim(room: number): Promise<readonly Outgoing[]>
  began(): void
  /** How one ended, before it is recorded. */
  heard(sent: Sent): void
  /** One is recorded: there is room for another. */
  ended(): void
  /** Claims no further lot. */
  stop(): void
}

/** 80 a second, more than any platform lets one account send. */
const lot = 8
const paceMs = 100

/** Mass messages are rare: where none waited, none is looked for so long. */
const lookMs = 1000

/** Lot by lot: begun one by one they would cost a commit each, and begun all at once keep others waiting. */
export function createBulk({ memory, sender, now, sayNews, atOnce, wake }: BulkOptions): Bulk {
  let underWay = 0
  let nextLookAt = 0
  let pacing: NodeJS.Timeout | undefined
  let stopped = false

  /** Half of what the platform allows now is left to who may write in the next moment. */
  function roomOf(room: number): number {
    const own = Math.min(lot, atOnce - underWay, room)
    const free = sender.bucket ? Math.floor(sender.bucket.free() / 2) : own
    return Math.min(own, free, sender.bulkBucket?.free() ?? own)
  }

  function next(limit: number): Promise<readonly Outgoing[]> {
    const { channel } = sender
    return sayNews
      ? memory.broadcasts.claim(channel, limit, now(), sayNews)
      : memory.claimOutgoing(channel, limit, now(), ['bulk'])
  }

  function pace(): void {
    pacing = setTimeout(() => {
      pacing = undefined
      wake()
    }, paceMs).unref()
  }

  return {
    async claim(room) {
      if (pacing || stopped || now() < nextLookAt) return []
      const limit = roomOf(room)
      const claimed = limit > 0 ? await next(limit) : []
      if (limit > 0 && claimed.length === 0) nextLookAt = now() + lookMs
      else pace()
      return claimed
    },
    began() {
      underWay += 1
      sender.bulkBucket?.take()
    },
    heard(sent) {
      // Who is told to wait with one of many is told so of all.
      if (sent.kind === 'later') sender.bulkBucket?.pause(sent.retryAt)
    },
    ended() {
      underWay -= 1
    },
    stop() {
      stopped = true
      clearTimeout(pacing)
    },
  }
}
