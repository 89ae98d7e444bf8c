import { type CompiledQuery, type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Person } from '../conversation/message.ts'
import { addUp, type Counted, createCount } from '../reports/count.ts'
import type { Tally } from '../reports/tally.ts'
import { chunks } from './chunks.ts'
import { atomically, eventsName, lock } from './dialect.ts'
import { recall, remember } from './remembered.ts'
import { toEvent } from './rows.ts'
import type { EventsTable, Tables } from './schema.ts'
import { type Visits, visits } from './visitors.ts'

/** Events up to `after` (their id) are in the tallies; days are those of `timeZone`. */
export type Tallied = { readonly after: number; readonly timeZone: string }

const name = 'tallied'

/** Before the first tally nothing is known of the office. */
const nothing: Tallied = { after: 0, timeZone: 'Asia/Ho_Chi_Minh' }

export async function tallied(db: Kysely<Tables>): Promise<Tallied> {
  const value = await recall(db, name)
  return value === undefined ? nothing : JSON.parse(value)
}

/**
 * Adds the next `limit` events at most to the tallies, in one transaction with the place it got to: after a kill it goes on there,
 * and nothing counts twice. Returns how many were looked at; less than `limit`: up to date. All is made ready before the
 * transaction, which holds up others: if somebody was erased, or another process counted, meanwhile, it is done again.
 * `upTo`: see latestSettled.
 */
export async function tallyNext(
  db: Kysely<Tables>,
  limit: number,
  timeZone: string,
  upTo?: number,
): Promise<number> {
  const end = upTo ?? (await latestSettled(db))
  const { after } = await tallied(db)
  const rows = (await eventsAfter(db, after, limit)).filter(({ id }) => id <= end)
  const last = rows.at(-1)
  if (!last) return 0
  const { tallies, visitors } = count(rows, timeZone)
  const writes = writesOf(db, tallies, await visits(db, visitors))
  const isDone = await atomically(db, async (trx) => {
    await lock(trx, talliesName)
    if ((await tallied(trx)).after !== after) return false
    if ((await eventsBetween(trx, after, last.id)) !== rows.length) return false
    for (const write of writes) await trx.executeQuery(write)
    await remember(trx, name, JSON.stringify({ after: last.id, timeZone } satisfies Tallied))
    return true
  })
  return isDone ? rows.length : tallyNext(db, limit, timeZone, end)
}

/** Held by whoever changes tallies. */
const talliesName = 'tallies'

/**
 * The last event that is there, when none with a lower id can come any more. Ids are drawn before the commit: of many writers one that
 * drew earlier may commit later, and would never be counted. So this waits for those who write events now.
 */
async function latestSettled(db: Kysely<Tables>): Promise<number> {
  return atomically(db, async (trx) => {
    await lock(trx, eventsName)
    const { last } = await trx
      .selectFrom('events')
      .select((each) => each.fn.max('id').as('last'))
      .executeTakeFirstOrThrow()
    return last ?? 0
  })
}

/** Others cannot write for some 3 ms of each. */
const batch = 250

/**
 * Tallies until nothing is left, or `stopped`; true: nothing is. Whoever wants to write looks again only every few milliseconds (SQLite has no
 * queue): so each batch is followed by a pause as long as it took.
 */
export async function tallyAll(
  db: Kysely<Tables>,
  timeZone: string,
  stopped: () => boolean = () => false,
): Promise<boolean> {
  const upTo = await latestSettled(db)
  for (;;) {
    const began = performance.now()
    const events = await tallyNext(db, batch, timeZone, upTo)
    if (events < batch) return true
    if (stopped()) return false
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began))
  }
}

/** Counts, as of nobody, what is about to be deleted and has not been counted yet: of this person, or before an instant. */
export async function tallyLeaving(
  trx: Transaction<Tables>,
  leaving: { readonly person: Person } | { readonly before: number },
): Promise<void> {
  await lock(trx, talliesName)
  const { after, timeZone } = await tallied(trx)
  const waiting = trx.selectFrom('events').selectAll().where('id', '>', after)
  const rows =
    'person' in leaving
      ? waiting.where('channel', '=', leaving.person.channel).where('person_id', '=', leaving.person.id)
      : waiting.where('at', '<', leaving.before)
  const { tallies, visitors } = count(await rows.orderBy('id').execute(), timeZone)
  const { changes } = await visits(trx, visitors)
  for (const write of writesOf(trx, tallies, { changes, fresh: [] })) await trx.executeQuery(write)
}

export async function eventsAfter(
  db: Kysely<Tables>,
  after: number,
  limit: number,
): Promise<readonly Selectable<EventsTable>[]> {
  return db.selectFrom('events').selectAll().where('id', '>', after).orderBy('id').limit(limit).execute()
}

async function eventsBetween(db: Kysely<Tables>, after: number, last: number): Promise<number> {
  const { events } = await db
    .selectFrom('events')
    .select((each) => each.fn.countAll<number>().as('events'))
    .where('id', '>', after)
    .where('id', '<=', last)
    .executeTakeFirstOrThrow()
  return Number(events)
}

function count(rows: readonly Selectable<EventsTable>[], timeZone: string): Counted {
  const counting = createCount(timeZone)
  for (const row of rows) counting.take(toEvent(row))
  return counting.counted()
}

function writesOf(
  db: Kysely<Tables>,
  tallies: readonly Tally[],
  { fresh, changes }: Visits,
): readonly CompiledQuery[] {
  return [
    ...[...chunks(fresh)].map((some) =>
      db
        .insertInto('visitors')
        .values([...some])
        .compile(),
    ),
    ...[...chunks(addUp([...tallies, ...changes]))].map((some) =>
      db
        .insertInto('tallies')
        .values([...some])
        .onConflict((conflict) =>
          conflict
            .columns(['what', 'day', 'channel', 'item', 'value', 'entry', 'place', 'way'])
            .doUpdateSet({ count: sql`tallies.count + excluded.count` }),
        )
        .compile(),
    ),
  ]
}
