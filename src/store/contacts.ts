import type { Kysely, Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
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

/** «Dừng» outlives the talk in which it was said, until «allowed again»: these events say which. */
export async function recordChoice(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  const choice = events.findLast((event) => event.kind === 'asking-set')
  if (choice) await put(trx, person, { at, asking_stopped_at: choice.wanted ? null : at })
}

/** Those of these conversations whose people said «Dừng». */
export async function stoppedAmong(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', ids)
    .where('asking_stopped_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

type Known = Pick<ContactsTable, 'at'> &
  Partial<Pick<ContactsTable, 'unreachable_at' | 'paused_until' | 'asking_stopped_at'>>

async function put(db: Kysely<Tables>, person: Person, known: Known): Promise<void> {
  const none = { unreachable_at: null, paused_until: null, asking_stopped_at: null }
  await db
    .insertInto('contacts')
    .values({ id: conversationId(person), ...personColumns(person), ...none, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
    .execute()
}
