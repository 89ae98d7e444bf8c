import type { Generated } from 'kysely'
import type { TicketState } from '../conversation/ticket.ts'
import type { Tally } from '../reports/tally.ts'
import type {
  BroadcastRecipientsTable,
  BroadcastsTable,
  SubscriptionsTable,
  ToldFactsTable,
} from './broadcast-tables.ts'
import type {
  AuditTable,
  StaffAccountsTable,
  StaffAttemptsTable,
  StaffSessionsTable,
} from './staff/tables.ts'

/** Columns are text, whole numbers (instants in epoch milliseconds) and JSON text, so that every database reads alike. */
export type Tables = {
  readonly inbox: InboxTable
  readonly conversations: ConversationsTable
  readonly events: EventsTable
  readonly outbox: OutboxTable
  readonly wishes: WishesTable
  readonly tickets: TicketsTable
  readonly contacts: ContactsTable
  readonly subscriptions: SubscriptionsTable
  readonly told_facts: ToldFactsTable
  readonly broadcasts: BroadcastsTable
  readonly broadcast_recipients: BroadcastRecipientsTable
  readonly credentials: CredentialsTable
  readonly remembered: RememberedTable
  readonly pulse: PulseTable
  readonly staff_accounts: StaffAccountsTable
  readonly staff_sessions: StaffSessionsTable
  readonly staff_attempts: StaffAttemptsTable
  readonly audit: AuditTable
  readonly tallies: TalliesTable
  readonly visitors: VisitorsTable
  readonly members: MembersTable
  readonly member_codes: MemberCodesTable
  readonly duty_words: DutyWordsTable
  readonly duty_reminders: DutyRemindersTable
  readonly calendar_links: CalendarLinksTable
}

/** What people said; unique on channel, person and message. `id` is the order of arrival. */
export type InboxTable = {
  id: Generated<number>
  conversation_id: string
  channel: string
  person_id: string
  message_id: string
  at: number
  /** JSON of Said */
  said: string
  state: 'waiting' | 'done' | 'parked'
  /** Turns that threw */
  tries: number
}

/** What must be known to answer next; `at` is the latest turn. */
export type ConversationsTable = {
  id: string
  channel: string
  person_id: string
  at: number
  /** JSON of Conversation */
  conversation: string
}

export type EventsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** JSON of Event */
  event: string
}

/** Answers and where they stand; unique on channel, person and the message answered. */
export type OutboxTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Index in `lanes` of desk/memory.ts: small goes first */
  lane: number
  in_reply_to: string | null
  /** JSON of Answer */
  answer: string
  state: 'pending' | 'sending' | 'sent' | 'unknown' | 'failed'
  /** Not to be sent before; 0: at once */
  due_at: number
  attempts: number
  /** Sends that may or may not have arrived */
  unknowns: number
  reason: string | null
  /** Who is sending it, or did last (dialect.ts); null: nobody yet */
  sender: Generated<number | null>
}

/** Who is to be told when a question can be answered; unique on channel, person and turn. What was told has no row. */
export type WishesTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  turn: number
  /** Masked */
  question: string
}

/** What people wrote to staff; unique on code. `at` is when it was sent. */
export type TicketsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  code: string
  /** A TicketKind (conversation/satisfaction.ts) */
  about: string
  /** Masked */
  text: string
  entry: string | null
  stars: number | null
  place: string | null
  /** What was agreed to: id and SHA-256 of its text (conversation/ticket.ts) */
  consent_id: string | null
  consent_hash: string | null
  state: TicketState
  reply: string | null
  /** When staff last replied or closed it */
  replied_at: number | null
}

/** Who cannot be written to, is answered by a human, or wants no asking; `at` is the latest change. Most people have no row. */
export type ContactsTable = {
  id: string
  channel: string
  person_id: string
  at: number
  unreachable_at: number | null
  paused_until: number | null
  /** When they said «Dừng»; null: they did not, or allowed it again */
  asking_stopped_at: number | null
}

/** See desk/credentials.ts. */
export type CredentialsTable = {
  name: string
  /** Encrypted by its owner */
  sealed: string
  version: number
  state: 'good' | 'renewing' | 'consent-needed'
  obtained_at: number
  renewing_since: number | null
  tries: number
}

/** Small facts of our bots, such as their names. */
export type RememberedTable = { name: string; value: string }

/** One row that the health check writes and reads back. */
export type PulseTable = { id: number; beat: number }

/** Numbers of what happened, as reports/tally.ts says; unique on everything but the count. */
export type TalliesTable = Tally

/** On which days somebody came, only to count people once; unique on channel, person and day. */
export type VisitorsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Of the office, 2026-11-23 */
  day: string
}

/** Who may see what is for staff in a chat; unique on channel and person. `at` is when the code was used. */
export type MembersTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Folded, kebab-case */
  unit: string
  unit_name: string
  name: string
  role: string
  /** The account that made the code */
  made_by: string
  revoked_at: number | null
}

/** Codes that have not been used; `at` is when one was made. What was used has no row. */
export type MemberCodesTable = {
  id: Generated<number>
  /** SHA-256 */
  hash: string
  at: number
  unit: string
  unit_name: string
  name: string
  role: string
  made_by: string
}

/** What members say of their duties; unique on channel, person, duty and state. */
export type DutyWordsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  duty: string
  unit: string
  /** A DutyState (conversation/duty.ts) */
  state: string
  document: string | null
}

/** What members were reminded of; unique on channel, person, duty and occasion. */
export type DutyRemindersTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  duty: string
  occasion: string
}

/** Secret addresses of calendars; a revoked one has no row. */
export type CalendarLinksTable = {
  id: Generated<number>
  /** SHA-256 of the secret */
  hash: string
  /** null: all units */
  unit: string | null
  unit_name: string | null
  made_by: string
  at: number
}
