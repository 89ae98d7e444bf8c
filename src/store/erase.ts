import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Person, Said } from '../conversation/message.ts'
import type { Expired } from '../desk/memory.ts'
import { dayMs } from '../lib/day.ts'
import { atomically, lockTalkWith } from './dialect.ts'
import { type Keeping, keeping, personalTables } from './keeping.ts'
import type { Tables } from './schema.ts'
import { tallyLeaving } from './tallying.ts'

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

/** Every row of this person, in every table; returns how many. What they did stays as numbers. */
export async function eraseRows(trx: Transaction<Tables>, person: Person): Promise<number> {
  await lockTalkWith(trx, person)
  await tallyLeaving(trx, { person })
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
  await tallyLeaving(trx, { person })
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

/** Rows past their retention at `now`, table by table: how many. */
export async function purgeRows(db: Kysely<Tables>, now: number): Promise<Record<string, number>> {
  const purged: Record<string, number> = {}
  for (const { table, before, past } of retentions(now)) {
    purged[table] = await atomically(db, async (trx) => {
      if (table === 'events') await tallyLeaving(trx, { before })
      const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${past}`.execute(trx)
      return Number(numAffectedRows ?? 0)
    })
  }
  return purged
}

/** What `purgeRows` would delete. */
export async function expiredRows(db: Kysely<Tables>, now: number): Promise<readonly Expired[]> {
  const found: Expired[] = []
  for (const { table, before, past, retentionDays, purpose } of retentions(now)) {
    const { rows } = await sql<{ count: number; oldest: number | null }>`
      select count(*) as count, min(at) as oldest from ${sql.table(table)} where ${past}`.execute(db)
    const { count = 0, oldest = null } = rows[0] ?? {}
    found.push({ table, rows: Number(count), oldestAt: oldest, before, retentionDays, purpose })
  }
  return found
}

/** `past`: which rows are. */
type Retention = Pick<Expired, 'table' | 'before' | 'retentionDays' | 'purpose'> & {
  readonly past: RawBuilder<unknown>
}

function retentions(now: number): readonly Retention[] {
  return Object.entries<Keeping>(keeping).flatMap(([table, { retentionDays, purpose, keptWith }]) => {
    if (retentionDays === null) return []
    const before = now - retentionDays * dayMs
    const isKept = keptWith === undefined ? sql`` : sql` and ${sql.ref(keptWith)} is null`
    return [{ table, purpose, retentionDays, before, past: sql`at < ${before}${isKept}` }]
  })
}
