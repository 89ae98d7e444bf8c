import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function createMembersTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable('members')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('unit_name', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addUniqueConstraint('members_person', ['channel', 'person_id'])
    .execute()
  await db.schema
    .createTable('member_codes')
    .addColumn('id', columns.growing, columns.grow)
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('unit_name', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .execute()
}
