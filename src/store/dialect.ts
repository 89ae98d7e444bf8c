import type { DialectAdapter, Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import { conversationId, type Person } from '../conversation/message.ts'
import type { Tables } from './schema.ts'

/** Where databases differ. SQLite has one writer at a time; what that promises by itself, PostgreSQL must be asked for. */
export type Dialect = {
  /** A transaction. When it stood in the way of another one `work` runs again: it keeps nothing outside the store. */
  atomically<T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>
  /** Reads as of one instant, and holds up nobody. */
  atOneInstant<T>(db: Kysely<Tables>, read: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Until this transaction ends, whoever else asks for one of these names waits; of `shared` only who asks for it alone. */
  lock(trx: Transaction<Tables>, names: readonly string[], shared?: readonly string[]): Promise<void>
  /** Rows that another transaction is about to change are left to it. */
  skipLocked<Row>(query: SelectQueryBuilder<Tables, never, Row>): SelectQueryBuilder<Tables, never, Row>
  /** The latest id that this table has given, of a row that may be gone. */
  counted(db: Kysely<Tables>, table: keyof Tables): Promise<number>
  /** The next id of this table comes after this one. */
  countFrom(trx: Transaction<Tables>, table: keyof Tables, latest: number): Promise<void>
  /** Who we are among those who send from this store. */
  readonly sender: Sender
  /** Overwrites what erased rows left in the files, as far as the database can. `when-cheap`: only if nobody has to wait for it. */
  scrub(db: Kysely<Tables>, when: 'now' | 'when-cheap'): Promise<void>
}

export type Sender = {
  /** Written beside what we send. */
  readonly id: number
  /** false: the others may take us for dead, and send again what we take now. */
  isKnown(): boolean
  /** Which of these senders live no more. */
  gone(senders: readonly (number | null)[]): readonly (number | null)[]
}

/** Every adapter that this store makes carries its dialect: so it goes wherever a connection or a transaction goes. */
export type DialectBearer = DialectAdapter & { readonly storeDialect: Dialect }

export function dialectOf(db: Kysely<Tables>): Dialect {
  const { adapter } = db.getExecutor()
  if ('storeDialect' in adapter) return (adapter as DialectBearer).storeDialect
  throw new Error('this database was not opened by the store')
}

export function atomically<T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return dialectOf(db).atomically(db, work)
}

/** See Dialect.lock. Names of one kind begin alike: `talk `, `staff `. */
export function lock(trx: Transaction<Tables>, ...names: readonly string[]): Promise<void> {
  return dialectOf(trx).lock(trx, names)
}

/** Held by whoever writes events, and by nobody when it is asked which of them can still come (tallying.ts). */
export const eventsName = 'events'

/** These talks, by conversation id, go on in this transaction only. To be taken before any row of their people. */
export function lockTalks(trx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  return dialectOf(trx).lock(
    trx,
    ids.map((id) => `talk ${id}`),
    [eventsName],
  )
}

export function lockTalkWith(trx: Transaction<Tables>, person: Person): Promise<void> {
  return lockTalks(trx, [conversationId(person)])
}
