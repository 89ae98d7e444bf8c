import { type Kysely, sql, type Transaction } from 'kysely'
import { belongingTo } from './audience.ts'
import { inBroadcastTurn } from './broadcast-turn.ts'
import { noteEnds, progress } from './recipients.ts'
import { personColumns, toBroadcast } from './rows.ts'
import type { Tables } from './schema.ts'

/** Recipients listed in one commit: some ten milliseconds, in which nobody else is served. */
const listedAtOnce = 500

/** See Broadcasts.advance. */
export async function advance(db: Kysely<Tables>, now: number): Promise<boolean> {
  const hasMoreEnds = await inBroadcastTurn(db, noteEnds)
  await db
    .updateTable('broadcasts')
    .set({ state: 'freezing' })
    .where('state', '=', 'countdown')
    .where('starts_at', '<=', now)
    .execute()
  const isListing = await inBroadcastTurn(db, (trx) => listSome(trx, now))
  await inBroadcastTurn(db, (trx) => finish(trx, now))
  return hasMoreEnds || isListing
}

/** false: no list is being made. Who begins to follow while it is made may still come into it. */
async function listSome(trx: Transaction<Tables>, now: number): Promise<boolean> {
  const row = await trx
    .selectFrom('broadcasts')
    .selectAll()
    .where('state', '=', 'freezing')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return false
  const { id, frozen_to } = row
  const members = await belongingTo(trx, toBroadcast(row).audience, now, frozen_to, listedAtOnce)
  if (members.length > 0)
    await trx
      .insertInto('broadcast_recipients')
      .values(
        members.map(({ person }) => ({
          ...personColumns(person),
          broadcast_id: id,
          at: now,
          state: 'waiting' as const,
        })),
      )
      .onConflict((conflict) => conflict.columns(['channel', 'person_id', 'broadcast_id']).doNothing())
      .execute()
  await trx
    .updateTable('broadcasts')
    .set((column) => ({
      frozen_to: members.at(-1)?.id ?? frozen_to,
      people: column('people', '+', members.length),
      state: members.length < listedAtOnce ? 'sending' : 'freezing',
    }))
    .where('id', '=', id)
    .execute()
  return true
}

/** Nobody waits and nothing is on its way any more. */
async function finish(trx: Transaction<Tables>, now: number): Promise<void> {
  const rows = await trx
    .selectFrom('broadcasts')
    .select('id')
    .where('state', '=', 'sending')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('broadcast_recipients')
            .select(sql`1`.as('one'))
            .whereRef('broadcast_recipients.broadcast_id', '=', 'broadcasts.id')
            .where('broadcast_recipients.state', 'in', ['waiting', 'sending']),
        ),
      ),
    )
    .execute()
  for (const { id } of rows)
    await trx
      .updateTable('broadcasts')
      .set({ state: 'done', ended_at: now, progress: JSON.stringify(await progress(trx, id)) })
      .where('id', '=', id)
      .execute()
}
