import { createHash } from 'node:crypto'
import {
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPool,
  sql,
  type Transaction,
} from 'kysely'
import type { Dialect, DialectBearer, Sender } from '../dialect.ts'
import { personalTables } from '../keeping.ts'
import type { Tables } from '../schema.ts'
import { mayTryAgain } from './faults.ts'

/** A transaction that stood in the way of others is tried so many times. */
const mostTries = 5

export function createDialect(sender: Sender): Dialect {
  return {
    sender,
    async atomically(db, work) {
      for (let tried = 1; ; tried++) {
        try {
          return await db.transaction().execute(work)
        } catch (error) {
          if (tried === mostTries || !mayTryAgain(error)) throw error
        }
      }
    },
    atOneInstant: (db, read) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    lock,
    skipLocked: (query) => query.forUpdate().skipLocked(),
    counted,
    countFrom,
    scrub,
  }
}

/**
 * Advisory locks until the end of the transaction, always in the same order: so no two wait for each other. A name is a number here; two
 * names of one number only wait for each other for nothing.
 */
async function lock(
  trx: Transaction<Tables>,
  names: readonly string[],
  shared: readonly string[] = [],
): Promise<void> {
  const keys = names.map(keyOf).sort((one, other) => (one < other ? -1 : 1))
  const all = [...shared.map(keyOf), ...keys].map(String)
  await sql`select case when place <= ${shared.length}
      then pg_advisory_xact_lock_shared(key) else pg_advisory_xact_lock(key) end
    from unnest(${all}::bigint[]) with ordinality as named (key, place)`.execute(trx)
}

async function counted(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ latest: number | null }>`
    select pg_sequence_last_value(pg_get_serial_sequence(${table}, 'id')::regclass) as latest`.execute(db)
  return rows[0]?.latest ?? 0
}

async function countFrom(trx: Transaction<Tables>, table: string, latest: number): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${latest + 1}, false)`.execute(trx)
}

/** The number that stands for a name. */
export function keyOf(name: string): bigint {
  return createHash('sha256').update(name).digest().readBigInt64BE()
}

/**
 * VACUUM gives the room of erased rows back to be written over; it does not overwrite them. Bytes may stay in free room of pages, in the
 * write-ahead log and in backups until those are used again: PostgreSQL promises no more, and a disk that is encrypted is the answer.
 */
async function scrub(db: Kysely<Tables>, when: 'now' | 'when-cheap'): Promise<void> {
  if (when === 'when-cheap') return // Autovacuum does it within minutes.
  for (const table of personalTables)
    await sql`vacuum (index_cleanup on, truncate on) ${sql.table(table)}`.execute(db)
}

/** Kysely on this pool, with the dialect of the store travelling along. */
export function kyselyDialect(pool: PostgresPool, storeDialect: Dialect): PostgresDialect {
  return new BearingDialect(pool, storeDialect)
}

class BearingDialect extends PostgresDialect {
  readonly #storeDialect: Dialect

  constructor(pool: PostgresPool, storeDialect: Dialect) {
    super({ pool })
    this.#storeDialect = storeDialect
  }

  override createAdapter(): DialectBearer {
    return Object.assign(new PostgresAdapter(), { storeDialect: this.#storeDialect })
  }
}
