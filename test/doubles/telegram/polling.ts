import type { Queue } from './queue.ts'
import type { Payload } from './rules.ts'
import { type Reply, refused } from './wire.ts'

type Waiting = { readonly limit: number; readonly finish: (reply: Reply) => void }

/** getUpdates: an update is confirmed by asking for a later one; whoever asks second ends the first. */
export function createPolling(queue: Queue) {
  let waiting: Waiting | undefined

  return {
    /** `gone`: the asker has hung up; what would have been its updates stays. */
    poll({ offset, limit = 100, timeout = 0 }: Payload<'getUpdates'>, gone: AbortSignal): Promise<Reply> {
      waiting?.finish(conflict)
      if (offset !== undefined) queue.confirm(offset)
      const batch = queue.take(limit)
      if (batch.length > 0 || timeout === 0) return Promise.resolve({ ok: true, result: batch })
      return new Promise((resolve) => {
        const finish = (reply: Reply) => {
          clearTimeout(timer)
          waiting = undefined
          resolve(reply)
        }
        const timer = setTimeout(() => finish({ ok: true, result: [] }), timeout * 1000)
        const mine = { limit, finish }
        waiting = mine
        gone.addEventListener('abort', () => {
          if (waiting === mine) finish({ ok: true, result: [] })
        })
      })
    },
    /** There may be something to fetch. */
    wake(): void {
      const batch = waiting ? queue.take(waiting.limit) : []
      if (batch.length > 0) waiting?.finish({ ok: true, result: batch })
    },
    end(): void {
      waiting?.finish(refused(409, 'Conflict: terminated by setWebhook request'))
    },
  }
}

const conflict = refused(
  409,
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
)
