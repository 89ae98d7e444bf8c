import { Kysely, sql } from 'kysely'
import type { Memory } from '../desk/memory.ts'
import { alone } from '../desk/replicas.ts'
import type { Sender } from './dialect.ts'
import { createMemory } from './memory.ts'
import { migrate } from './migrate.ts'
import { columns } from './postgres/columns.ts'
import { createDialect, kyselyDialect } from './postgres/dialect.ts'
import { channel, replicaClass } from './postgres/line.ts'
import { brisk, openPool, type PoolOptions, patient } from './postgres/pool.ts'
import { join } from './postgres/replicas.ts'
import type { Tables } from './schema.ts'

export type PostgresOptions = {
  /** true for a server: it becomes one of those who serve, and may lead. */
  readonly serving: boolean
  /** See postgres/replicas.ts. */
  readonly graceMs?: number
}

/** Turns are taken one batch at a time and answers claimed channel by channel; the rest is for those who read meanwhile. */
const brisks: PoolOptions = { waits: brisk, name: 'store', size: 10 }
const patients: PoolOptions = { waits: patient, name: 'slow', size: 2 }

/** Longer than it takes to reach the database again, shorter than people wait. */
const defaultGraceMs = 5_000

/**
 * Opens the database at this address and brings it up to date. Any number of processes may. What is acknowledged survives them, and a
 * crash of the server as long as that runs with fsync and synchronous_commit, its defaults. Needs PostgreSQL 15, and the server itself: a
 * pooler between that shares connections (PgBouncer by transaction) loses locks.
 */
export async function openPostgres(
  url: string,
  { serving, graceMs = defaultGraceMs }: PostgresOptions,
): Promise<Memory> {
  const slow = connectPostgres(url, patients)
  try {
    await migrate(slow, columns)
    const notify = (payload: string) => sql`select pg_notify(${channel}, ${payload})`.execute(db)
    const membership = serving ? await join({ url, graceMs, notify }) : undefined
    const db = connectPostgres(url, brisks, membership?.sender)
    const memory = createMemory(db, { slow, replicas: membership ?? alone })
    return {
      ...memory,
      async close() {
        await membership?.close()
        await Promise.all([db.destroy(), slow.destroy()])
      },
    }
  } catch (error) {
    await slow.destroy()
    throw error
  }
}

/** For those who send nothing: the others take nothing of theirs for lost. */
const nobody: Sender = { id: 0, isKnown: () => true, gone: () => [] }

/** Connections to a database that is up to date, as a thread of its own needs. */
export function connectPostgres(
  url: string,
  options: PoolOptions = patients,
  sender: Sender = nobody,
): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: kyselyDialect(openPool(url, options), createDialect(sender)) })
}

/** Whether anybody who serves from this database lives (see postgres/line.ts). */
export async function isServed(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where locktype = 'advisory' and classid = ${replicaClass} and objsubid = 2 and granted and datname = current_database()`.execute(
    db,
  )
  return rows.length > 0
}
