import { begin, type Conversation } from '../conversation/conversation.ts'
import { noWork } from '../conversation/duty.ts'
import { type Known, nothingKnown } from '../conversation/known.ts'
import { isPrivate, type Message, type Said } from '../conversation/message.ts'
import { today } from '../lib/day.ts'
import type { Found } from '../search/search.ts'
import { wordsFor } from '../words/words.ts'
import { besideOwnWords } from './beside-own-words.ts'
import type { Heard, Library, Manner, Reply } from './intent.ts'
import { intents } from './intents.ts'
import { withholdStories } from './lawful.ts'
import { tellReminders } from './remind.ts'
import { inEnglish, looksEnglish } from './speak.ts'
import { markStaffs } from './staff-only.ts'
import { tellReplies } from './ticket.ts'
import { unknown } from './unknown.ts'
import { settleWish } from './wish.ts'
import { tellWish } from './wish-news.ts'

/** A page or a terminal that says by itself who speaks, and is gone when it is closed. */
const plain: Manner = { introduce: false, tellLater: false }

/** What we say to a message. Pure: the same library, message, conversation, manner and knowledge of the person give the same reply. */
export function respond(
  library: Library,
  message: Message,
  conversation: Conversation,
  manner: Manner = plain,
  known: Partial<Known> = {},
): Reply {
  const heard = hear(library, message, conversation, manner, known)
  const isNewcomer = conversation.language === 'vi' && looksEnglish(heard.text)
  const said = besideOwnWords(heard, isNewcomer ? inEnglish(heard, answer) : answer(heard))
  const settled = withholdStories(heard, settleWish(heard, said))
  const news = tellReplies(heard, tellWish(heard, settled, anew(library, message, conversation)))
  const told = tellReminders(heard, news)
  const reply = markStaffs(library, heard, told)
  return manner.introduce && conversation.turns === 0 ? introduced(heard, reply) : reply
}

/** No talk has this key. */
export const nobody = '------'

function anew(library: Library, { person, at }: Message, conversation: Conversation) {
  const message = (said: Said): Message => ({ id: '', person, said, at })
  return {
    answer: (text: string) => respond(library, message({ kind: 'text', text }), begin(nobody)).answer,
    opened: (entry: string) => hear(library, message({ kind: 'opened', entry }), conversation),
  }
}

/** Whoever asks before saying hello must know all the same that nobody human answers, and what never to send. */
function introduced(heard: Heard, reply: Reply): Reply {
  const { answer } = reply
  if (answer.outcome === 'smalltalk-greeting') return reply
  const { greeting } = wordsFor(answer.language ?? heard.words.language)
  const notice = { kind: 'text', text: greeting.introduction(heard.knowledge.office.name) } as const
  return { ...reply, answer: { ...answer, parts: [notice, ...answer.parts] } }
}

function answer(heard: Heard): Reply {
  for (const intent of intents) {
    const reply = intent(heard)
    if (reply) return reply
  }
  return unknown(heard)
}

export function hear(
  library: Library,
  message: Message,
  conversation: Conversation,
  manner: Manner = plain,
  known: Partial<Known> = {},
): Heard {
  const { member, work, claim, tickets, subscriptions } = { ...nothingKnown, ...known }
  const { said, person } = message
  const text = said.kind === 'text' ? said.text : ''
  const isMember = member !== undefined && isPrivate(person) && message.at < member.until
  const { knowledge, search } = (isMember && library.staff) || library
  return {
    knowledge,
    search,
    ...(isMember ? { member, work: work ?? noWork } : {}),
    ...(claim && isPrivate(person) ? { claim } : {}),
    manner,
    message,
    conversation,
    tickets,
    subscriptions,
    text,
    words: wordsFor(conversation.language),
    today: today(message.at, knowledge.office.timeZone),
    found: text === '' || (said.kind === 'text' && said.cut) ? nothing : search.find(text),
  }
}

const nothing: Found = {
  hits: [],
  facets: [],
  confidence: 0,
  verdict: 'unknown',
  inTalk: 'unknown',
  hasTopic: false,
  talk: undefined,
  sounds: undefined,
  outOfScope: false,
  generic: true,
  corrections: [],
  duty: { cues: [], units: [], rest: '' },
}
