import type { Kysely, Selectable, Transaction } from 'kysely'
import { conversationId, type Message, type Person } from '../conversation/message.ts'
import type { Memory, Outgoing, Turned } from '../desk/memory.ts'
import { erasePast } from './erase.ts'
import { newOutgoing } from './outbox.ts'
import { inboxRow, personColumns, toConversation, toMessage, toOutgoing } from './rows.ts'
import type { InboxTable, Tables } from './schema.ts'

type Decide = Parameters<Memory['turn']>[1]

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

/** What a turn recorded; `erased` tells that bytes of old rows may still lie in the file. */
export type Recorded = { readonly outgoing: Outgoing; readonly erased: boolean }

export async function turn(
  trx: Transaction<Tables>,
  id: string,
  decide: Decide,
): Promise<Recorded | undefined> {
  const row = await nextWaiting(trx, id)
  if (!row) return undefined
  const before = await trx
    .selectFrom('conversations')
    .select('conversation')
    .where('id', '=', id)
    .executeTakeFirst()
  const message = toMessage(row)
  const turned = decide(message, before && toConversation(before), row.tries)
  if (turned.erase) await erasePast(trx, message.person, row.id)
  await recordTalk(trx, message, turned)
  await trx
    .updateTable('inbox')
    .set({ state: turned.parked ? 'parked' : 'done' })
    .where('id', '=', row.id)
    .execute()
  return { outgoing: await recordAnswer(trx, message, turned), erased: turned.erase }
}

/** Counts a failed try of the message that is next. */
export async function failed(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('id', '=', (inner) =>
      inner
        .selectFrom('inbox')
        .select('id')
        .where('conversation_id', '=', id)
        .where('state', '=', 'waiting')
        .orderBy('at')
        .orderBy('id')
        .limit(1),
    )
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

/** Platforms deliver out of order: their clock goes before our order of arrival. */
function nextWaiting(trx: Transaction<Tables>, id: string): Promise<Selectable<InboxTable> | undefined> {
  return trx
    .selectFrom('inbox')
    .selectAll()
    .where('conversation_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

async function recordTalk(trx: Transaction<Tables>, { person, at }: Message, turned: Turned): Promise<void> {
  const owner = personColumns(person)
  const conversation = JSON.stringify(turned.conversation)
  await trx
    .insertInto('conversations')
    .values({ id: conversationId(person), ...owner, at, conversation })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at, conversation }))
    .execute()
  if (turned.events.length === 0) return
  await trx
    .insertInto('events')
    .values(turned.events.map((event) => ({ ...owner, at, event: JSON.stringify(event) })))
    .execute()
}

async function recordAnswer(trx: Transaction<Tables>, message: Message, turned: Turned): Promise<Outgoing> {
  const row = await trx
    .insertInto('outbox')
    .values({
      ...newOutgoing(message.person, 'reply', turned.answer, message.at),
      in_reply_to: message.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toOutgoing(row)
}
