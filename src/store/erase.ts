import { type Kysely, sql, type Transaction } from 'kysely'
import type { Person, Said } from '../conversation/message.ts'
import { dayMs } from '../lib/day.ts'
import { type Keeping, keeping, personalTables, type Tables } from './schema.ts'

type Rows = readonly Record<string, unknown>[]

export async function exportPerson(
  db: Kysely<Tables>,
  person: Person,
): Promise<Readonly<Record<string, Rows>>> {
  const found: Record<string, Rows> = {}
  for (const table of personalTables) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where channel = ${person.channel} and person_id = ${person.id} order by id`.execute(
      db,
    )
    found[table] = rows
  }
  return found
}

/** Every row of this person, in every table; returns how many. */
export async function eraseRows(trx: Transaction<Tables>, person: Person): Promise<number> {
  let erased = 0
  for (const table of personalTables) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where channel = ${person.channel} and person_id = ${person.id}`.execute(
      trx,
    )
    erased += Number(numAffectedRows ?? 0)
  }
  return erased
}

/**
 * Every row of this person but the message that asked for it, emptied, and what was said after it: a receipt can still be
 * given, a repeated delivery is still known, and the next question is not lost.
 */
export async function erasePast(trx: Transaction<Tables>, person: Person, inboxId: number): Promise<void> {
  for (const table of personalTables.filter((each) => each !== 'inbox')) {
    await sql`
      delete from ${sql.table(table)} where channel = ${person.channel} and person_id = ${person.id}`.execute(
      trx,
    )
  }
  await trx
    .deleteFrom('inbox')
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .where('id', '<', inboxId)
    .execute()
  const emptied: Said = { kind: 'unreadable' }
  await trx
    .updateTable('inbox')
    .set({ said: JSON.stringify(emptied) })
    .where('id', '=', inboxId)
    .execute()
}

/** Rows past their retention at `now`, table by table. */
export async function purgeRows(db: Kysely<Tables>, now: number): Promise<Record<string, number>> {
  const purged: Record<string, number> = {}
  for (const [table, { retentionDays }] of Object.entries<Keeping>(keeping)) {
    if (retentionDays === null) continue
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where at < ${now - retentionDays * dayMs}`.execute(db)
    purged[table] = Number(numAffectedRows ?? 0)
  }
  return purged
}
