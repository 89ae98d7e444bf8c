import type { Channel } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Message, Person } from './conversation/message.ts'
import { createDutyDigest } from './desk/duty-digest.ts'
import type { Contact } from './desk/memory.ts'
import type { Telling } from './desk/rounds.ts'
import { createTelling } from './desk/tell.ts'
import { createReplyTelling } from './desk/tell-replies.ts'
import type { House } from './doors.ts'
import { digestRound } from './intents/digest-time.ts'
import type { Manner } from './intents/intent.ts'
import { answerWish, tellOfDuties, tellOfReply } from './intents/told.ts'
import { newKey, newTicketCode } from './key.ts'
import { qualityPath } from './quality.ts'

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

/** Tells people what staff replied to their tickets, while their door is open to us. */
export function openReplyTelling({ memory, shelf, log }: House, doors: readonly Channel[]): Telling {
  return createReplyTelling({
    memory,
    say: ({ person, ticket }, conversation, at) =>
      tellOfReply(shelf.library(), person, ticket, conversation, at),
    mayTell: (person, contact) => mayTell(doors, person, contact),
    newKey,
    log,
    now: Date.now,
  })
}

/** To be called now and then: reminds members of what falls due, each morning of a working day. */
export function openDutyDigest(
  { memory, shelf, log }: House,
  doors: readonly Channel[],
): () => Promise<void> {
  return createDutyDigest({
    memory,
    round: (at) => digestRound(shelf.library(), at),
    say: (person, member, work, conversation, at) =>
      tellOfDuties(shelf.library(), person, member, work, conversation, at),
    mayTell: (person, contact) => mayTell(doors, person, contact),
    newKey,
    log,
    now: Date.now,
  })
}

/** How the door is by which this message came. One that is not open yet promises nothing. */
export function mannerOf(
  { person, at }: Message,
  doors: readonly Channel[],
  { publicQuality, publicUrl }: Pick<Config, 'publicQuality' | 'publicUrl'>,
): Manner {
  const justHeard: Contact = { heardAt: at, unreachableSince: null, pausedUntil: null }
  return {
    introduce: person.channel !== 'web',
    ...(person.channel === 'web' ? { browser: true } : {}),
    tellLater: mayTell(doors, person, justHeard),
    ticketCode: newTicketCode(),
    ...(publicQuality && publicUrl !== undefined ? { qualityPage: `${publicUrl}${qualityPath}` } : {}),
  }
}

function mayTell(doors: readonly Channel[], person: Person, contact: Contact): boolean {
  return doors.find(({ channel }) => channel === person.channel)?.mayTell(person, contact) ?? false
}
