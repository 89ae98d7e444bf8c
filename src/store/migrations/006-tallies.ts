import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** The order of reading: things of one kind, in a span of days. */
const key = ['what', 'day', 'channel', 'item', 'value', 'entry', 'place', 'way']

/** Numbers that reports add up, and what it takes to count people once. */
export async function createTalliesTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  let tallies = db.schema.createTable('tallies')
  for (const name of key) tallies = tallies.addColumn(name, 'text', (column) => column.notNull())
  await tallies
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tallies_key', key as never[])
    .modifyEnd(columns.inKeyOrder)
    .execute()
  await db.schema
    .createTable('visitors')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addUniqueConstraint('visitors_day', ['channel', 'person_id', 'day'])
    .execute()
}
