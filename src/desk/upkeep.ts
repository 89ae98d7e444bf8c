import { dayMs } from '../lib/day.ts'
import { faultFields, type Log } from '../lib/log.ts'
import type { Memory } from './memory.ts'

const hourMs = 3_600_000

/** Purging may stop the service for a second or two: not in the first minute after a start, and then at night. */
const afterStartMs = 60_000

/** What the store remembers: the day of the latest purge, counted from 1970. */
const purgedName = 'purged-on'

/** Days change at three in the morning in Việt Nam (UTC+7, no summer time). */
const nightOffsetMs = 4 * hourMs

/** To be called often: purges once a day, what the retention of each table no longer allows. */
export function createUpkeep(memory: Memory, log: Log, now: () => number): () => Promise<void> {
  const started = now()
  let purgedOn: string | undefined

  return async () => {
    const day = String(Math.floor((now() + nightOffsetMs) / dayMs))
    if (day === purgedOn || now() - started < afterStartMs) return
    purgedOn = day
    try {
      // A restart in the daytime is no reason to stop everybody once more.
      if ((await memory.recall(purgedName)) === day) return
      log.info(await memory.purge(now()), 'purged what is past its retention')
      await memory.remember(purgedName, day)
    } catch (error) {
      log.error(faultFields(error), 'purge failed, tomorrow tries again')
    }
  }
}
