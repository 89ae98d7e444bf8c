import type { Answer } from '../conversation/answer.ts'
import { begin, type Conversation, follow } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import { faultFields, type Log } from '../lib/log.ts'
import type { Contact, Memory, Told, Wish } from './memory.ts'
import { createRounds, type Telling } from './rounds.ts'

export type TellingOptions = {
  readonly memory: Pick<Memory, 'wishes' | 'contact' | 'tell'>
  /** What to tell whoever made this wish, at `at` (epoch milliseconds); undefined: there is no answer yet. Pure. */
  readonly answer: (wish: Wish, at: number) => Say | undefined
  /** Whether the door of this person lets us write to them now. */
  readonly mayTell: (person: Person, contact: Contact) => boolean
  /** A key for a conversation that was let go since (see Conversation.key). */
  readonly newKey: () => string
  readonly log: Log
  readonly now: () => number
}

type Say = (
  conversation: Conversation,
  at: number,
) => { readonly answer: Answer; readonly events: readonly Event[] }

const pageSize = 100

/**
 * Tries all open wishes when woken, and tells each that can be answered, once. One whose door is closed to us stays for another
 * day. Between two wishes others have their turn: a search takes milliseconds, and hundreds may wait.
 */
export function createTelling(options: TellingOptions): Telling {
  return createRounds((isStopped) => tellAll(options, isStopped), options.log, 'wishes')
}

async function tellAll(options: TellingOptions, isStopped: () => boolean): Promise<void> {
  let told = 0
  for await (const wish of openWishes(options.memory)) {
    if (isStopped()) break
    told += (await tellOne(options, wish)) ? 1 : 0
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (told > 0) options.log.info({ told }, 'told those who wished for an answer')
}

async function* openWishes(memory: TellingOptions['memory']): AsyncGenerator<Wish> {
  for (let last = 0; ; ) {
    const page = await memory.wishes(last, pageSize)
    yield* page
    if (page.length < pageSize) return
    last = page.at(-1)?.id ?? last
  }
}

async function tellOne(options: TellingOptions, wish: Wish): Promise<boolean> {
  const { memory, mayTell, newKey, now } = options
  const say = tryAnswer(options, wish)
  if (!say || !mayTell(wish.person, await memory.contact(wish.person))) return false
  const at = now()
  const notice = await memory.tell(wish.id, at, (before, stopped) =>
    follows(before ?? begin(newKey(), stopped), say, at),
  )
  return notice !== undefined
}

/** One question that cannot even be tried must not keep the others waiting. */
function tryAnswer({ answer, log, now }: TellingOptions, wish: Wish): Say | undefined {
  try {
    return answer(wish, now())
  } catch (error) {
    log.error({ ...faultFields(error), channel: wish.person.channel }, 'a wish could not be tried')
    return undefined
  }
}

function follows(conversation: Conversation, say: Say, at: number): Told {
  const { answer, events } = say(conversation, at)
  return { conversation: events.reduce((now, event) => follow(now, event, at), conversation), events, answer }
}
