import type { Channel } from './channels/channel.ts'
import type { Message, Person } from './conversation/message.ts'
import type { Contact } from './desk/memory.ts'
import { createTelling, type Telling } from './desk/tell.ts'
import type { House } from './doors.ts'
import type { Manner } from './intents/intent.ts'
import { answerWish } from './intents/told.ts'
import { newKey } from './key.ts'

/** Tells whoever wished for an answer, once the content in force has one and their door is open to us. */
export function openTelling({ memory, shelf, log }: House, doors: readonly Channel[]): Telling {
  const telling = createTelling({
    memory,
    answer: (wish, at) => answerWish(shelf.library(), wish, at),
    mayTell: (person, contact) => mayTell(doors, person, contact),
    newKey,
    log,
    now: Date.now,
  })
  shelf.whenLoaded(telling.wake)
  void shelf.ready.then(telling.wake)
  return telling
}

/** How the door is by which this message came. One that is not open yet promises nothing. */
export function mannerOf({ person, at }: Message, doors: readonly Channel[]): Manner {
  const justHeard: Contact = { heardAt: at, unreachableSince: null, pausedUntil: null }
  return { introduce: person.channel !== 'web', tellLater: mayTell(doors, person, justHeard) }
}

function mayTell(doors: readonly Channel[], person: Person, contact: Contact): boolean {
  return doors.find(({ channel }) => channel === person.channel)?.mayTell(person, contact) ?? false
}
