import type { Answer } from '../conversation/answer.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Work } from '../conversation/duty.ts'
import type { Event } from '../conversation/event.ts'
import type { Member, Standing } from '../conversation/member.ts'
import type { Message } from '../conversation/message.ts'
import type { Subscription } from '../conversation/subscription.ts'
import type { Ticket } from '../conversation/ticket.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Found, Search } from '../search/search.ts'
import type { Words } from '../words/words.ts'

/** Knowledge and the index made from it. */
export type Stacks = {
  readonly knowledge: Knowledge
  readonly search: Search
}

/**
 * The knowledge in force and the index made from it; swapped whole when content is reloaded. Nothing in it is for staff alone. `staff`: all of it
 * and what is for staff besides, which only `hear` hands out, to members; absent: nothing is for staff alone.
 */
export type Library = Stacks & { readonly staff?: Stacks }

/**
 * What the door is like. `introduce`: it shows no welcome of its own, so the first answer of a talk says who speaks.
 * `tellLater`: it can write to this person by itself, after the talk. `ticketCode`: drawn for this turn, for words that staff will
 * read; absent where no words reach them. `qualityPage`: where everybody may see how well people are served; absent: nowhere.
 */
export type Manner = {
  readonly introduce: boolean
  readonly tellLater: boolean
  readonly ticketCode?: string
  readonly qualityPage?: string
  /** The person is whoever holds a browser, not an account of a platform. */
  readonly browser?: true
}

/** Everything an intent may look at. `knowledge` and `search` are those that this person may see. */
export type Heard = Stacks & {
  readonly manner: Manner
  /** Present for who may see what is for staff, and in private only. */
  readonly member?: Member
  /** Of the member: what their unit has said of its duties, and what they were reminded of. */
  readonly work?: Work
  /** What the code just sent is worth. */
  readonly claim?: Standing['claim']
  readonly message: Message
  readonly conversation: Conversation
  readonly words: Words
  /** What this person wrote to staff, newest first. */
  readonly tickets: readonly Ticket[]
  /** What this person follows, oldest first. */
  readonly subscriptions: readonly Subscription[]
  /** The office's date, 2026-11-23. */
  readonly today: string
  /** What was typed; empty for anything but text. */
  readonly text: string
  /** What `text` was understood to ask. */
  readonly found: Found
}

export type Reply = { readonly answer: Answer; readonly events: readonly Event[] }

/** Understands and answers one thing a person may want; undefined: «not mine». Pure. */
export type Intent = (heard: Heard) => Reply | undefined
