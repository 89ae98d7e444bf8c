import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Person } from '../conversation/message.ts'
import { addUp, type Counted, createCount, type Visitor } from '../reports/count.ts'
import type { Tally } from '../reports/tally.ts'
import { visitTallies } from '../reports/visits.ts'
import { recall, remember } from './remembered.ts'
import { personColumns, toEvent } from './rows.ts'
import type { EventsTable, Tables } from './schema.ts'

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
 * and nothing counts twice. Returns how many were looked at; less than `limit`: up to date. Reading and counting hold up nobody:
 * if somebody was erased, or another process counted, meanwhile, it is done again.
 *
 * Ids grow in the order of commits, as SQLite writes them. A store of many writers must stay behind its oldest open transaction.
 */
export async function tallyNext(db: Kysely<Tables>, limit: number, timeZone: string): Promise<number> {
  const { after } = await tallied(db)
  const rows = await eventsAfter(db, after, limit)
  const last = rows.at(-1)
  if (!last) return 0
  const counted = count(rows, timeZone)
  const isDone = await db.transaction().execute(async (trx) => {
    if ((await tallied(trx)).after !== after) return false
    if ((await eventsBetween(trx, after, last.id)) !== rows.length) return false
    await add(trx, counted.tallies, await visits(trx, counted.visitors))
    await remember(trx, name, JSON.stringify({ after: last.id, timeZone } satisfies Tallied))
    return true
  })
  return isDone ? rows.length : tallyNext(db, limit, timeZone)
}

/** Read, counted and written in some 10 ms, of which others cannot write for half. */
const batch = 500

/**
 * Tallies until nothing is left, or `stopped`. Whoever wants to write looks again only every few milliseconds (SQLite has no
 * queue): so each batch is followed by a pause as long as it took.
 */
export async function tallyAll(
  db: Kysely<Tables>,
  timeZone: string,
  stopped: () => boolean = () => false,
): Promise<void> {
  for (;;) {
    const began = performance.now()
    const events = await tallyNext(db, batch, timeZone)
    if (events < batch || stopped()) return
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began))
  }
}

/** Counts, as of nobody, what is about to be deleted and has not been counted yet: of this person, or before an instant. */
export async function tallyLeaving(
  trx: Transaction<Tables>,
  leaving: { readonly person: Person } | { readonly before: number },
): Promise<void> {
  const { after, timeZone } = await tallied(trx)
  const waiting = trx.selectFrom('events').selectAll().where('id', '>', after)
  const rows =
    'person' in leaving
      ? waiting.where('channel', '=', leaving.person.channel).where('person_id', '=', leaving.person.id)
      : waiting.where('at', '<', leaving.before)
  const { tallies, visitors } = count(await rows.orderBy('id').execute(), timeZone)
  const { changes } = await visits(trx, visitors)
  await add(trx, tallies, { changes, fresh: [] })
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

type Visits = { readonly fresh: readonly Day[]; readonly changes: readonly Tally[] }

async function add(
  trx: Transaction<Tables>,
  tallies: readonly Tally[],
  { fresh, changes }: Visits,
): Promise<void> {
  for (const some of chunks(fresh))
    await trx
      .insertInto('visitors')
      .values([...some])
      .execute()
  for (const some of chunks(addUp([...tallies, ...changes])))
    await trx
      .insertInto('tallies')
      .values([...some])
      .onConflict((conflict) =>
        conflict
          .columns(['what', 'day', 'channel', 'item', 'value', 'entry', 'place', 'way'])
          .doUpdateSet({ count: sql`tallies.count + excluded.count` }),
      )
      .execute()
}

type Day = { readonly channel: string; readonly person_id: string; readonly day: string; readonly at: number }

/** Which days of these people are new, and what that changes in the tallies. */
export async function visits(db: Kysely<Tables>, visitors: readonly Visitor[]): Promise<Visits> {
  const known = await knownDays(db, visitors)
  const daysOf = ({ person: { channel, id } }: Visitor) => known.get(`${channel}:${id}`) ?? []
  return {
    fresh: visitors.flatMap((visitor) =>
      [...visitor.days]
        .filter(([day]) => !daysOf(visitor).includes(day))
        .map(([day, at]) => ({ ...personColumns(visitor.person), day, at })),
    ),
    changes: visitors.flatMap((visitor) =>
      visitTallies(visitor.person.channel, daysOf(visitor), [...visitor.days.keys()]),
    ),
  }
}

async function knownDays(
  db: Kysely<Tables>,
  visitors: readonly Visitor[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const days = new Map<string, string[]>()
  for (const channel of new Set(visitors.map(({ person }) => person.channel))) {
    const ids = visitors.filter(({ person }) => person.channel === channel).map(({ person }) => person.id)
    for (const some of chunks(ids)) {
      const rows = await db
        .selectFrom('visitors')
        .select(['person_id', 'day'])
        .where('channel', '=', channel)
        .where('person_id', 'in', [...some])
        .execute()
      for (const { person_id, day } of rows) {
        const id = `${channel}:${person_id}`
        const known = days.get(id)
        if (known) known.push(day)
        else days.set(id, [day])
      }
    }
  }
  return days
}

/** Rows of one statement: SQLite takes 32,766 binds, and longer statements are no faster. */
const rowsAtOnce = 200

function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += rowsAtOnce) yield list.slice(at, at + rowsAtOnce)
}
