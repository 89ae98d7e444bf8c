import type { AliasableExpression, Kysely, Transaction } from 'kysely'
import { type Audience, everyUnit } from '../conversation/audience.ts'
import { memberDays } from '../conversation/member.ts'
import { answeringChannels, conversationId, type Person } from '../conversation/message.ts'
import type { Subject } from '../conversation/subscription.ts'
import type { Recipient } from '../desk/broadcasts.ts'
import { dayMs } from '../lib/day.ts'
import { toPerson } from './rows.ts'
import type { Tables } from './schema.ts'

/**
 * Who belongs to an audience, asked in two ways: page by page, when recipients are listed; and again of some of them, at the moment of
 * sending.
 */
type Belonging = { readonly id: number; readonly person: Person }

/** At `now`, with an id above `after`, oldest first, at most `limit`. */
export async function belongingTo(
  db: Kysely<Tables>,
  audience: Audience,
  now: number,
  after: number,
  limit: number,
): Promise<readonly Belonging[]> {
  const rows = await db
    .selectFrom(peopleOf(db, audience, now).as('each'))
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, person: toPerson(row) }))
}

/** Those of these people of one channel who belong to it at `now`, as conversation ids. */
export async function stillAmong(
  trx: Transaction<Tables>,
  audience: Audience,
  now: number,
  channel: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom(peopleOf(trx, audience, now).as('each'))
    .selectAll()
    .where('channel', '=', channel)
    .where('person_id', 'in', personIds)
    .execute()
  return new Set(rows.map((row) => conversationId(toPerson(row))))
}

type Row = { readonly id: number; readonly channel: string; readonly person_id: string }

function peopleOf(db: Kysely<Tables>, audience: Audience, now: number): AliasableExpression<Row> {
  return audience.kind === 'members' ? members(db, audience.id, now) : followers(db, audience)
}

function followers(db: Kysely<Tables>, { kind, id }: Subject) {
  return db
    .selectFrom('subscriptions')
    .select(['id', 'channel', 'person_id'])
    .where('kind', '=', kind)
    .where('subject', '=', id)
}

/** Whose right has neither ended nor been taken back, where they can be written to. */
function members(db: Kysely<Tables>, unit: string, now: number) {
  return db
    .selectFrom('members')
    .select(['id', 'channel', 'person_id'])
    .where('revoked_at', 'is', null)
    .where('at', '>', now - memberDays * dayMs)
    .where('channel', 'not in', answeringChannels)
    .$if(unit !== everyUnit, (of) => of.where('unit', '=', unit))
}

/** A page of an audience, with when each last wrote, as far as messages are kept. */
export async function recipients(
  db: Kysely<Tables>,
  audience: Audience,
  now: number,
  after: number,
  limit: number,
): Promise<readonly Recipient[]> {
  const found = await belongingTo(db, audience, now, after, limit)
  const heardAt = new Map<string, number>()
  for (const channel of new Set(found.map(({ person }) => person.channel))) {
    const ids = found.filter(({ person }) => person.channel === channel).map(({ person }) => person.id)
    for (const row of await lastHeard(db, channel, ids)) heardAt.set(row.conversation_id, Number(row.at))
  }
  return found.map(({ id, person }) => ({
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
