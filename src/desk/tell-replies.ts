import type { Answer } from '../conversation/answer.ts'
import { askingOf, begin, type Conversation, follow } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import type { Log } from '../lib/log.ts'
import type { Contact, Memory, Told } from './memory.ts'
import { createRounds, type Telling } from './rounds.ts'
import type { Reply } from './tickets.ts'

export type ReplyTellingOptions = {
  readonly memory: Pick<Memory, 'tickets' | 'contact' | 'tellReply'>
  /** What to say of this reply, at `at` (epoch milliseconds). Pure. */
  readonly say: (
    reply: Reply,
    conversation: Conversation,
    at: number,
  ) => { readonly answer: Answer; readonly events: readonly Event[] }
  /** Whether the door of this person lets us write to them now. */
  readonly mayTell: (person: Person, contact: Contact) => boolean
  /** A key for a conversation that was let go since (see Conversation.key). */
  readonly newKey: () => string
  readonly log: Log
  readonly now: () => number
}

const pageSize = 100

/**
 * Tells what staff replied, once. Whose door is closed, and who said «Dừng», is told when they write next (intents/ticket.ts).
 */
export function createReplyTelling(options: ReplyTellingOptions): Telling {
  return createRounds((isStopped) => tellAll(options, isStopped), options.log, 'replies')
}

async function tellAll(options: ReplyTellingOptions, isStopped: () => boolean): Promise<void> {
  const { tickets } = options.memory
  let told = 0
  for (let last = 0; ; ) {
    const page = await tickets.replied(last, pageSize)
    for (const reply of page) {
      if (isStopped()) return
      told += (await tellOne(options, reply)) ? 1 : 0
    }
    if (page.length < pageSize) break
    last = page.at(-1)?.id ?? last
  }
  if (told > 0) options.log.info({ told }, 'told what staff replied')
}

async function tellOne(options: ReplyTellingOptions, reply: Reply): Promise<boolean> {
  const { memory, mayTell, newKey, now } = options
  if (!mayTell(reply.person, await memory.contact(reply.person))) return false
  const at = now()
  const notice = await memory.tellReply(reply.id, at, (before, stopped) =>
    follows(options, reply, before ?? begin(newKey(), stopped), at),
  )
  return notice !== undefined
}

function follows(
  { say }: ReplyTellingOptions,
  reply: Reply,
  conversation: Conversation,
  at: number,
): Told | undefined {
  if (askingOf(conversation).stopped) return undefined
  const { answer, events } = say(reply, conversation, at)
  return { conversation: events.reduce((now, event) => follow(now, event, at), conversation), events, answer }
}
