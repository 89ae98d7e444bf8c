import { type Kysely, sql } from 'kysely'
import type { Memory } from '../desk/memory.ts'
import { storeKind, storeName } from './address.ts'
import type { Tables } from './schema.ts'
import { connect, openSqlite } from './sqlite.ts'

export type StoreOptions = {
  /** true for a server; false for a command beside one. */
  readonly serving: boolean
  /** See SqliteOptions. */
  readonly broken?: (error: Error) => void
}

/** `address`: the path of a file, or a URL of PostgreSQL, whose client is loaded only then. */
export async function openStore(address: string, { serving, broken }: StoreOptions): Promise<Memory> {
  if (storeKind(address) === 'sqlite')
    return openSqlite(address, { lock: serving, ...(broken ? { broken } : {}) })
  return (await import('./postgres.ts')).openPostgres(address, { serving })
}

/** A store nobody serves from, up to date, for as long as it is open. */
export type IdleStore = { readonly db: Kysely<Tables>; close(): Promise<void> }

/** Throws when somebody serves from there. */
export async function openIdle(address: string): Promise<IdleStore> {
  // A file is locked against those who would begin to serve; they lock nothing of a database that could stop them.
  const memory = await openStore(address, { serving: storeKind(address) === 'sqlite' })
  const { db, settle } = await connectToCount(address)
  const close = async () => {
    await settle()
    await db.destroy()
    await memory.close()
  }
  if (storeKind(address) === 'sqlite' || !(await (await import('./postgres.ts')).isServed(db)))
    return { db, close }
  await close()
  throw new Error(`a motcua serves from ${storeName(address)}: stop it, and all others on that database`)
}

/** What a thread that counts works with: its own connection, and what to do after it has written much. */
export type Counting = { readonly db: Kysely<Tables>; settle(): Promise<unknown> }

/**
 * What a thread counted may be lost when the power fails, and is counted again: so it waits for no disk while others wait for it. Their
 * own commits sync the same log.
 */
export async function connectToCount(address: string): Promise<Counting> {
  if (storeKind(address) === 'postgres') {
    const db = (await import('./postgres.ts')).connectPostgres(address)
    return { db, settle: async () => {} }
  }
  const db = connect(address)
  await sql`pragma busy_timeout = ${sql.lit(patienceMs)}`.execute(db)
  await sql`pragma synchronous = normal`.execute(db)
  await sql`pragma wal_autocheckpoint = 1000`.execute(db)
  // Writes the log back into the file: whoever serves people would have to wait for the disk.
  return { db, settle: () => sql`pragma wal_checkpoint(passive)`.execute(db) }
}

/** Nobody waits for this thread to write. */
const patienceMs = 30_000
