import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function createTicketsTable(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('tickets')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('entry', 'text')
    .addColumn('stars', 'integer')
    .addColumn('place', 'text')
    .addColumn('consent_id', 'text')
    .addColumn('consent_hash', 'text')
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('open'))
    .addColumn('reply', 'text')
    .addColumn('replied_at', 'bigint')
    .execute()
  await db.schema
    .createIndex('tickets_person')
    .on('tickets')
    .columns(['channel', 'person_id', 'id'])
    .execute()
  await db.schema.createIndex('tickets_state').on('tickets').columns(['state', 'id']).execute()
}
