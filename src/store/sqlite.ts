import { randomInt } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, sql, type Transaction } from 'kysely'
import Database from 'libsql'
import type { Memory } from '../desk/memory.ts'
import type { Dialect, DialectBearer } from './dialect.ts'
import { checked } from './libsql.ts'
import { takeLock } from './lock.ts'
import { createMemory } from './memory.ts'
import { migrate } from './migrate.ts'
import type { Columns } from './migrations/columns.ts'
import type { Tables } from './schema.ts'

export type SqliteOptions = {
  /** true for a server: refuses to open beside another one, by `<path without ending>.lock`. */
  readonly lock: boolean
  /** Called when the disk failed to sync. From then on every call throws: the process should end and start again. */
  readonly broken?: (error: Error) => void
}

/**
 * Opens or makes the one file that holds everything. What is acknowledged survives `kill -9` and, as far as the disk does not lie
 * about syncing, a power cut: WAL with synchronous=FULL, one sync a commit.
 */
export async function openSqlite(path: string, options: SqliteOptions): Promise<Memory> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unlock = options.lock ? takeLock(path.replace(/\.[^./]*$/, '.lock')) : () => {}
  try {
    const memory = await openMemory(path, options)
    return {
      ...memory,
      async close() {
        await memory.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openMemory(path: string, { broken }: SqliteOptions): Promise<Memory> {
  const db = connect(path, broken)
  try {
    await migrate(db, columns)
    return createMemory(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Another connection to a file that is up to date, as a thread of its own needs. */
export function connect(path: string, broken?: (error: Error) => void): Kysely<Tables> {
  const database = checked(openDatabase(path), broken)
  return new Kysely<Tables>({ dialect: new StoreSqlite(database, createDialect(path)) })
}

/** The file as we use it. Personal data: only the owner of the process may read it; the WAL takes over the mode of the file. */
export function openDatabase(path: string): Database.Database {
  if (path !== inMemory) keepToOwner(path)
  const database = new Database(path)
  for (const pragma of pragmas) database.pragma(pragma)
  return database
}

/**
 * A file that is there is not opened by anything but SQLite: closing it again would drop every lock that this process holds on it (POSIX),
 * and the next command to end would take itself for the last one and delete the log that a running service still writes to.
 */
function keepToOwner(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    chmodSync(path, 0o600)
  }
}

const inMemory = ':memory:'

/** How long a command waits for a server's commit, or the other way round. */
const busyMs = 2000

const pragmas = [
  `busy_timeout = ${busyMs}`,
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // Pages. Writing them back into the file can take half a second: a thread that serves nobody does it before (reports-worker.ts).
  'wal_autocheckpoint = 8000',
  'secure_delete = ON',
  // libsql keeps temporary files in memory, and VACUUM writes the whole database into one.
  'temp_store = FILE',
]

export const columns: Columns = {
  growing: 'integer',
  grow: (column) => column.primaryKey().autoIncrement(),
  inKeyOrder: sql`without rowid`,
  compareBytes: async () => {},
}

/** Kysely leaves transactions off for changes of tables in SQLite, which can: a migration killed half-way must leave nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class StoreSqlite extends SqliteDialect {
  readonly #storeDialect: Dialect

  constructor(database: SqliteDatabase, storeDialect: Dialect) {
    super({ database })
    this.#storeDialect = storeDialect
  }

  override createAdapter(): DialectBearer {
    return Object.assign(new TransactionalAdapter(), { storeDialect: this.#storeDialect })
  }
}

/** One writer at a time: a transaction has everything to itself. One process that sends: what another was sending is left behind. */
function createDialect(path: string): Dialect {
  const id = randomInt(1, 2 ** 31)
  return {
    atomically: (db, work) => db.transaction().execute(work),
    atOneInstant,
    lock: async () => {},
    skipLocked: (query) => query,
    counted,
    countFrom,
    sender: { id, isKnown: () => true, gone: (senders) => senders.filter((each) => each !== id) },
    scrub: (db, when) => scrub(db, path, when),
  }
}

async function atOneInstant<T>(db: Kysely<Tables>, read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (now) => {
    await sql`begin deferred`.execute(now)
    try {
      return await read(now)
    } finally {
      await sql`commit`.execute(now)
    }
  })
}

/** AUTOINCREMENT keeps its numbers here (sqlite.org/autoinc.html). */
async function counted(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(
    db,
  )
  return rows[0]?.seq ?? 0
}

async function countFrom(trx: Transaction<Tables>, table: string, latest: number): Promise<void> {
  await sql`delete from sqlite_sequence where name = ${table}`.execute(trx)
  await sql`insert into sqlite_sequence (name, seq) values (${table}, ${latest})`.execute(trx)
}

/** VACUUM takes 5–8 ms a megabyte (measured) and nobody is served meanwhile. */
const cheapBytes = 32 * 1024 * 1024

/** How long others in a talk may wait until a report has read what it reads. */
const cheapMs = 100

/**
 * secure_delete alone left bytes of 7 % of the erased people in pages that had been rebalanced (68 of 900 in a trial); after VACUUM
 * none (0 of 360). TRUNCATE empties the WAL, which holds the old pages.
 */
async function scrub(db: Kysely<Tables>, path: string, when: 'now' | 'when-cheap'): Promise<void> {
  if (when === 'now' || path === inMemory || statSync(path).size <= cheapBytes) await sql`vacuum`.execute(db)
  await sql`pragma busy_timeout = ${sql.lit(when === 'now' ? busyMs : cheapMs)}`.execute(db)
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  await sql`pragma busy_timeout = ${sql.lit(busyMs)}`.execute(db)
  if (rows[0]?.busy) throw new Error('erased, but another process kept the old pages in use: run it again')
}
