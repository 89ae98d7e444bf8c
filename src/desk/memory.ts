import type { Answer } from '../conversation/answer.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Message, Person } from '../conversation/message.ts'

/** Replies go before notices, notices before mass messages. */
export const lanes = ['reply', 'notice', 'bulk'] as const
export type Lane = (typeof lanes)[number]

/** One answer on its way to a person. `id` grows with time; `inReplyTo` is the id of the message it answers. */
export type Outgoing = {
  readonly id: number
  readonly person: Person
  readonly lane: Lane
  readonly answer: Answer
  readonly inReplyTo: string | null
  readonly attempts: number
  readonly at: number
}

/**
 * How a send ended. `unknown`: it may or may not have arrived. `retryAt` is epoch milliseconds, as the platform asked; 0 when it
 * did not say.
 */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'later'; readonly retryAt: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** How the send of the answer `id` ended. */
export type Settled = { readonly id: number; readonly sent: Sent }

/** What a turn decided. `parked`: the message could not be answered and waits for a human. */
export type Turned = {
  readonly conversation: Conversation
  readonly events: readonly Event[]
  readonly answer: Answer
  readonly parked: boolean
  /** Erase everything known of this person, what this message said included, before recording this turn. */
  readonly erase: boolean
}

export type StoredEvent = {
  readonly id: number
  readonly person: Person
  readonly at: number
  readonly event: Event
}

/** One line of a talk, oldest first. */
export type Line =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'answered'; readonly outgoing: Outgoing }

/** Everything the service remembers; test/store/contract.ts says how. SQLite implements it (store/sqlite.ts). */
export interface Memory {
  /** Stores the batch in one durable commit; for each message whether it was new. Already known ones are left alone. */
  accept(batch: readonly Message[]): Promise<readonly boolean[]>

  /** Conversations (see conversationId) with messages waiting, longest waiting first. */
  waiting(limit: number): Promise<readonly string[]>

  /**
   * Takes the oldest waiting message of the conversation under its lock, lets `decide` (pure) answer, and records events,
   * conversation, outgoing answer and the message as done: all in one transaction, or nothing when `decide` throws.
   * undefined: nothing was waiting.
   */
  turn(
    conversationId: string,
    decide: (message: Message, conversation: Conversation | undefined, tries: number) => Turned,
  ): Promise<Outgoing | undefined>

  /** Counts a failed try of the oldest waiting message, in a transaction of its own. */
  failed(conversationId: string): Promise<void>

  /** What this message was answered with, if it has been. */
  answerTo(person: Person, messageId: string): Promise<Outgoing | undefined>

  /**
   * Marks up to `limit` answers due at `now` as sending, counts the attempt, and returns them: lane by lane, oldest first. Of one
   * person and lane only one at a time, so that answers arrive in order; one that waits for its retry does not hold up the next.
   */
  claimOutgoing(channel: string, limit: number, now: number): Promise<readonly Outgoing[]>

  /**
   * Records in one commit how sends ended. The first `unknown` of a reply makes it pending again at once; anything else stays
   * `unknown`. Only answers being sent are touched.
   */
  settle(batch: readonly Settled[]): Promise<void>

  /** Settles as `unknown` what a process that died left `sending`. Returns how many. */
  reclaimOutgoing(): Promise<number>

  /** The latest `limit` lines of the talk with this person, oldest first. */
  transcript(person: Person, limit: number): Promise<readonly Line[]>

  /** Answers to this person with an id above `after`, oldest first, at most 100: ask again after the last. */
  outgoingAfter(person: Person, after: number): Promise<readonly Outgoing[]>

  /** Oldest first; `from` included, `to` excluded (epoch milliseconds). Streams: a year may not fit in memory. */
  events(from: number, to: number): AsyncIterable<StoredEvent>

  /** Everything stored of one person, table by table, as plain rows. */
  exportPerson(person: Person): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>>

  /** Deletes everything stored of one person and returns the number of rows; no byte of it stays in the file. */
  erasePerson(person: Person): Promise<number>

  /** Deletes what is past its retention (store/schema.ts) at `now`, and what erasures left in the file; rows deleted by table. */
  purge(now: number): Promise<Readonly<Record<string, number>>>

  /** true when a write commits and reads back; used by the health check. */
  healthy(): Promise<boolean>

  close(): Promise<void>
}
