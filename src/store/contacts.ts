import type { Kysely } from 'kysely'
import { conversationId, type Person } from '../conversation/message.ts'
import { type Contact, lanes } from '../desk/memory.ts'
import { personColumns } from './rows.ts'
import type { ContactsTable, Tables } from './schema.ts'

const reply = lanes.indexOf('reply')

export async function contact(db: Kysely<Tables>, person: Person): Promise<Contact> {
  const heard = await db
    .selectFrom('inbox')
    .select((each) => each.fn.max('at').as('at'))
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .executeTakeFirst()
  const known = await db
    .selectFrom('contacts')
    .select(['unreachable_at', 'paused_until'])
    .where('id', '=', conversationId(person))
    .executeTakeFirst()
  const heardAt = heard?.at ?? null
  const since = known?.unreachable_at ?? null
  return {
    heardAt,
    // Whoever writes again can be written to again.
    unreachableSince: since !== null && (heardAt ?? 0) > since ? null : since,
    pausedUntil: known?.paused_until ?? null,
  }
}

/** Records it, and gives up what waits for this person in other lanes than `reply`. */
export async function markUnreachable(db: Kysely<Tables>, person: Person, at: number): Promise<void> {
  await put(db, person, { at, unreachable_at: at })
  await db
    .updateTable('outbox')
    .set({ state: 'failed', reason: 'unreachable' })
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .where('state', '=', 'pending')
    .where('lane', '!=', reply)
    .execute()
}

export function pause(db: Kysely<Tables>, person: Person, until: number): Promise<void> {
  return put(db, person, { at: until, paused_until: until })
}

async function put(
  db: Kysely<Tables>,
  person: Person,
  known: Pick<ContactsTable, 'at'> & Partial<Pick<ContactsTable, 'unreachable_at' | 'paused_until'>>,
): Promise<void> {
  const none = { unreachable_at: null, paused_until: null }
  await db
    .insertInto('contacts')
    .values({ id: conversationId(person), ...personColumns(person), ...none, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
    .execute()
}
