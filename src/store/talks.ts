import type { Transaction } from 'kysely'
import type { Conversation } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import { conversationId, type Person } from '../conversation/message.ts'
import { recordChoice } from './contacts.ts'
import { recordDuties } from './duties.ts'
import { recordMembers } from './members.ts'
import { personColumns } from './rows.ts'
import type { Tables } from './schema.ts'
import { recordSubscriptions } from './subscriptions.ts'
import { recordTickets } from './tickets.ts'
import { recordWishes } from './wishes.ts'

/** What happened in the talk with a person at an instant, and how the talk stands after it. */
export type Talk = {
  readonly person: Person
  readonly at: number
  readonly conversation: Conversation
  readonly events: readonly Event[]
}

/** Conversations and events, with the wishes, tickets, choices and subscriptions that these begin and end. */
export async function recordTalks(trx: Transaction<Tables>, talks: readonly Talk[]): Promise<void> {
  if (talks.length === 0) return
  await trx
    .insertInto('conversations')
    .values(
      talks.map(({ person, at, conversation }) => ({
        id: conversationId(person),
        ...personColumns(person),
        at,
        conversation: JSON.stringify(conversation),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        at: row.ref('excluded.at'),
        conversation: row.ref('excluded.conversation'),
      })),
    )
    .execute()
  const events = talks.flatMap(({ person, at, events }) =>
    events
      .filter(isForEvents)
      .map((event) => ({ ...personColumns(person), at, event: JSON.stringify(storedEvent(event)) })),
  )
  if (events.length > 0) await trx.insertInto('events').values(events).execute()
  for (const talk of talks) {
    await recordWishes(trx, talk)
    await recordTickets(trx, talk)
    await recordChoice(trx, talk)
    await recordMembers(trx, talk)
    await recordSubscriptions(trx, talk)
    await recordDuties(trx, talk)
  }
}

/** What members are reminded of and say of duties stands in tables of its own alone: no report counts it, and it may be for staff. */
function isForEvents({ kind }: Event): boolean {
  return kind !== 'reminded' && kind !== 'duty-acknowledged' && kind !== 'duty-reopened'
}

/**
 * Events outlive own words: what was sent is in its ticket, what was not sent yet in the conversation. They outlive the right to see what is
 * for staff, too, and reports of theirs are read by others: of that they say nothing.
 */
function storedEvent(event: Event): Event {
  if (event.kind === 'ticket-opened') return { ...event, text: '' }
  if (event.kind === 'member-joined') return { kind: event.kind }
  if (event.kind !== 'turned') return event
  if (event.staff) return { kind: 'turned', outcome: event.outcome, menu: [], staff: true }
  const { step: _, ...rest } = event
  return rest
}
