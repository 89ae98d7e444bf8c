import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { StoreUnavailable } from '../../desk/unavailable.ts'
import { told } from './faults.ts'

/** Numbers of the database that are larger than 2^53 do not occur: ids and epoch milliseconds. */
const int8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === int8 ? Number : pg.types.getTypeParser(id, format as 'text'),
}

/** Waits in milliseconds. */
export type Waits = {
  /** One statement. The client gives up a second later, if the server is not there to do so. */
  readonly statement: number
  /** Somebody else's lock. */
  readonly lock: number
}

/** Whom people wait for. */
export const brisk: Waits = { statement: 15_000, lock: 10_000 }
/** Whom nobody waits for: reports, purging, migrations. */
export const patient: Waits = { statement: 600_000, lock: 60_000 }

const connectMs = 5_000
const idleInTransactionMs = 30_000
const idleMs = 60_000

/** How one connection to this database is made. */
export function connection(url: string, waits: Waits, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    types,
    application_name: `motcua ${name}`,
    connectionTimeoutMillis: connectMs,
    statement_timeout: waits.statement,
    lock_timeout: waits.lock,
    query_timeout: waits.statement + 1_000,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  }
}

export type PoolOptions = { readonly waits: Waits; readonly name: string; readonly size: number }

/**
 * Connections to share, made when needed. One that breaks is replaced when it is next asked for; nothing ends the process. Faults of
 * reaching the database are told as StoreUnavailable.
 */
export function openPool(url: string, { waits, name, size }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({
    ...connection(url, waits, name),
    max: size,
    idleTimeoutMillis: idleMs,
    allowExitOnIdle: true,
  })
  // Whoever asks next is told; without listeners the process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return {
    async connect() {
      const client = await pool.connect().catch((error) => {
        throw told(error)
      })
      let isBroken = false
      function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
      function query(first: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
        if (typeof first !== 'string') throw new Error('the store opens no cursors')
        return client.query(first, [...parameters]).catch((error) => {
          const fault = told(error)
          isBroken ||= fault instanceof StoreUnavailable
          throw fault
        })
      }
      return { query, release: () => client.release(isBroken) }
    },
    end: () => pool.end(),
  }
}
