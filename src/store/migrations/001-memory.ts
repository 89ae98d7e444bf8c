import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function createMemoryTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await createInbox(db, columns)
  await createOutbox(db, columns)
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('events')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('events_at').on('events').columns(['at', 'id']).execute()
  await db.schema
    .createTable('pulse')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('beat', 'bigint', (column) => column.notNull())
    .execute()
  await indexPeople(db)
}

async function createInbox(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('said', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('inbox_message', ['channel', 'person_id', 'message_id'])
    .execute()
  await db.schema.createIndex('inbox_state').on('inbox').columns(['state', 'conversation_id', 'id']).execute()
}

async function createOutbox(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('lane', 'integer', (column) => column.notNull())
    .addColumn('in_reply_to', 'text')
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('pending'))
    .addColumn('due_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('unknowns', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addUniqueConstraint('outbox_reply', ['channel', 'person_id', 'in_reply_to'])
    .execute()
  await db.schema
    .createIndex('outbox_state')
    .on('outbox')
    .columns(['state', 'channel', 'lane', 'id'])
    .execute()
  await db.schema
    .createIndex('outbox_state_person')
    .on('outbox')
    .columns(['state', 'channel', 'person_id', 'lane', 'id'])
    .execute()
}

async function indexPeople(db: Kysely<unknown>): Promise<void> {
  for (const table of ['inbox', 'conversations', 'events', 'outbox']) {
    await db.schema.createIndex(`${table}_person`).on(table).columns(['channel', 'person_id', 'id']).execute()
  }
}
