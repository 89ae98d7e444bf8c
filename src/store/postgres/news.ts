import type { News } from '../../desk/replicas.ts'

/** NOTIFY takes less than 8,000 bytes (postgresql.org/docs/current/sql-notify.html). */
const mostBytes = 7_500
/** What nobody could take any more is worth nothing. */
const mostPending = 10_000

type Letter = { readonly from: number; readonly news: readonly News[] }

/**
 * Tells the others, in as few notifications as may be, never within a transaction that changes rows: NOTIFY lets only one at a time
 * commit in the whole server, and so would hold up every turn while one waits for the disk.
 */
export function createTelling(from: number, notify: (payload: string) => Promise<unknown>) {
  const pending: News[] = []
  let telling: Promise<void> | undefined

  async function tellAll(): Promise<void> {
    while (pending.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      await notify(next()).catch(() => {}) // Those who miss it look themselves.
    }
    telling = undefined
  }

  function next(): string {
    const news: News[] = []
    let bytes = 100
    for (const each of pending) {
      bytes += Buffer.byteLength(JSON.stringify(each)) + 1
      if (bytes > mostBytes && news.length > 0) break
      news.push(each)
    }
    pending.splice(0, news.length)
    return JSON.stringify({ from, news } satisfies Letter)
  }

  return {
    add(news: News): void {
      if (pending.length >= mostPending) return
      pending.push(news)
      telling ??= tellAll()
    },
    idle: async () => telling,
  }
}

/** What others told; our own comes back too, and other programs may use the channel. */
export function readNews(us: number, payload: string): readonly News[] {
  try {
    const { from, news }: Partial<Letter> = JSON.parse(payload)
    return from === us || !Array.isArray(news) ? [] : news
  } catch {
    return []
  }
}
