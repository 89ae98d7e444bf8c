import type { Transaction } from 'kysely'
import type { Member } from '../conversation/member.ts'
import type { Person } from '../conversation/message.ts'
import type { DecideRemind, Outgoing } from '../desk/memory.ts'
import { lockTalkWith } from './dialect.ts'
import { workOf } from './duties.ts'
import { toMember } from './members.ts'
import type { Tables } from './schema.ts'
import { postTold } from './tell.ts'

/** What `decide` reminds this member of. Their right is read in the transaction that posts it. */
export async function remind(
  trx: Transaction<Tables>,
  person: Person,
  at: number,
  decide: DecideRemind,
): Promise<Outgoing | undefined> {
  await lockTalkWith(trx, person)
  const member = await memberOf(trx, person, at)
  if (!member) return undefined
  const work = await workOf(trx, person, member.unit)
  return postTold(trx, person, at, (before, stopped) => decide(before, stopped, member, work))
}

/** Who is none any more, or was revoked, is reminded of nothing. */
async function memberOf(trx: Transaction<Tables>, person: Person, at: number): Promise<Member | undefined> {
  const row = await trx
    .selectFrom('members')
    .selectAll()
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const member = row && toMember(row)
  return member && at < member.until ? member : undefined
}
