import type { Answer } from '../conversation/answer.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Work } from '../conversation/duty.ts'
import type { Event, Happened } from '../conversation/event.ts'
import type { Known } from '../conversation/known.ts'
import type { Member } from '../conversation/member.ts'
import type { Message, Person } from '../conversation/message.ts'
import type { Broadcasts } from './broadcasts.ts'
import type { Credentials } from './credentials.ts'
import type { Duties } from './duties.ts'
import type { Members } from './members.ts'
import type { Lane, Outgoing } from './outgoing.ts'
import type { Replicas } from './replicas.ts'
import type { Act, StaffStore } from './staff.ts'
import type { Tickets } from './tickets.ts'

export { type Lane, lanes, type Outgoing } from './outgoing.ts'

/**
 * How a send ended. `unknown`: it may or may not have arrived. `retryAt` is epoch milliseconds, as the platform asked; 0 when it
 * did not say. `unreachable`: this person cannot be written to until they write again. A reason is a short code without personal
 * data, such as «429»: it is stored, logged and counted.
 */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'later'; readonly retryAt: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** How the send of the answer `id` ended at `at`, epoch milliseconds. */
export type Settled = { readonly id: number; readonly sent: Sent; readonly at: number }

/** What a turn decided. `parked`: the message could not be answered and waits for a human. */
export type Turned = {
  readonly conversation: Conversation
  readonly events: readonly Event[]
  readonly answer: Answer
  readonly parked: boolean
  /** Erase everything known of this person, what this message said included, before recording this turn. */
  readonly erase: boolean
  /** Empty the message itself: what it said is nobody's here to keep. Absent: no. */
  readonly unkept?: boolean
}

/** Pure. `tries`: how often deciding on this message has failed before. */
export type Decide = (
  message: Message,
  conversation: Conversation | undefined,
  known: Known,
  tries: number,
) => Turned

export type TurnTaken =
  | { readonly kind: 'answered'; readonly outgoing: Outgoing; readonly parked: boolean }
  /** `decide` threw this. */
  | { readonly kind: 'poison'; readonly error: unknown }
  | { readonly kind: 'nothing-waiting' }

export type StoredEvent = Happened & { readonly id: number }

/** Somebody wishes to be told once when there is an answer to what they asked, masked, in this turn. `id` grows with time. */
export type Wish = {
  readonly id: number
  readonly person: Person
  readonly turn: number
  readonly question: string
  readonly at: number
}

/** What a person is told who has not just asked. */
export type Told = Pick<Turned, 'conversation' | 'events' | 'answer'>

/** Pure. `stopped`: as in Known. */
export type DecideTold = (conversation: Conversation | undefined, stopped: boolean) => Told

/** Pure; undefined: nothing is told now. */
export type DecideReply = (conversation: Conversation | undefined, stopped: boolean) => Told | undefined

/** Pure; undefined: there is nothing to remind of. `work`: of this member. */
export type DecideRemind = (
  conversation: Conversation | undefined,
  stopped: boolean,
  member: Member,
  work: Work,
) => Told | undefined

/** What must be known of a person before writing to them. Instants are epoch milliseconds; null: never. */
export type Contact = {
  /** Their latest message, as far as messages are kept. */
  readonly heardAt: number | null
  /** Since then the platform refuses what is sent to them, and they have not written. */
  readonly unreachableSince: number | null
  /** A human answers them until then. */
  readonly pausedUntil: number | null
}

/** How full the inbox and the outbox are; what was sent well is not looked at: there may be a month of it. */
export type Load = {
  readonly waiting: number
  /** When the longest waiting message came; null: none waits. */
  readonly oldestWaitingAt: number | null
  readonly outbox: readonly OutboxLoad[]
}
export type OutboxState = 'pending' | 'sending' | 'unknown' | 'failed'
export type OutboxLoad = {
  readonly channel: string
  readonly state: OutboxState
  readonly count: number
  /** When the oldest of them was decided. */
  readonly oldestAt: number
}

/** An answer that was given up, without what it says. */
export type DeadLetter = {
  readonly id: number
  readonly channel: string
  readonly lane: Lane
  readonly state: 'unknown' | 'failed'
  readonly attempts: number
  readonly reason: string | null
  readonly at: number
}

/** See Memory.recall. */
export type Fact = { readonly name: string; readonly value: string }

export type Notice = { readonly person: Person; readonly answer: Answer }

/** One line of a talk, oldest first. */
export type Line =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'answered'; readonly outgoing: Outgoing }

/** Rows of a table past their retention: those from before the instant `before`. Instants are epoch milliseconds; null: no row. */
export type Expired = {
  readonly table: string
  readonly rows: number
  readonly oldestAt: number | null
  readonly before: number
  readonly retentionDays: number
  /** What the table is for, in Vietnamese. */
  readonly purpose: string
}

/** Everything the service remembers; test/store/contract.ts says how. Implemented for SQLite (store/sqlite.ts) and PostgreSQL (store/postgres.ts). */
export interface Memory {
  /** Stores the batch in one durable commit; for each message whether it was new. Already known ones are left alone. */
  accept(batch: readonly Message[]): Promise<readonly boolean[]>

  /** Conversations (see conversationId) with messages waiting, longest waiting first. */
  waiting(limit: number): Promise<readonly string[]>

  /**
   * Of each of these conversations, takes the waiting message that is next by the platform's clock (then by arrival) under the
   * lock of the conversation, lets `decide` (pure) answer, and records events, conversation, outgoing answer and the message
   * as done: one transaction for all of them. Of a conversation whose `decide` throws nothing is recorded. One result for
   * each id, in their order.
   */
  turns(conversationIds: readonly string[], decide: Decide): Promise<readonly TurnTaken[]>

