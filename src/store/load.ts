import type { Kysely, Transaction } from 'kysely'
import { type DeadLetter, type Load, lanes, type OutboxState } from '../desk/memory.ts'
import type { Act } from '../desk/staff.ts'
import type { Tables } from './schema.ts'
import { appendAct } from './staff/audit.ts'

export async function load(db: Kysely<Tables>): Promise<Load> {
  const inbox = await db
    .selectFrom('inbox')
    .select((each) => [each.fn.countAll<number>().as('count'), each.fn.min('at').as('oldest')])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const outbox = await db
    .selectFrom('outbox')
    .select((each) => [
      'channel',
      'state',
      each.fn.countAll<number>().as('count'),
      each.fn.min('at').as('oldest'),
    ])
    .where('state', 'in', ['pending', 'sending', 'unknown', 'failed'])
    .$narrowType<{ state: OutboxState }>()
    .groupBy(['channel', 'state'])
    .orderBy('channel')
    .orderBy('state')
    .execute()
  return {
    waiting: Number(inbox.count),
    oldestWaitingAt: inbox.oldest,
    outbox: outbox.map(({ channel, state, count, oldest }) => ({
      channel,
      state,
      count: Number(count),
      oldestAt: oldest,
    })),
  }
}

export async function usage(
  db: Kysely<Tables>,
  channel: string,
  since: number,
): Promise<{ readonly people: number; readonly sent: number }> {
  const { people, sent } = await db
    .selectFrom('outbox')
    .select((each) => [
      each.fn.count<number>('person_id').distinct().as('people'),
      each.fn.countAll<number>().as('sent'),
    ])
    .where('channel', '=', channel)
    .where('at', '>=', since)
    .where('state', 'in', ['sent', 'unknown'])
    .executeTakeFirstOrThrow()
  return { people: Number(people), sent: Number(sent) }
}

export async function deadLetters(db: Kysely<Tables>, limit: number): Promise<readonly DeadLetter[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'channel', 'lane', 'state', 'attempts', 'reason', 'at'])
    .where('state', 'in', ['unknown', 'failed'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    lane: lanes[row.lane] ?? 'bulk',
    state: row.state === 'unknown' ? 'unknown' : 'failed',
  }))
}

export async function sendAgain(
  trx: Transaction<Tables>,
  ids: readonly number[],
  act: Act | undefined,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ state: 'pending', due_at: 0, unknowns: 0 })
    .where('id', 'in', ids)
    .where('state', 'in', ['unknown', 'failed'])
    .executeTakeFirstOrThrow()
  if (act && numUpdatedRows > 0n) await appendAct(trx, act)
  return Number(numUpdatedRows)
}
