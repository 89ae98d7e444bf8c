import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Act, Limit, Stop } from '../../desk/staff.ts'
import { atomically, lock } from '../dialect.ts'
import type { Tables } from '../schema.ts'
import { appendAct } from './audit.ts'
import type { StaffAttemptsTable } from './tables.ts'

/** Before a try: all limits must allow it, then it counts against all. Returns what forbids it longest. */
export async function claimTry(
  db: Kysely<Tables>,
  limits: readonly Limit[],
  now: number,
): Promise<Stop | undefined> {
  // A flood of tries that may not be made takes no lock from those who write.
  const stop = longestStop(await countAll(db, limits, now), now)
  return stop ?? atomically(db, (trx) => claim(trx, limits, now))
}

/** As `claimTry`, in a transaction that is under way. */
export async function claim(
  trx: Transaction<Tables>,
  limits: readonly Limit[],
  now: number,
): Promise<Stop | undefined> {
  await lockAll(trx, limits)
  const counts = await countAll(trx, limits, now)
  const stop = longestStop(counts, now)
  if (stop) return stop
  for (const { limit, failures } of counts) {
    const row = { failures: failures + 1, at: now, blocked_until: now + waitMs(limit, failures + 1) }
    await trx
      .insertInto('staff_attempts')
      .values({ key: limit.key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
  }
  return undefined
}

function lockAll(trx: Transaction<Tables>, limits: readonly Limit[]): Promise<void> {
  return lock(trx, ...limits.map(({ key }) => `staff attempts ${key}`))
}

type Count = {
  readonly limit: Limit
  readonly failures: number
  readonly until: number
  readonly isRecorded: boolean
}

function longestStop(counts: readonly Count[], now: number): Stop | undefined {
  const [longest] = counts.filter(({ until }) => until > now).sort((one, other) => other.until - one.until)
  return longest && { key: longest.limit.key, until: longest.until, isRecorded: longest.isRecorded }
}

/** Of many at the same moment one finds that it has not been written down. */
export async function recordStop(trx: Transaction<Tables>, { key, until }: Stop, act: Act): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('staff_attempts')
    .set({ recorded_until: until })
    .where('key', '=', key)
    .where('blocked_until', '=', until)
    .where('recorded_until', '!=', until)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await appendAct(trx, act)
}

async function countAll(
  db: Kysely<Tables>,
  limits: readonly Limit[],
  now: number,
): Promise<readonly Count[]> {
  const keys = limits.map(({ key }) => key)
  const rows = await db.selectFrom('staff_attempts').selectAll().where('key', 'in', keys).execute()
  return limits.map((limit) => counted(limit, rows, now))
}

function counted(limit: Limit, rows: readonly Selectable<StaffAttemptsTable>[], now: number): Count {
  const row = rows.find(({ key, at }) => key === limit.key && now - at < limit.forgetMs)
  // A clock that was set back must not lock anybody out until it comes there again.
  const isPast = row !== undefined && row.at <= now
  return {
    limit,
    failures: row?.failures ?? 0,
    until: isPast ? row.blocked_until : 0,
    isRecorded: row !== undefined && row.recorded_until === row.blocked_until,
  }
}

/** After so many failures. */
export function waitMs({ free, firstWaitMs, mostWaitMs }: Limit, failures: number): number {
  return failures < free ? 0 : Math.min(mostWaitMs, firstWaitMs * 2 ** Math.min(failures - free, 30))
}

export async function goodTry(trx: Transaction<Tables>, limits: readonly Limit[]): Promise<void> {
  await lockAll(trx, limits)
  const [own, ...others] = limits
  if (own) await trx.deleteFrom('staff_attempts').where('key', '=', own.key).execute()
  for (const { key, free } of others) {
    await trx
      .updateTable('staff_attempts')
      .set((row) => ({ failures: row('failures', '-', 1) }))
      .where('key', '=', key)
      .where('failures', '>', 0)
      .execute()
    // The last free try was a good one: nobody has to wait for it.
    await trx
      .updateTable('staff_attempts')
      .set({ blocked_until: 0 })
      .where('key', '=', key)
      .where('failures', '<', free)
      .execute()
  }
}
