import type { Selectable, Transaction } from 'kysely'
import { conversationId, type Person } from '../conversation/message.ts'
import type { Broadcast, DecideNews } from '../desk/broadcasts.ts'
import { lanes, type Outgoing, type Told } from '../desk/memory.ts'
import { stillAmong } from './audience.ts'
import type { BroadcastRecipientsTable } from './broadcast-tables.ts'
import { contact, stoppedAmong } from './contacts.ts'
import { dialectOf, lockTalks } from './dialect.ts'
import { claimDue, newOutgoing } from './outbox.ts'
import { toBroadcast, toConversation, toOutgoing, toPerson } from './rows.ts'
import type { Tables } from './schema.ts'
import { recordTalks } from './talks.ts'

export type BulkClaim = {
  readonly channel: string
  readonly limit: number
  readonly now: number
  readonly say: DecideNews
}

type Recipient = Pick<Selectable<BroadcastRecipientsTable>, 'id' | 'channel' | 'person_id'>

const bulk = lanes.indexOf('bulk')

/** See Broadcasts.claim. */
export async function claimBulk(trx: Transaction<Tables>, claim: BulkClaim): Promise<readonly Outgoing[]> {
  const { channel, limit, now } = claim
  // The others may take us for dead, and send again what we take now.
  if (!dialectOf(trx).sender.isKnown()) return []
  const begun = await stillWanted(trx, claim, await claimDue(trx, channel, limit, now, ['bulk']))
  const rows = await trx
    .selectFrom('broadcasts')
    .selectAll()
    .where('state', '=', 'sending')
    .orderBy('id')
    .execute()
  for (const broadcast of rows.map(toBroadcast)) {
    // Those that are skipped make room for others at once.
    for (let more = true; more && begun.length < limit; ) {
      const recipients = await nextOf(trx, broadcast, channel, limit - begun.length)
      more = recipients.length > 0
      begun.push(...(await begin(trx, broadcast, recipients, claim)))
    }
  }
  return begun
}

/** Whoever is being sent something else of this kind has their turn afterwards. */
function nextOf(trx: Transaction<Tables>, { id }: Broadcast, channel: string, limit: number) {
  return trx
    .selectFrom('broadcast_recipients as each')
    .select(['each.id', 'each.channel', 'each.person_id'])
    .where('each.broadcast_id', '=', id)
    .where('each.channel', '=', channel)
    .where('each.state', '=', 'waiting')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as other')
            .select('other.id')
            .where('other.state', '=', 'sending')
            .where('other.lane', '=', bulk)
            .whereRef('other.channel', '=', 'each.channel')
            .whereRef('other.person_id', '=', 'each.person_id'),
        ),
      ),
    )
    .orderBy('each.id')
    .limit(limit)
    .execute()
}

async function begin(
  trx: Transaction<Tables>,
  broadcast: Broadcast,
  recipients: readonly Recipient[],
  { channel, now, say }: BulkClaim,
): Promise<readonly Outgoing[]> {
  if (recipients.length === 0) return []
  // Who says «dừng» just now has said it before or after.
  await lockTalks(trx, recipients.map(toPerson).map(conversationId))
  const ids = recipients.map((each) => each.person_id)
  const agreed = await stillAmong(trx, broadcast.audience, now, channel, ids)
  const gone = await unreachableAmong(trx, recipients)
  const reasonOf = (each: Recipient) => {
    if (!agreed.has(conversationId(toPerson(each)))) return 'unsubscribed'
    return gone.has(each.id) ? 'unreachable' : undefined
  }
  for (const reason of ['unsubscribed', 'unreachable'] as const)
    await skip(
      trx,
      recipients.filter((each) => reasonOf(each) === reason),
      reason,
    )
  return tell(
    trx,
    recipients.filter((each) => reasonOf(each) === undefined),
    now,
    (person, talk, stopped) => say(broadcast, person, talk && toConversation(talk), stopped),
  )
}

