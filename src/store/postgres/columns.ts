import { sql } from 'kysely'
import type { Columns } from '../migrations/columns.ts'

export const columns: Columns = {
  growing: 'bigserial',
  grow: (column) => column.primaryKey(),
  inKeyOrder: sql``,
  async compareBytes(db, table, names) {
    const changes = names.map((name) => sql`alter column ${sql.ref(name)} type text collate "C"`)
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(db)
  },
}
