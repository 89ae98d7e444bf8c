import type { Kysely, Transaction } from 'kysely'
import { conversationId, type Person } from '../conversation/message.ts'
import type { Audience, Follower } from '../desk/broadcasts.ts'
import { toPerson } from './rows.ts'
import type { Tables } from './schema.ts'

/**
 * Who belongs to an audience, asked in two ways: page by page, when recipients are listed; and again of some of them, at the moment of
 * sending. An audience of another kind than those who follow something needs these two answers and nothing else.
 */
export type AudienceMember = { readonly id: number; readonly person: Person }

/** With an id above `after`, oldest first, at most `limit`. */
export async function membersOf(
  db: Kysely<Tables>,
  { kind, id }: Audience,
  after: number,
  limit: number,
): Promise<readonly AudienceMember[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'channel', 'person_id'])
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, person: toPerson(row) }))
}

/** Those of these people of one channel who belong to it now, as conversation ids. */
export async function stillAmong(
  trx: Transaction<Tables>,
  { kind, id }: Audience,
  channel: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('subscriptions')
    .select(['channel', 'person_id'])
    .where('channel', '=', channel)
    .where('person_id', 'in', personIds)
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .execute()
  return new Set(rows.map((row) => conversationId(toPerson(row))))
}

/** A page of an audience, with when each last wrote, as far as messages are kept. */
export async function followers(
  db: Kysely<Tables>,
  audience: Audience,
  after: number,
  limit: number,
): Promise<readonly Follower[]> {
  const members = await membersOf(db, audience, after, limit)
  if (members.length === 0) return []
  const heardAt = new Map<string, number>()
  for (const channel of new Set(members.map(({ person }) => person.channel))) {
    const ids = members.filter(({ person }) => person.channel === channel).map(({ person }) => person.id)
    for (const row of await lastHeard(db, channel, ids)) heardAt.set(row.conversation_id, Number(row.at))
  }
  return members.map(({ id, person }) => ({
    id,
    person,
    heardAt: heardAt.get(conversationId(person)) ?? null,
  }))
}

function lastHeard(db: Kysely<Tables>, channel: string, personIds: readonly string[]) {
  return db
    .selectFrom('inbox')
    .select((each) => ['conversation_id', each.fn.max('at').as('at')])
    .where('channel', '=', channel)
    .where('person_id', 'in', personIds)
    .groupBy('conversation_id')
    .execute()
}
