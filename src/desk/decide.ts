import type { Answer } from '../conversation/answer.ts'
import { begin, type Conversation, follow } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Known } from '../conversation/known.ts'
import { readMemberCode } from '../conversation/member.ts'
import type { Message } from '../conversation/message.ts'
import type { Turned } from './memory.ts'

export type Replying = {
  /** Pure: the same message, conversation and knowledge of the person give the same answer. */
  readonly respond: (
    message: Message,
    conversation: Conversation,
    known: Known,
  ) => { readonly answer: Answer; readonly events: readonly Event[] }
  /** What a citizen reads when `respond` threw twice. */
  readonly apology: (conversation: Conversation) => Answer
  /** A key for a new conversation (see Conversation.key). */
  readonly newKey: () => string
}

/** What this message does to the conversation; undefined: it begins here. Throws what `respond` throws. */
export function decide(
  replying: Replying,
  message: Message,
  before: Conversation | undefined,
  known: Known,
): Turned {
  const conversation = before ?? begin(replying.newKey(), known.stopped)
  const { answer, events } = replying.respond(message, conversation, known)
  const erase = events.some((event) => event.kind === 'forgotten')
  const after = events.reduce((now, event) => follow(now, event, message.at), conversation)
  return {
    // A forgotten talk has a new key: buttons of the old one are dead.
    conversation: erase ? { ...after, key: replying.newKey() } : after,
    events: erase ? events.map(withoutQuestion) : events,
    answer,
    parked: false,
    erase,
    unkept: holdsCode(message) || events.some((event) => event.kind === 'turned' && event.unkept === true),
  }
}

/** Ends the turn of a message that cannot be answered. Never throws: the queue behind it must move on. */
export function apologise(
  replying: Replying,
  message: Message,
  before: Conversation | undefined,
  { stopped }: Known,
): Turned {
  const conversation = before ?? begin(replying.newKey(), stopped)
  const answer = apologyOrNothing(replying, conversation)
  const event: Event = { kind: 'turned', outcome: answer.outcome, menu: [] }
  return {
    conversation: follow(conversation, event, message.at),
    events: [event],
    answer,
    parked: true,
    erase: false,
    unkept: holdsCode(message),
  }
}

/** Whatever becomes of it, a code is not kept. */
function holdsCode({ said }: Message): boolean {
  return readMemberCode(said) !== undefined
}

function apologyOrNothing({ apology }: Replying, conversation: Conversation): Answer {
  try {
    return apology(conversation)
  } catch {
    return { outcome: 'error-fault', parts: [], basis: [], sources: [], choices: [], buttons: [] }
  }
}

function withoutQuestion(event: Event): Event {
  if (event.kind !== 'turned') return event
  const { question: _, ...rest } = event
  return rest
}
