import type { Kysely, Transaction } from 'kysely'
import { atomically, lock } from './dialect.ts'
import type { Tables } from './schema.ts'

/** A transaction about messages to many, one at a time on this store: whoever stops one is past all claims, and no recipient is taken twice. */
export function inBroadcastTurn<T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return atomically(db, async (trx) => {
    await lock(trx, 'broadcasts')
    return work(trx)
  })
}
