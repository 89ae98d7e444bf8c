import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function createWishesTable(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('wishes')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addUniqueConstraint('wishes_turn', ['channel', 'person_id', 'turn'])
    .execute()
}
