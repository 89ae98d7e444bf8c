import type { Selectable, Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import { conversationId, type Message } from '../conversation/message.ts'
import type { Decide, Outgoing, Turned, TurnTaken } from '../desk/memory.ts'
import { stoppedAmong } from './contacts.ts'
import { lockTalks } from './dialect.ts'
import { erasePast } from './erase.ts'
import { emptyMessage, nextOf } from './inbox.ts'
import { newOutgoing } from './outbox.ts'
import { toConversation, toMessage, toOutgoing } from './rows.ts'
import type { InboxTable, Tables } from './schema.ts'
import { type StandingOf, standingsOf } from './standings.ts'
import { type SubscriptionsOf, subscriptionsOf } from './subscriptions.ts'
import { recordTalks } from './talks.ts'
import { type TicketsOf, ticketsOf } from './tickets.ts'

/** What turns recorded; `erased` tells that bytes of old rows may still lie in the file. */
export type Recorded = { readonly taken: readonly TurnTaken[]; readonly erased: boolean }

/** A turn each of several conversations. Statements cost more than rows, so whatever can be is written together. */
export async function turns(
  trx: Transaction<Tables>,
  ids: readonly string[],
  decide: Decide,
): Promise<Recorded> {
  await lockTalks(trx, ids)
  const rows = await nextOf(trx, ids)
  const before = await conversations(trx, ids)
  const next = new Map(rows.map((row) => [row.conversation_id, row]))
  const read: Read = {
    before,
    stopped: await stoppedAmong(
      trx,
      ids.filter((id) => !before.has(id)),
    ),
    tickets: await ticketsOf(trx, rows),
    standings: await standingsOf(trx, rows),
    subscriptions: await subscriptionsOf(trx, rows),
  }
  const decisions = ids.map((id) => {
    const row = next.get(id)
    return row ? decideOn(row, read, decide) : nothing
  })
  const decided = decisions.flatMap((each) => (each.kind === 'decided' ? [each] : []))
  const erasing = decided.filter(({ turned }) => turned.erase)
  for (const { row, message } of erasing) await erasePast(trx, message.person, row.id)
  for (const { row, turned } of decided) if (turned.unkept) await emptyMessage(trx, row.id)
  await recordTalks(
    trx,
    decided.map(({ message: { person, at }, turned }) => ({ person, at, ...turned })),
  )
  await recordDone(trx, decided)
  const answers = await recordAnswers(trx, decided)
  return {
    taken: decisions.map((each) => (each.kind === 'decided' ? answered(each, answers) : each)),
    erased: decided.some(({ turned }) => turned.erase || turned.events.some(isWithdrawal)),
  }
}

function isWithdrawal(event: Event): boolean {
  return event.kind === 'ticket-ended' && event.how === 'withdrawn'
}

type Decided = {
  readonly kind: 'decided'
  readonly row: Selectable<InboxTable>
  readonly message: Message
  readonly turned: Turned
}
type Decision = Decided | Exclude<TurnTaken, { kind: 'answered' }>

const nothing: Decision = { kind: 'nothing-waiting' }

async function conversations(
  trx: Transaction<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly conversation: string }>> {
  const rows = await trx
    .selectFrom('conversations')
    .select(['id', 'conversation'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What is known of those whose turn it is; `stopped`: conversations that begin now. */
type Read = {
  readonly before: ReadonlyMap<string, { readonly conversation: string }>
  readonly stopped: ReadonlySet<string>
  readonly tickets: TicketsOf
  readonly standings: StandingOf
  readonly subscriptions: SubscriptionsOf
}

function decideOn(
  row: Selectable<InboxTable>,
  { before, stopped, tickets, standings, subscriptions }: Read,
  decide: Decide,
): Decision {
  const message = toMessage(row)
  const { person } = message
  const id = row.conversation_id
  const talk = before.get(id)
  const known = {
    ...standings(person),
    tickets: tickets(person),
    subscriptions: subscriptions(person),
    stopped: stopped.has(id),
  }
  try {
    return {
      kind: 'decided',
      row,
      message,
      turned: decide(message, talk && toConversation(talk), known, row.tries),
    }
  } catch (error) {
    return { kind: 'poison', error }
  }
}

async function recordDone(trx: Transaction<Tables>, decided: readonly Decided[]): Promise<void> {
  for (const state of ['done', 'parked'] as const) {
    const ids = decided
      .filter(({ turned }) => turned.parked === (state === 'parked'))
      .map(({ row }) => row.id)
    if (ids.length > 0) await trx.updateTable('inbox').set({ state }).where('id', 'in', ids).execute()
  }
}

/** By conversation: each has one turn at most. */
async function recordAnswers(
  trx: Transaction<Tables>,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, Outgoing>> {
  if (decided.length === 0) return new Map()
  const rows = await trx
    .insertInto('outbox')
    .values(
      decided.map(({ message, turned }) => ({
        ...newOutgoing(message.person, 'reply', turned.answer, message.at),
        in_reply_to: message.id,
      })),
    )
    .returningAll()
    .execute()
  return new Map(rows.map(toOutgoing).map((outgoing) => [conversationId(outgoing.person), outgoing]))
}

function answered({ message, turned }: Decided, answers: ReadonlyMap<string, Outgoing>): TurnTaken {
  const outgoing = answers.get(conversationId(message.person))
  if (!outgoing) throw new Error('an answer was recorded and not given back')
  return { kind: 'answered', outgoing, parked: turned.parked }
}
