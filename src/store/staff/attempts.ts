import type { Transaction } from 'kysely'
import type { Limit } from '../../desk/staff.ts'
import type { Tables } from '../schema.ts'
import type { StaffAttemptsTable } from './tables.ts'

/** Before a try: all limits must allow it, then it counts against all. Returns until when none may be made. */
export async function claimTry(
  trx: Transaction<Tables>,
  limits: readonly Limit[],
  now: number,
): Promise<number | undefined> {
  const keys = limits.map(({ key }) => key)
  const rows = await trx.selectFrom('staff_attempts').selectAll().where('key', 'in', keys).execute()
  const counts = limits.map((limit) => counted(limit, rows, now))
  const until = Math.max(...counts.map(({ blockedUntil }) => blockedUntil))
  if (until > now) return until
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

function counted(limit: Limit, rows: readonly StaffAttemptsTable[], now: number) {
  const row = rows.find(({ key, at }) => key === limit.key && now - at < limit.forgetMs)
  // A clock that was set back must not lock anybody out until it comes there again.
  const isPast = row !== undefined && row.at <= now
  return { limit, failures: row?.failures ?? 0, blockedUntil: isPast ? row.blocked_until : 0 }
}

/** After so many failures. */
export function waitMs({ free, firstWaitMs, mostWaitMs }: Limit, failures: number): number {
  return failures < free ? 0 : Math.min(mostWaitMs, firstWaitMs * 2 ** Math.min(failures - free, 30))
}

export async function goodTry(trx: Transaction<Tables>, limits: readonly Limit[]): Promise<void> {
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
