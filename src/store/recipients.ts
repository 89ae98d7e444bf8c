import type { Kysely, Transaction } from 'kysely'
import { conversationId } from '../conversation/message.ts'
import type { Progress } from '../desk/broadcasts.ts'
import { toPerson } from './rows.ts'
import type { Tables } from './schema.ts'

/** Ends of a send that say something of the person and not of the message. */
const skipReasons: ReadonlySet<string> = new Set([
  ...['unreachable', 'window', 'human-answers', 'unsubscribed', 'stopped'],
])

export async function progress(db: Kysely<Tables>, id: number): Promise<readonly Progress[]> {
  const rows = await db
    .selectFrom('broadcast_recipients')
    .select((each) => ['channel', 'state', 'reason', each.fn.countAll<number>().as('count')])
    .where('broadcast_id', '=', id)
    .groupBy(['channel', 'state', 'reason'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** One commit looks at so many at most. */
const sweepLimit = 1000

/**
 * Copies how sends ended from the outbox: there it is recorded, whatever ended it (a send, a crash, a person who left). true: there may be
 * more.
 */
export async function noteEnds(trx: Transaction<Tables>): Promise<boolean> {
  const rows = await trx
    .selectFrom('broadcast_recipients')
    .select(['id', 'channel', 'person_id', 'outbox_id'])
    .where('state', '=', 'sending')
    .orderBy('id')
    .limit(sweepLimit)
    .execute()
  if (rows.length === 0) return false
  const sends = await sendsOf(trx, rows)
  const gone = await goneAmong(trx, rows)
  const groups = new Map<string, { readonly end: End; readonly ids: number[] }>()
  for (const row of rows) {
    const end = endOf(sends.get(row.outbox_id ?? 0), gone.has(conversationId(toPerson(row))))
    if (!end) continue
    const key = `${end.state} ${end.reason ?? ''}`
    const group = groups.get(key) ?? { end, ids: [] }
    groups.set(key, group)
    group.ids.push(row.id)
  }
  for (const { end, ids } of groups.values())
    await trx.updateTable('broadcast_recipients').set(end).where('id', 'in', ids).execute()
  return groups.size > 0 && rows.length === sweepLimit
}

type Row = { readonly channel: string; readonly person_id: string; readonly outbox_id: number | null }
type Send = { readonly state: string; readonly reason: string | null }
type End = { readonly state: 'sent' | 'skipped' | 'unknown' | 'failed'; readonly reason: string | null }

async function sendsOf(trx: Transaction<Tables>, rows: readonly Row[]): Promise<ReadonlyMap<number, Send>> {
  const ids = rows.map((row) => row.outbox_id ?? 0)
  const sends = await trx
    .selectFrom('outbox')
    .select(['id', 'state', 'reason'])
    .where('id', 'in', ids)
    .execute()
  return new Map(sends.map((send) => [send.id, send]))
}

/** The platform's own code is in the outbox; who cannot be reached is known here. */
async function goneAmong(trx: Transaction<Tables>, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const marked = await trx
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', rows.map(toPerson).map(conversationId))
    .where('unreachable_at', 'is not', null)
    .execute()
  return new Set(marked.map(({ id }) => id))
}

/** undefined: it is still on its way. */
function endOf(send: Send | undefined, isGone: boolean): End | undefined {
  if (!send) return { state: 'unknown', reason: null }
  switch (send.state) {
    case 'sent':
    case 'unknown':
      return { state: send.state, reason: send.reason }
    case 'failed': {
      const reason = isGone ? 'unreachable' : send.reason
      return { state: reason !== null && skipReasons.has(reason) ? 'skipped' : 'failed', reason }
    }
    default:
      return undefined
  }
}

/** A person asked for it: who got the message before may get it twice. What was stopped stays so. */
export async function sendUnknownAgain(trx: Transaction<Tables>, id: number): Promise<number> {
  const rows = await trx
    .updateTable('broadcast_recipients')
    .set({ state: 'waiting', reason: null, outbox_id: null })
    .where('broadcast_id', 'in', (inner) =>
      inner
        .selectFrom('broadcasts')
        .select('id')
        .where('id', '=', id)
        .where('state', 'in', ['sending', 'done']),
    )
    .where('state', '=', 'unknown')
    .returning('id')
    .execute()
  if (rows.length > 0)
    await trx
      .updateTable('broadcasts')
      .set({ state: 'sending', ended_at: null, ended_by: null })
      .where('id', '=', id)
      .execute()
  return rows.length
}
