import type { Expired, Memory } from '../desk/memory.ts'
import { dayMs } from '../lib/day.ts'
import type { Io } from './io.ts'

export type PurgeOptions = { readonly dryRun: boolean; readonly json: boolean }

/**
 * Deletes what is past its retention, as every night does, and prints per table how much and why. A dry run only prints.
 * `now`: epoch milliseconds.
 */
export async function purge(
  { dryRun, json }: PurgeOptions,
  memory: Pick<Memory, 'expired' | 'purge'>,
  now: number,
  io: Io,
): Promise<number> {
  const expired = await memory.expired(now)
  const purged = dryRun ? undefined : await memory.purge(now)
  const tables = expired.map((each) => ({ ...each, rows: purged?.[each.table] ?? each.rows }))
  if (json) io.out(JSON.stringify({ dryRun, tables }, null, 2))
  else
    io.out([dryRun ? 'would be deleted:' : 'deleted:', ...tables.map((table) => line(table, now))].join('\n'))
  return 0
}

function line({ table, rows, oldestAt, before, retentionDays, purpose }: Expired, now: number): string {
  const why =
    oldestAt === null
      ? `nothing is older than ${retentionDays} days`
      : `from before ${day(before)}: kept ${retentionDays} days, the oldest is ${Math.floor((now - oldestAt) / dayMs)} days old`
  return `${String(rows).padStart(8)}  ${table.padEnd(14)} ${why} (${purpose})`
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
