import { begin, type Conversation } from '../conversation/conversation.ts'
import type { Work } from '../conversation/duty.ts'
import type { Member } from '../conversation/member.ts'
import type { Person } from '../conversation/message.ts'
import type { Ticket } from '../conversation/ticket.ts'
import { type Entry, findEntry } from '../knowledge/knowledge.ts'
import { quoted } from '../lib/shorten.ts'
import type { Library, Reply } from './intent.ts'
import { remind } from './remind.ts'
import { text } from './reply.ts'
import { hear, nobody, respond } from './respond.ts'
import { show } from './show.ts'
import { markStaffs } from './staff-only.ts'
import { replyNotice } from './ticket.ts'

/** What somebody asked in this turn and wishes to be told. */
type Wished = { readonly person: Person; readonly turn: number; readonly question: string }

/** What is told in a conversation, at `at` (epoch milliseconds). */
export type Tell = (conversation: Conversation, at: number) => Reply

/** What to tell whoever wished for an answer, if this library has one and is sure of it; undefined: not yet. Pure. */
export function answerWish(
  library: Library,
  { person, turn, question }: Wished,
  at: number,
): Tell | undefined {
  const asked = { id: '', person, said: { kind: 'text', text: question }, at } as const
  const { outcome, entry: id, confidence = 0 } = respond(library, asked, begin(nobody)).answer
  const entry = id === undefined ? undefined : findEntry(library.knowledge, id)
  if (!entry || outcome !== 'answered') return undefined
  return (conversation, now) =>
    tell(library, { person, turn, question }, { entry, confidence }, conversation, now)
}

/** What to tell whoever wrote this ticket, once staff replied to it. Pure. */
export function tellOfReply(
  library: Library,
  person: Person,
  ticket: Ticket,
  conversation: Conversation,
  at: number,
): Reply {
  return replyNotice(hear(library, { id: '', person, said: { kind: 'opened' }, at }, conversation), ticket)
}

/** What a member is reminded of at `at`; undefined: of nothing. Pure. */
export function tellOfDuties(
  library: Library,
  person: Person,
  member: Member,
  work: Work,
  conversation: Conversation,
  at: number,
): Reply | undefined {
  const opened = { id: '', person, said: { kind: 'opened' }, at } as const
  const heard = hear(library, opened, conversation, undefined, { member, work })
  const said = remind(heard)
  return said && markStaffs(library, heard, said)
}

/** The first answer about the entry, as a turn that we begin: its buttons and «bao nhiêu tiền?» work as after any answer. */
function tell(
  library: Library,
  { person, turn, question }: Wished,
  { entry, confidence }: { readonly entry: Entry; readonly confidence: number },
  conversation: Conversation,
  at: number,
): Reply {
  const heard = hear(library, { id: '', person, said: { kind: 'opened', entry: entry.id }, at }, conversation)
  const { answer, events } = show(heard, entry, { asked: [], confidence })
  const outcome = 'notice'
  return {
    answer: {
      ...answer,
      outcome,
      parts: [...text(heard.words.wish.told(quoted(question))), ...answer.parts],
    },
    events: [
      { kind: 'wish-ended', turn, how: 'told' },
      ...events.map((event) => (event.kind === 'turned' ? ({ ...event, outcome } as const) : event)),
    ],
  }
}
