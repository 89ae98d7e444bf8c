import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** Who follows what, what they were last told of procedures, and messages to many. */
export async function createBroadcastTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await createSubscriptions(db, columns)
  await db.schema
    .createTable('told_facts')
    .addColumn('entry', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute()
  await createBroadcasts(db, columns)
  await createRecipients(db, columns)
}

async function createSubscriptions(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('consent_id', 'text', (column) => column.notNull())
    .addColumn('consent_hash', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscriptions_subject', ['channel', 'person_id', 'kind', 'subject'])
    .execute()
  await db.schema
    .createIndex('subscriptions_followers')
    .on('subscriptions')
    .columns(['kind', 'subject', 'id'])
    .execute()
}

async function createBroadcasts(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('broadcasts')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('audience_kind', 'text', (column) => column.notNull())
    .addColumn('audience_id', 'text', (column) => column.notNull())
    .addColumn('news', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('starts_at', 'bigint')
    .addColumn('frozen_to', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('people', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_by', 'text')
    .addColumn('progress', 'text')
    .execute()
  await db.schema.createIndex('broadcasts_state').on('broadcasts').columns(['state', 'id']).execute()
}

async function createRecipients(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('broadcast_recipients')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('broadcast_id', 'bigint', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('outbox_id', 'bigint')
    .addUniqueConstraint('broadcast_recipients_person', ['channel', 'person_id', 'broadcast_id'])
    .execute()
  const index = (name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('broadcast_recipients')
      .columns([...columns])
      .execute()
  await index('broadcast_recipients_next', ['broadcast_id', 'state', 'channel', 'id'])
  await index('broadcast_recipients_state', ['state', 'id'])
  await index('broadcast_recipients_outbox', ['outbox_id'])
}