async function unreachableAmong(
  trx: Transaction<Tables>,
  recipients: readonly Recipient[],
): Promise<ReadonlySet<number>> {
  const byTalk = new Map(recipients.map((each) => [conversationId(toPerson(each)), each]))
  const marked = await trx
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', [...byTalk.keys()])
    .where('unreachable_at', 'is not', null)
    .execute()
  const gone = new Set<number>()
  for (const { id } of marked) {
    const each = byTalk.get(id)
    if (each && (await contact(trx, toPerson(each))).unreachableSince !== null) gone.add(each.id)
  }
  return gone
}

async function skip(trx: Transaction<Tables>, recipients: readonly Recipient[], reason: string) {
  if (recipients.length === 0) return
  await trx
    .updateTable('broadcast_recipients')
    .set({ state: 'skipped', reason })
    .where(
      'id',
      'in',
      recipients.map(({ id }) => id),
    )
    .execute()
}

type Tell = (person: Person, talk: { readonly conversation: string } | undefined, stopped: boolean) => Told

/** As turns of their talks, which are locked, that we begin; the message is on its way from the moment it is written down. */
async function tell(
  trx: Transaction<Tables>,
  recipients: readonly Recipient[],
  now: number,
  say: Tell,
): Promise<readonly Outgoing[]> {
  if (recipients.length === 0) return []
  const people = recipients.map(toPerson)
  const talks = await trx
    .selectFrom('conversations')
    .select(['id', 'conversation'])
    .where('id', 'in', people.map(conversationId))
    .execute()
  const byId = new Map(talks.map((talk) => [talk.id, talk]))
  const stopped = await stoppedAmong(
    trx,
    people.map(conversationId).filter((id) => !byId.has(id)),
  )
  const told = people.map((person) => {
    const id = conversationId(person)
    return { person, at: now, ...say(person, byId.get(id), stopped.has(id)) }
  })
  await recordTalks(trx, told)
  const rows = await trx
    .insertInto('outbox')
    .values(
      told.map(({ person, answer }) => ({
        ...newOutgoing(person, 'bulk', answer, now),
        in_reply_to: null,
        state: 'sending' as const,
        sender: dialectOf(trx).sender.id,
        attempts: 1,
      })),
    )
    .returningAll()
    .execute()
  const outgoing = rows.map(toOutgoing)
  const sendOf = new Map(outgoing.map((each) => [conversationId(each.person), each.id]))
  for (const each of recipients)
    await trx
      .updateTable('broadcast_recipients')
      .set({ state: 'sending', outbox_id: sendOf.get(conversationId(toPerson(each))) ?? null })
      .where('id', '=', each.id)
      .execute()
  return outgoing
}

/** Retries are looked at again before they go: since the first try a person may have left, or the whole been stopped. */
async function stillWanted(
  trx: Transaction<Tables>,
  { channel, now }: BulkClaim,
  retries: readonly Outgoing[],
): Promise<Outgoing[]> {
  if (retries.length === 0) return []
  const rows = await trx
    .selectFrom('broadcast_recipients as recipient')
    .innerJoin('broadcasts', 'broadcasts.id', 'recipient.broadcast_id')
    .selectAll('broadcasts')
    .select(['recipient.outbox_id as send', 'recipient.person_id'])
    .where(
      'recipient.outbox_id',
      'in',
      retries.map(({ id }) => id),
    )
    .execute()
  const dropped = new Set<number | null>()
  for (const { send, person_id, ...row } of rows) {
    const { state, audience } = toBroadcast(row)
    const isWanted = (await stillAmong(trx, audience, now, channel, [person_id])).size > 0
    if (state !== 'stopped' && isWanted) continue
    dropped.add(send)
    await trx
      .updateTable('outbox')
      .set({ state: 'failed', reason: isWanted ? 'stopped' : 'unsubscribed' })
      .where('id', '=', send)
      .execute()
  }
  return retries.filter(({ id }) => !dropped.has(id))
}
