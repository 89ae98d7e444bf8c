import type { Kysely } from 'kysely'

/** What the chat platforms need: who can be written to, tokens that renew themselves, small facts of our bots. */
export async function createChannelTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contacts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('unreachable_at', 'bigint')
    .addColumn('paused_until', 'bigint')
    .execute()
  await db.schema
    .createIndex('contacts_person')
    .on('contacts')
    .columns(['channel', 'person_id', 'id'])
    .execute()
  await db.schema
    .createTable('credentials')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('obtained_at', 'bigint', (column) => column.notNull())
    .addColumn('renewing_since', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('remembered')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
  // What is next goes by the platform's clock.
  await db.schema.dropIndex('inbox_state').execute()
  await db.schema
    .createIndex('inbox_next')
    .on('inbox')
    .columns(['state', 'conversation_id', 'at', 'id'])
    .execute()
}
