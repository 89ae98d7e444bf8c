import type { Transaction } from 'kysely'
import type { DecideReply, Outgoing } from '../desk/memory.ts'
import { toPerson } from './rows.ts'
import type { Tables } from './schema.ts'
import { postTold } from './tell.ts'

/** Marking it told comes first: of two that would tell, one finds nothing. */
export async function tellReply(
  trx: Transaction<Tables>,
  id: number,
  at: number,
  decide: DecideReply,
): Promise<Outgoing | undefined> {
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
