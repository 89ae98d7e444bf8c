import type { Transaction } from 'kysely'
import type { DecideReply, Outgoing } from '../desk/memory.ts'
import { lockTalkWith } from './dialect.ts'
import { toPerson } from './rows.ts'
import type { Tables } from './schema.ts'
import { postTold } from './tell.ts'

/** Marking it told comes before all but the lock: of two that would tell, one finds nothing. */
export async function tellReply(
  trx: Transaction<Tables>,
  id: number,
  at: number,
  decide: DecideReply,
): Promise<Outgoing | undefined> {
  const ticket = await trx
    .selectFrom('tickets')
    .select(['channel', 'person_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!ticket) return undefined
  await lockTalkWith(trx, toPerson(ticket))
  const row = await trx
    .updateTable('tickets')
    .set({ state: 'told' })
    .where('id', '=', id)
    .where('state', '=', 'replied')
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const posted = await postTold(trx, toPerson(row), at, decide)
  if (!posted) await trx.updateTable('tickets').set({ state: 'replied' }).where('id', '=', id).execute()
  return posted
}
