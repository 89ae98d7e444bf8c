import { type Kysely, sql } from 'kysely'
import type { Columns } from './columns.ts'

/** Many processes on one store: each knows what it is sending itself, and the database that one person gets one answer at a time. */
export async function allowReplicas(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('sender', 'bigint').execute()
  await db.schema
    .createIndex('outbox_one_sending')
    .unique()
    .on('outbox')
    .columns(['channel', 'person_id', 'lane'])
    .where(sql<boolean>`state = 'sending'`)
    .execute()
  // Read by ranges of them (reports.ts).
  await columns.compareBytes(db, 'tallies', ['what', 'day', 'item'])
}
