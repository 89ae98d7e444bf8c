import type { Answer } from '../conversation/answer.ts'
import { begin, type Conversation, follow } from '../conversation/conversation.ts'
import type { Work } from '../conversation/duty.ts'
import type { Event } from '../conversation/event.ts'
import type { Member } from '../conversation/member.ts'
import { conversationId, type Person } from '../conversation/message.ts'
import { faultFields, type Log } from '../lib/log.ts'
import type { Contact, Memory, Told } from './memory.ts'

export type DutyDigestOptions = {
  readonly memory: Pick<Memory, 'duties' | 'remind' | 'contact'>
  /** Changes with every digest: its day, and the content in force. undefined: this is no time to remind anybody. */
  readonly round: (at: number) => string | undefined
  /** What to remind this member of; undefined: nothing. Pure. */
  readonly say: (
    person: Person,
    member: Member,
    work: Work,
    conversation: Conversation,
    at: number,
  ) => { readonly answer: Answer; readonly events: readonly Event[] } | undefined
  /** Whether the door of this person lets us write to them now. */
  readonly mayTell: (person: Person, contact: Contact) => boolean
  /** A key for a conversation that was let go since (see Conversation.key). */
  readonly newKey: () => string
  readonly log: Log
  readonly now: () => number
}

/**
 * To be called now and then: on the morning of a working day each member hears of what falls due, each reminder once. Whose door is
 * closed hears of it when they write next (intents/remind.ts). Who was looked at in this round is not again, until the process begins anew;
 * what keeps a reminder from being sent twice is the store.
 */
export function createDutyDigest(options: DutyDigestOptions): () => Promise<void> {
  const { memory, round, log, now } = options
  let looked: { readonly round: string; readonly people: Set<string> } | undefined
  return async () => {
    const current = round(now())
    if (current === undefined) return
    if (looked?.round !== current) looked = { round: current, people: new Set() }
    const { people } = looked
    let told = 0
    for (const person of await memory.duties.seats(now())) {
      const key = conversationId(person)
      if (people.has(key)) continue
      try {
        const ended = await remindOne(options, person)
        if (ended !== 'closed') people.add(key)
        if (ended === 'told') told += 1
      } catch (error) {
        log.error(
          { ...faultFields(error), channel: person.channel },
          'a member was not reminded, the next round tries again',
        )
      }
    }
    if (told > 0) log.info({ told }, 'reminded of duties')
  }
}

async function remindOne(options: DutyDigestOptions, person: Person): Promise<'told' | 'nothing' | 'closed'> {
  const { memory, mayTell, newKey, now, say } = options
  const at = now()
  if (!mayTell(person, await memory.contact(person))) return 'closed'
  const notice = await memory.remind(person, at, (before, stopped, member, work): Told | undefined => {
    const conversation = before ?? begin(newKey(), stopped)
    const said = say(person, member, work, conversation, at)
    return (
      said && {
        ...said,
        conversation: said.events.reduce((then, event) => follow(then, event, at), conversation),
      }
    )
  })
  return notice ? 'told' : 'nothing'
}
