import type { Answer } from '../conversation/answer.ts'
import type { Audience } from '../conversation/audience.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import type { News } from '../conversation/news.ts'
import type { Outgoing } from './outgoing.ts'
import type { Act } from './staff.ts'

/**
 * `draft` → `proposed` (waits for a second person) → `countdown` (may still be called off) → `freezing` (recipients are being listed) →
 * `sending` → `done`. `cancelled`: before anything was sent. `stopped`: after.
 */
export const broadcastStates = [
  'draft',
  'proposed',
  'countdown',
  'freezing',
  'sending',
  'done',
  'cancelled',
  'stopped',
] as const
export type BroadcastState = (typeof broadcastStates)[number]

/** `skipped`: did not want it any more, or cannot be written to. `unknown`: may have arrived; not sent again by itself. */
export const recipientStates = ['waiting', 'sending', 'sent', 'skipped', 'unknown', 'failed'] as const
export type RecipientState = (typeof recipientStates)[number]

/** Stands for a name where a change of content is told by itself: no account can be called so. */
export const automatic = '*'

export type Draft = { readonly audience: Audience; readonly news: News }

/** A message to many. Instants are epoch milliseconds. */
export type Broadcast = Draft & {
  readonly id: number
  readonly at: number
  readonly state: BroadcastState
  /** Account that wrote it last, or `automatic`. */
  readonly madeBy: string
  readonly approvedBy: string | null
  readonly startsAt: number | null
  /** Recipients listed; 0 before. */
  readonly people: number
  readonly endedAt: number | null
  readonly endedBy: string | null
}

/** So many recipients of a channel stand so. */
export type Progress = {
  readonly channel: string
  readonly state: RecipientState
  readonly reason: string | null
  readonly count: number
}

/** Somebody of an audience, and when they last wrote; `id`: ask for the next page after the last. */
export type Recipient = { readonly id: number; readonly person: Person; readonly heardAt: number | null }

/** What to tell this person. Pure. `stopped`: they said «Dừng» once, should their conversation begin here. */
export type DecideNews = (
  broadcast: Broadcast,
  person: Person,
  conversation: Conversation | undefined,
  stopped: boolean,
) => { readonly conversation: Conversation; readonly events: readonly Event[]; readonly answer: Answer }

/** Pure. `pending`: a change of the same entry that is not on its way yet and is called off by this; undefined: nothing to tell. */
export type DecideChange = (pending: News | undefined) => News | undefined

/** The row of the audit log for what is done to this broadcast: `who` of it is who did it, and `at` when. */
export type ActOn = (target: string) => Act

/**
 * Messages to many; store/broadcasts.ts implements it. What somebody does is written down in the transaction in which it is done: neither
 * is there without the other. Each that returns a boolean says whether it was so that it could be done; if not, nothing is written.
 */
export type Broadcasts = {
  draft(draft: Draft, act: ActOn): Promise<number>
  /** While it is a draft; who does it has written it from then on. */
  revise(id: number, draft: Draft, act: ActOn): Promise<boolean>
  propose(id: number, act: ActOn): Promise<boolean>
  /** Back to its writer. */
  refuse(id: number, act: ActOn): Promise<boolean>
  /** Never by who wrote it. Sending begins at `startsAt`. */
  approve(id: number, startsAt: number, act: ActOn): Promise<boolean>
  /** Cancels it, or stops it where it stands: nothing more is begun. */
  end(id: number, act: ActOn): Promise<boolean>
  /** Ends all that is approved or under way; their ids. */
  endAll(act: ActOn): Promise<readonly number[]>
  /** Sends once more where nobody knows whether it arrived; how many. */
  sendUnknownAgain(id: number, act: ActOn): Promise<number>

  find(id: number): Promise<Broadcast | undefined>
  /** Newest first, with an id below `before`. */
  list(limit: number, before?: number): Promise<readonly Broadcast[]>
  progress(id: number): Promise<readonly Progress[]>
  /** Of this audience at `now`, with an id above `after`. */
  recipients(audience: Audience, now: number, after: number, limit: number): Promise<readonly Recipient[]>

  /**
   * One step of what goes on by itself, in short transactions: starts what is due, lists recipients chunk by chunk, notes how sends ended,
   * ends what is finished. true: there is more to do at once. Each step is all done or not at all, so a process that dies loses none.
   */
  advance(now: number): Promise<boolean>
  /**
   * Begins sends of mass messages of this channel, at most `limit`: recipients that wait and still want it become outbox rows in state
   * `sending`, with their conversations, in one transaction. Who does not want it any more, or cannot be written to, is skipped.
   * Retries that are due come first, and are looked at alike.
   */
  claim(channel: string, limit: number, now: number, say: DecideNews): Promise<readonly Outgoing[]>

  /** JSON of what followers of each entry were last told. */
  toldFacts(): Promise<ReadonlyMap<string, string>>
  /** Facts of entries that nobody was told about, as a beginning. */
  noteFacts(facts: readonly { readonly entry: string; readonly facts: string }[], at: number): Promise<void>
  /**
   * As of the act, notes these facts of an entry and what is to be told of them from `startsAt` on: never twice, never not. The id of
   * what will be told; undefined: nothing, or nobody follows it.
   */
  change(
    entry: string,
    facts: string,
    startsAt: number,
    decide: DecideChange,
    act: ActOn,
  ): Promise<number | undefined>
}
