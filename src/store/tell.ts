import type { Transaction } from 'kysely'
import { conversationId, type Person } from '../conversation/message.ts'
import type { DecideReply, DecideTold, Outgoing } from '../desk/memory.ts'
import { stoppedAmong } from './contacts.ts'
import { lockTalkWith } from './dialect.ts'
import { newOutgoing } from './outbox.ts'
import { toConversation, toOutgoing } from './rows.ts'
import type { Tables } from './schema.ts'
import { recordTalks } from './talks.ts'
import { toWish } from './wishes.ts'

/** Taking the row away comes before all but the lock: of two that would tell, one finds nothing. */
export async function tell(
  trx: Transaction<Tables>,
  wishId: number,
  at: number,
  decide: DecideTold,
): Promise<Outgoing | undefined> {
  const wish = await trx.selectFrom('wishes').selectAll().where('id', '=', wishId).executeTakeFirst()
  if (!wish) return undefined
  await lockTalkWith(trx, toWish(wish).person)
  const row = await trx.deleteFrom('wishes').where('id', '=', wishId).returningAll().executeTakeFirst()
  if (!row) return undefined
  return postTold(trx, toWish(row).person, at, decide)
}

/** What `decide` would tell this person, as a turn of their talk, which is locked; undefined: nothing, and nothing is recorded. */
export async function postTold(
  trx: Transaction<Tables>,
  person: Person,
  at: number,
  decide: DecideReply,
): Promise<Outgoing | undefined> {
  const before = await trx
    .selectFrom('conversations')
    .select('conversation')
    .where('id', '=', conversationId(person))
    .executeTakeFirst()
  const isStopped = !before && (await stoppedAmong(trx, [conversationId(person)])).size > 0
  const told = decide(before && toConversation(before), isStopped)
  if (!told) return undefined
  const { conversation, events, answer } = told
  await recordTalks(trx, [{ person, at, conversation, events }])
  const posted = await trx
    .insertInto('outbox')
    .values({ ...newOutgoing(person, 'notice', answer, at), in_reply_to: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toOutgoing(posted)
}
