import type { Kysely } from 'kysely'
import type { StoredEvent } from '../desk/memory.ts'
import { toEvent } from './rows.ts'
import type { Tables } from './schema.ts'

/** Events are read in pages, so that a long report never holds up a turn. */
const eventsPage = 1000

/** Oldest first; `from` included, `to` excluded. */
export async function* events(db: Kysely<Tables>, from: number, to: number): AsyncGenerator<StoredEvent> {
  const end = Math.min(to, Number.MAX_SAFE_INTEGER)
  let last = { at: from, id: 0 }
  for (;;) {
    const { at, id } = last
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where('at', '>=', at)
      .where('at', '<', end)
      .where((row) => row.or([row('at', '>', at), row('id', '>', id)]))
      .orderBy('at')
      .orderBy('id')
      .limit(eventsPage)
      .execute()
    yield* rows.map(toEvent)
    const latest = rows.at(-1)
    if (!latest || rows.length < eventsPage) return
    last = latest
  }
}
