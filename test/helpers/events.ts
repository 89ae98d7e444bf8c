import type { Happened } from '../../src/conversation/event.ts'
import { connect } from '../../src/store/sqlite.ts'

/** Writes events into a store that exists, as if they had been recorded in this order. */
export async function storeEvents(path: string, events: readonly Happened[]): Promise<void> {
  const db = connect(path)
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < events.length; at += rowsAtOnce)
      await trx
        .insertInto('events')
        .values(
          events.slice(at, at + rowsAtOnce).map(({ person, at, event }) => ({
            channel: person.channel,
            person_id: person.id,
            at,
            event: JSON.stringify(event),
          })),
        )
        .execute()
  })
  await db.destroy()
}

const rowsAtOnce = 1000
