import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely'
import type { Answer } from '../conversation/answer.ts'
import type { Person } from '../conversation/message.ts'
import { type Lane, lanes, type Outgoing, type Settled } from '../desk/memory.ts'
import { markUnreachable } from './contacts.ts'
import { atomically, dialectOf } from './dialect.ts'
import { personColumns, toOutgoing } from './rows.ts'
import type { OutboxTable, Tables } from './schema.ts'

const reply = lanes.indexOf('reply')

export async function answerTo(
  db: Kysely<Tables>,
  person: Person,
  messageId: string,
): Promise<Outgoing | undefined> {
  const row = await ofPerson(db, person).where('in_reply_to', '=', messageId).executeTakeFirst()
  return row && toOutgoing(row)
}

export async function claimOutgoing(
  db: Kysely<Tables>,
  channel: string,
  limit: number,
  now: number,
  among: readonly Lane[] = lanes,
): Promise<readonly Outgoing[]> {
  return atomically(db, (trx) => claimDue(trx, channel, limit, now, among))
}

/** As claimOutgoing, in a transaction of somebody else's. */
export async function claimDue(
  trx: Transaction<Tables>,
  channel: string,
  limit: number,
  now: number,
  among: readonly Lane[],
): Promise<readonly Outgoing[]> {
  const { sender } = dialectOf(trx)
  if (!sender.isKnown()) return []
  const rows = await trx
    .with('due', () => due(trx, channel, limit, now, among))
    .updateTable('outbox')
    .set((column) => ({ state: 'sending', sender: sender.id, attempts: column('attempts', '+', 1) }))
    .where('id', 'in', (inner) => inner.selectFrom('due').select('due.id'))
    .returningAll()
    .execute()
  return rows.sort((a, b) => a.lane - b.lane || a.id - b.id).map(toOutgoing)
}

/** A person's answers of one lane go one after the other; one that waits to be retried does not hold up the next. */
function due(db: Kysely<Tables>, channel: string, limit: number, now: number, among: readonly Lane[]) {
  const found = db
    .selectFrom('outbox as each')
    .select('each.id')
    .where('each.channel', '=', channel)
    .where('each.state', '=', 'pending')
    .where('each.due_at', '<=', now)
    .where(
      'each.lane',
      'in',
      among.map((lane) => lanes.indexOf(lane)),
    )
    .where(({ not, exists }) => not(exists((inner) => same(inner, 'sending'))))
    .where(({ not, exists }) => not(exists((inner) => earlier(inner, now))))
    .orderBy('each.lane')
    .orderBy('each.id')
    .limit(limit)
  return dialectOf(db).skipLocked(found)
}

type Inner = ExpressionBuilder<Tables & { each: OutboxTable }, 'each'>

function same(inner: Inner, state: OutboxTable['state']) {
  return inner
    .selectFrom('outbox as other')
    .select('other.id')
    .where('other.state', '=', state)
    .whereRef('other.channel', '=', 'each.channel')
    .whereRef('other.person_id', '=', 'each.person_id')
    .whereRef('other.lane', '=', 'each.lane')
}

function earlier(inner: Inner, now: number) {
  return same(inner, 'pending').whereRef('other.id', '<', 'each.id').where('other.due_at', '<=', now)
}

export async function post(
  db: Kysely<Tables>,
  person: Person,
  lane: Lane,
  answer: Answer,
  at: number,
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({ ...newOutgoing(person, lane, answer, at), in_reply_to: null })
    .execute()
}

/** Columns of an answer that has not been sent yet. */
export function newOutgoing(person: Person, lane: Lane, answer: Answer, at: number) {
  return {
    ...personColumns(person),
    at,
    lane: lanes.indexOf(lane),
    answer: JSON.stringify(answer),
    state: 'pending',
    due_at: 0,
    attempts: 0,
    unknowns: 0,
  } as const
}

/** What we are sending ourselves; others may have taken up what we were thought to have left. */
function ours(db: Kysely<Tables>) {
  return db.updateTable('outbox').where('state', '=', 'sending').where('sender', '=', dialectOf(db).sender.id)
}

/** Nearly all sends end well: those are one statement. */
export async function settleAll(db: Kysely<Tables>, batch: readonly Settled[]): Promise<void> {
  const sent = batch.filter((each) => each.sent.kind === 'sent').map(({ id }) => id)
  if (sent.length > 0) await ours(db).set({ state: 'sent', reason: null }).where('id', 'in', sent).execute()
  for (const each of batch) await settle(db, each)
}

async function settle(db: Kysely<Tables>, { id, sent, at }: Settled): Promise<void> {
  if (sent.kind === 'sent') return
  const it = ours(db).where('id', '=', id)
  if (sent.kind === 'unknown') return void (await it.set(asUnknown(sent.reason)).execute())
  if (sent.kind === 'unreachable') return settleUnreachable(db, sent.reason, id, at)
  const { kind, reason } = sent
  await it
    .set(kind === 'later' ? { state: 'pending', due_at: sent.retryAt, reason } : { state: 'failed', reason })
    .execute()
}

async function settleUnreachable(db: Kysely<Tables>, reason: string, id: number, at: number): Promise<void> {
  const row = await ours(db)
    .set({ state: 'failed', reason })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (row) await markUnreachable(db, toOutgoing(row).person, at)
}

export async function reclaimOutgoing(db: Kysely<Tables>): Promise<number> {
  const senders = await db
    .selectFrom('outbox')
    .select('sender')
    .distinct()
    .where('state', '=', 'sending')
    .execute()
  const gone = dialectOf(db).sender.gone(senders.map(({ sender }) => sender))
  let reclaimed = 0n
  for (const sender of gone) {
    const { numUpdatedRows } = await db
      .updateTable('outbox')
      .set(asUnknown('the service stopped while sending'))
      .where('state', '=', 'sending')
      .where('sender', sender === null ? 'is' : '=', sender)
      .executeTakeFirstOrThrow()
    reclaimed += numUpdatedRows
  }
  return Number(reclaimed)
}

/** A reply is worth a second try: somebody waits for it, and reading it twice does less harm than never. */
function asUnknown(reason: string) {
  return {
    state: sql<
      'pending' | 'unknown'
    >`case when lane = ${reply} and unknowns = 0 then 'pending' else 'unknown' end`,
    unknowns: sql<number>`unknowns + 1`,
    reason,
  }
}

export async function letGo(db: Kysely<Tables>, channel: string, inHand: readonly number[]): Promise<void> {
  await ours(db)
    .set((column) => ({ state: 'pending', attempts: column('attempts', '-', 1) }))
    .where('channel', '=', channel)
    .$if(inHand.length > 0, (update) => update.where('id', 'not in', inHand))
    .execute()
}

/** At most `limit`, oldest first. */
export async function outgoingAfter(
  db: Kysely<Tables>,
  person: Person,
  after: number,
  limit: number,
): Promise<readonly Outgoing[]> {
  const rows = await ofPerson(db, person).where('id', '>', after).orderBy('id').limit(limit).execute()
  return rows.map(toOutgoing)
}

export async function latestOutgoing(
  db: Kysely<Tables>,
  person: Person,
  limit: number,
): Promise<readonly Outgoing[]> {
  const rows = await ofPerson(db, person).orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toOutgoing).reverse()
}

function ofPerson(db: Kysely<Tables>, person: Person) {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
}
