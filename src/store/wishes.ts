import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import type { Wish } from '../desk/memory.ts'
import { personColumns, toPerson } from './rows.ts'
import type { Tables, WishesTable } from './schema.ts'

export async function wishes(db: Kysely<Tables>, after: number, limit: number): Promise<readonly Wish[]> {
  const rows = await db
    .selectFrom('wishes')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toWish)
}

/** Open wishes are what these events leave of them. */
export async function recordWishes(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'wished') {
      const { turn, question } = event
      await trx
        .insertInto('wishes')
        .values({ ...personColumns(person), at, turn, question })
        .onConflict((conflict) => conflict.columns(['channel', 'person_id', 'turn']).doNothing())
        .execute()
    }
    if (event.kind === 'wish-ended') {
      await trx
        .deleteFrom('wishes')
        .where('channel', '=', person.channel)
        .where('person_id', '=', person.id)
        .where('turn', '=', event.turn)
        .execute()
    }
  }
}

export function toWish(row: Selectable<WishesTable>): Wish {
  const { id, turn, question, at } = row
  return { id, person: toPerson(row), turn, question, at }
}
