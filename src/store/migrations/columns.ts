import type { ColumnDefinitionBuilder, Kysely, RawBuilder } from 'kysely'

/** How a database writes an id that only grows and is never used again, even after the newest row was erased. */
export type Columns = {
  readonly growing: 'integer' | 'bigserial'
  readonly grow: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  /** Ends a table whose rows lie in the order of its primary key, where a database can. */
  readonly inKeyOrder: RawBuilder<unknown>
  /** Texts of these columns compare byte by byte, whatever the language of the database. */
  compareBytes(db: Kysely<unknown>, table: string, names: readonly string[]): Promise<void>
}
