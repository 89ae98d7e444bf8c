import { type Kysely, type SqlBool, sql } from 'kysely'
import { dayAfter, startOf } from '../lib/day.ts'
import { addUp, createCount } from '../reports/count.ts'
import type { By, Figures, Range } from '../reports/figures.ts'
import { breakdownOf, overviewOf, topicsOf, trendOf } from '../reports/fold.ts'
import type { Dimension, Tally } from '../reports/tally.ts'
import { missedIn } from '../reports/wordings.ts'
import { dialectOf } from './dialect.ts'
import { events } from './events.ts'
import { toEvent } from './rows.ts'
import type { Tables } from './schema.ts'
import { eventsAfter, tallied } from './tallying.ts'
import { visits } from './visitors.ts'

/** Reads tallies and what has not been tallied yet, as of one instant. `timeZone`: of the office. */
export function createFigures(db: Kysely<Tables>, timeZone: () => string): Figures {
  /** Tallies of these kinds in the range, told apart by `along`. */
  async function read(
    range: Range,
    kinds: readonly Kind[],
    along: readonly Along[],
  ): Promise<readonly Tally[]> {
    return dialectOf(db).atOneInstant(db, async (now) => {
      const stored = await storedTallies(now, range, kinds, along)
      const late = await lateTallies(now, timeZone())
      const within = late.filter(
        ({ what, day, item }) =>
          day >= range.from && day <= range.to && kinds.some((kind) => holds(kind, what, item < range.from)),
      )
      return [...stored, ...within]
    })
  }

  return {
    overview: async (range) =>
      overviewOf(await read(range, ['newcomers', ...overviewKinds], ['what', 'item', 'value']), range),
    satisfaction: async (range, by) =>
      breakdownOf(await read(range, opinionKinds, ['what', 'value', ...dimensionsOf(by)]), range, by),
    trend: async (range, step) =>
      trendOf(
        await read(
          range,
          ['people', 'turned', ...opinionKinds],
          ['what', step === 'month' ? 'month' : 'day', 'item', 'value'],
        ),
        range,
        step,
      ),
    missed: (range) => missedIn(events(db, ...instantsOf(range, timeZone()))),
    topics: async (range, limit) => topicsOf(await read(range, ['about'], ['what', 'entry', 'value']), limit),
  }
}

/** From its first instant to the one after its last. */
function instantsOf({ from, to }: Range, timeZone: string): [from: number, to: number] {
  return [startOf(from, timeZone), startOf(dayAfter(to, 1), timeZone)]
}

/** A `what`, or its beginning before «*»; `newcomers`: those people who had not come before in the range. */
type Kind = string

/** `month`: as `day`, but all days of a calendar month are told as its first in the range: a year has 30 times fewer rows then. */
type Along = Dimension | 'month'

const opinionKinds: readonly Kind[] = ['stars', 'survey-*', 'rated']

const overviewKinds: readonly Kind[] = [
  ...opinionKinds,
  ...['turned', 'offered', 'reason', 'ticket', 'ticket-ended', 'forgotten'],
]

function dimensionsOf(by: By): readonly Along[] {
  switch (by) {
    case 'factor':
      return []
    case 'question':
      return ['item']
    case 'month':
      return ['month']
    case 'entry':
    case 'place':
    case 'channel':
    case 'way':
      return [by]
  }
}

function holds(kind: Kind, what: string, isNew: boolean): boolean {
  if (kind === 'newcomers') return what === 'people' && isNew
  return kind.endsWith('*') ? what.startsWith(kind.slice(0, -1)) : what === kind
}

async function storedTallies(
  db: Kysely<Tables>,
  { from, to }: Range,
  kinds: readonly Kind[],
  along: readonly Along[],
): Promise<readonly Tally[]> {
  const rows: Partial<Tally>[] = []
  for (const kind of kinds) {
    const apart = apartFor(kind, along)
    const dimensions = apart.filter((each) => each !== 'month')
    const query = db
      .selectFrom('tallies')
      .select(dimensions)
      .select((each) => each.fn.sum<number>('count').as('count'))
      .where(isKind(kind, from))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .groupBy(dimensions)
    const found = apart.includes('month')
      ? await query
          .select((each) => each.fn.min('day').as('day'))
          .groupBy(sql`substr(day, 1, 7)`)
          .execute()
      : await query.execute()
    rows.push(...found)
  }
  return rows.map((row) => ({ ...blank, ...row, count: Number(row.count) }))
}

/** Whether somebody is new in a period depends on the day, whatever the period. */
function apartFor(kind: Kind, along: readonly Along[]): readonly Along[] {
  if (kind === 'newcomers') return newcomersApart
  return kind === 'people' ? along.map((each) => (each === 'month' ? 'day' : each)) : along
}

/** Without the day they came before: any before the range is as good, and there are many. */
const newcomersApart: readonly Dimension[] = ['what', 'day']

const blank = { day: '', channel: '', entry: '', place: '', way: '', what: '', item: '', value: '' }

function isKind(kind: Kind, from: string) {
  if (kind === 'newcomers') return sql<SqlBool>`what = 'people' and item < ${from}`
  if (!kind.endsWith('*')) return sql<SqlBool>`what = ${kind}`
  const start = kind.slice(0, -1)
  return sql<SqlBool>`what > ${start} and what < ${`${start}~`}`
}

/** Events are counted in pages, so that a long backlog needs little memory. */
const page = 5000

async function lateTallies(db: Kysely<Tables>, timeZone: string): Promise<readonly Tally[]> {
  const counting = createCount(timeZone)
  let { after } = await tallied(db)
  for (;;) {
    const rows = await eventsAfter(db, after, page)
    for (const row of rows) counting.take(toEvent(row))
    after = rows.at(-1)?.id ?? after
    if (rows.length < page) break
  }
  const { tallies, visitors } = counting.counted()
  const { changes } = await visits(db, visitors)
  return addUp([...tallies, ...changes])
}
