import type { ColumnDefinitionBuilder, RawBuilder } from 'kysely'

/** How a database writes an id that only grows and is never used again, even after the newest row was erased. */
export type Columns = {
  readonly growing: 'integer' | 'bigserial'
  readonly grow: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  /** Ends a table whose rows lie in the order of its primary key, where a database can. */
  readonly inKeyOrder: RawBuilder<unknown>
}
