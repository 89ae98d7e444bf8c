import type { Selectable, Transaction } from 'kysely'
import { readMemberCode, type Standing } from '../conversation/member.ts'
import { conversationId, isPrivate, type Person } from '../conversation/message.ts'
import type { Limit } from '../desk/staff.ts'
import { hashCode } from '../lib/one-time-code.ts'
import { workOf } from './duties.ts'
import { codeMs, toInvited, toMember } from './members.ts'
import { toMessage, toPerson } from './rows.ts'
import type { InboxTable, Tables } from './schema.ts'
import { claim, goodTry } from './staff/attempts.ts'

/** What a person is to the office, as of the transaction it was read in. */
export type StandingOf = (person: Person) => Standing

const nobody: Standing = {}

/** Of those who sent these messages. A code among them is used up by being looked at: of many who send it at once, one has it. */
export async function standingsOf(
  trx: Transaction<Tables>,
  rows: readonly Selectable<InboxTable>[],
): Promise<StandingOf> {
  if (rows.length === 0) return () => nobody
  const standings = new Map(await membersAmong(trx, rows))
  for (const row of rows) {
    const { person, said, at } = toMessage(row)
    const code = readMemberCode(said)
    if (code === undefined) continue
    const claimed = await claimOf(trx, person, hashCode(code), at)
    const id = conversationId(person)
    if (claimed) standings.set(id, { ...standings.get(id), claim: claimed })
  }
  return (person) => standings.get(conversationId(person)) ?? nobody
}

async function membersAmong(
  trx: Transaction<Tables>,
  people: readonly { readonly channel: string; readonly person_id: string }[],
): Promise<readonly (readonly [string, Standing])[]> {
  const rows = await trx
    .selectFrom('members')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where((row) =>
      row.or(
        people.map(({ channel, person_id }) =>
          row.and([row('channel', '=', channel), row('person_id', '=', person_id)]),
        ),
      ),
    )
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const [person, member] = [toPerson(row), toMember(row)]
      return [conversationId(person), { member, work: await workOf(trx, person, member.unit) }] as const
    }),
  )
}

/** In a group it is used up whatever it was worth, and that is not told: undefined. */
async function claimOf(
  trx: Transaction<Tables>,
  person: Person,
  hash: string,
  at: number,
): Promise<Standing['claim']> {
  const use = () => trx.deleteFrom('member_codes').where('hash', '=', hash).returningAll().executeTakeFirst()
  if (!isPrivate(person)) {
    await use()
    return undefined
  }
  const limits = [limitOf(person)]
  if ((await claim(trx, limits, at)) !== undefined) return { kind: 'closed' }
  const row = await use()
  if (!row || at >= row.at + codeMs) return { kind: 'bad' }
  await goodTry(trx, limits)
  return { kind: 'good', invited: toInvited(row) }
}

const hourMs = 3_600_000

/** Five wrong codes, then one an hour. Guessing is hopeless anyway; this keeps a mistake from becoming a habit. */
function limitOf(person: Person): Limit {
  return {
    key: hashCode(`member-code ${conversationId(person)}`),
    free: 5,
    firstWaitMs: hourMs,
    mostWaitMs: hourMs,
    forgetMs: 24 * hourMs,
  }
}
