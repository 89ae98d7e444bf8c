import type { Kysely, Selectable } from 'kysely'
import { conversationId, type Message, type Person, type Said } from '../conversation/message.ts'
import { inboxRow, toMessage } from './rows.ts'
import type { InboxTable, Tables } from './schema.ts'

/** One statement: uniqueness is the database's, so ten copies at once are still one message. */
export async function accept(db: Kysely<Tables>, batch: readonly Message[]): Promise<readonly boolean[]> {
  if (batch.length === 0) return []
  const stored = await db
    .insertInto('inbox')
    .values(batch.map(inboxRow))
    .onConflict((conflict) => conflict.columns(['channel', 'person_id', 'message_id']).doNothing())
    .returning(['conversation_id', 'message_id'])
    .execute()
  const fresh = new Set(stored.map((row) => JSON.stringify([row.conversation_id, row.message_id])))
  return batch.map(({ person, id }) => fresh.delete(JSON.stringify([conversationId(person), id])))
}

export async function waiting(db: Kysely<Tables>, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inbox')
    .select('conversation_id')
    .where('state', '=', 'waiting')
    .groupBy('conversation_id')
    .orderBy((each) => each.fn.min('id'))
    .limit(limit)
    .execute()
  return rows.map((row) => row.conversation_id)
}

/** Counts a failed try of the message that is next. */
export async function failed(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('id', '=', () => nextWaiting(db, id).select('id'))
    .execute()
}

export async function latestSaid(
  db: Kysely<Tables>,
  person: Person,
  limit: number,
): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toMessage).reverse()
}

/** As the masks of lib/mask.ts: says what stood here, and nothing of it. */
export const withheldText = '[nội dung không lưu]'
const withheld: Said = { kind: 'text', text: withheldText }

/** The message stays known, so that a repeated delivery is recognised; its words go. */
export async function emptyMessage(db: Kysely<Tables>, inboxId: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ said: JSON.stringify(withheld) })
    .where('id', '=', inboxId)
    .execute()
}

/** Platforms deliver out of order: their clock goes before our order of arrival. */
function nextWaiting(db: Kysely<Tables>, conversation: string) {
  return db
    .selectFrom('inbox')
    .where('state', '=', 'waiting')
    .where('conversation_id', '=', conversation)
    .orderBy('at')
    .orderBy('id')
    .limit(1)
}

/** The message that is next of each of these conversations where one waits, in one statement. */
export async function nextOf(
  db: Kysely<Tables>,
  conversations: readonly string[],
): Promise<readonly Selectable<InboxTable>[]> {
  // Each in a table of its own: the limit is of one conversation.
  const [first, ...others] = conversations.map((id) =>
    db.selectFrom(nextWaiting(db, id).selectAll().as('next')).selectAll(),
  )
  if (!first) return []
  return others.reduce((all, other) => all.unionAll(other), first).execute()
}