  /** Counts a failed try of the earliest waiting message, in a transaction of its own. */
  failed(conversationId: string): Promise<void>

  /** What this message was answered with, if it has been. */
  answerTo(person: Person, messageId: string): Promise<Outgoing | undefined>

  /**
   * Marks up to `limit` answers of these lanes due at `now` as sending, counts the attempt, and returns them: lane by lane, oldest first. Of one
   * person and lane only one at a time, so that answers arrive in order; one that waits for its retry does not hold up the next.
   */
  claimOutgoing(
    channel: string,
    limit: number,
    now: number,
    among?: readonly Lane[],
  ): Promise<readonly Outgoing[]>

  /**
   * Records in one commit how sends ended. The first `unknown` of a reply makes it pending again at once; anything else stays
   * `unknown`. Only answers being sent are touched.
   */
  settle(batch: readonly Settled[]): Promise<void>

  /** Settles as `unknown` what a process that lives no more left `sending`. Returns how many. */
  reclaimOutgoing(): Promise<number>

  /**
   * Makes pending again what was claimed for us on this channel and is not `inHand` (ids): the store took a claim, and could not say so
   * any more. It was never sent.
   */
  letGo(channel: string, inHand: readonly number[]): Promise<void>

  /** Puts something to say in the outbox that answers no message. */
  post(person: Person, lane: Lane, answer: Answer, at: number): Promise<void>

  /**
   * Posts these notices and remembers the fact, both or neither. false, and nothing is done: this is what is remembered already, or
   * somebody else leads since (`term`: see Replicas).
   */
  postOnce(fact: Fact, term: number, notices: readonly Notice[], at: number): Promise<boolean>

  /** Open wishes with an id above `after`, oldest first, at most `limit`. Events (conversation/event.ts) begin and end them. */
  wishes(after: number, limit: number): Promise<readonly Wish[]>

  /**
   * Ends this wish: under the lock of its conversation lets `decide` (pure) say what to tell, and records events, conversation and
   * the notice in the outbox, all in one transaction. undefined: it has ended before, and nothing is recorded.
   */
  tell(wishId: number, at: number, decide: DecideTold): Promise<Outgoing | undefined>

  /** What people wrote to staff. Events (conversation/event.ts) begin and end them. */
  readonly tickets: Tickets

  /** As `tell`, for the reply to the ticket of this id: it is told from then on. undefined too when `decide` tells nothing. */
  tellReply(ticketId: number, at: number, decide: DecideReply): Promise<Outgoing | undefined>

  /** Messages to many. What people follow begins and ends by events (conversation/event.ts). */
  readonly broadcasts: Broadcasts

  /** What members are given to do. */
  readonly duties: Duties

  /**
   * Under the lock of the conversation lets `decide` (pure) say of what to remind; its `reminded` events, the talk and the notice are
   * recorded in one transaction, in which each occasion of a duty and person can be only once. undefined: there is nothing to say, or this is
   * no member (any more).
   */
  remind(person: Person, at: number, decide: DecideRemind): Promise<Outgoing | undefined>

  contact(person: Person): Promise<Contact>

  /** Nothing can be sent to this person as of `at`: what waits for them in lanes other than `reply` is given up. */
  markUnreachable(person: Person, at: number): Promise<void>

  /** A human answers this person until `until`. */
  pause(person: Person, until: number): Promise<void>

  load(): Promise<Load>

  /** Persons answered and answers sent on a channel since `since`. */
  usage(channel: string, since: number): Promise<{ readonly people: number; readonly sent: number }>

  /** Answers given up, newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>

  /** Makes dead letters pending again; returns how many were. `act` is written down in the same transaction, if any was. */
  sendAgain(ids: readonly number[], act?: Act): Promise<number>

  /** Who else serves from this store. */
  readonly replicas: Replicas

  /** A small fact that outlives the process, such as what a platform said of our bot. Never personal data. */
  recall(name: string): Promise<string | undefined>
  remember(name: string, value: string): Promise<void>

  readonly credentials: Credentials

  readonly staff: StaffStore

  /** Civil servants who may see what is for staff in a chat. Events (conversation/event.ts) make them and let them go. */
  readonly members: Members

  /** The latest `limit` lines of the talk with this person, oldest first. */
  transcript(person: Person, limit: number): Promise<readonly Line[]>

  /** Answers to this person with an id above `after`, oldest first, at most 100: ask again after the last. */
  outgoingAfter(person: Person, after: number): Promise<readonly Outgoing[]>

  /** Oldest first; `from` included, `to` excluded (epoch milliseconds). Streams: a year may not fit in memory. */
  events(from: number, to: number): AsyncIterable<StoredEvent>

  /** Everything stored of one person, table by table, as plain rows. */
  exportPerson(person: Person): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>>

  /** Deletes everything stored of one person and returns the number of rows; no byte of it stays in a file of SQLite. */
  erasePerson(person: Person): Promise<number>

  /** Deletes what is past its retention (store/keeping.ts) at `now`, and what erasures left in the file; rows deleted by table. */
  purge(now: number): Promise<Readonly<Record<string, number>>>

  /** What `purge` would delete at `now`, table by table; nothing is changed. */
  expired(now: number): Promise<readonly Expired[]>

  /** true when a write commits and reads back; used by the health check. */
  healthy(): Promise<boolean>

  close(): Promise<void>
}
