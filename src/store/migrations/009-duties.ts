import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** What members say of their duties, what they were reminded of, and the secret links of calendars. */
export async function createDutiesTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('duty_words')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('duty', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('document', 'text')
    .addUniqueConstraint('duty_words_person', ['channel', 'person_id', 'duty', 'state'])
    .execute()
  await db.schema.createIndex('duty_words_unit').on('duty_words').columns(['unit', 'duty']).execute()
  await db.schema
    .createTable('duty_reminders')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('duty', 'text', (column) => column.notNull())
    .addColumn('occasion', 'text', (column) => column.notNull())
    .addUniqueConstraint('duty_reminders_once', ['channel', 'person_id', 'duty', 'occasion'])
    .execute()
  await db.schema
    .createTable('calendar_links')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('unit', 'text')
    .addColumn('unit_name', 'text')
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
