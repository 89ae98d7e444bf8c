import type { Answer, Cited } from '../conversation/answer.ts'
import { unansweredOf } from '../conversation/conversation.ts'
import { type Entry, findEntry } from '../knowledge/knowledge.ts'
import { quoted } from '../lib/shorten.ts'
import type { Heard, Reply } from './intent.ts'
import { button, shortName, text } from './reply.ts'
import { show } from './show.ts'

export type Anew = {
  /** What this question is answered with by itself, outside any talk. */
  readonly answer: (question: string) => Answer
  /** As heard in this talk, had the person only opened the entry. */
  readonly opened: (entry: string) => Heard
}

/**
 * Whoever wished for an answer and could not be written to hears it first when they write again: one wish a turn, the oldest that can
 * be answered now. Ending it is recorded with the turn, so whoever else would tell it finds nothing (desk/tell.ts).
 */
export function tellWish(heard: Heard, said: Reply, anew: Anew): Reply {
  const { answer, events } = said
  const isNoTime = answer.outcome === 'continued' || answer.outcome === 'smalltalk-emergency'
  if (isNoTime || events.some(({ kind }) => kind === 'forgotten' || kind === 'wish-ended')) return said
  for (const { turn, question, wished } of unansweredOf(heard.conversation)) {
    const entry = wished && entryFor(heard, question, anew)
    if (!entry) continue
    const told = { kind: 'wish-ended', turn, how: 'told' } as const
    // Whoever asks the same in other words has just been answered.
    const reply = answer.entry === entry.id ? said : withNews(heard, said, { entry, question }, anew)
    return { answer: reply.answer, events: [told, ...reply.events] }
  }
  return said
}

function entryFor({ knowledge }: Heard, question: string, anew: Anew): Entry | undefined {
  const { outcome, entry } = anew.answer(question)
  return outcome === 'answered' && entry !== undefined ? findEntry(knowledge, entry) : undefined
}

type Found = { readonly entry: Entry; readonly question: string }

/** The first answer about the entry, then what has just been said; more of the entry is behind the last button. */
function withNews(heard: Heard, { answer, events }: Reply, { entry, question }: Found, anew: Anew): Reply {
  const news = show(anew.opened(entry.id), entry, { asked: [] }).answer
  const more = button(heard, shortName(entry, heard), { kind: 'show', entry: entry.id }, 'detail')
  return {
    answer: {
      ...answer,
      parts: [...text(heard.words.wish.told(quoted(question))), ...news.parts, ...answer.parts],
      basis: [...new Set([...news.basis, ...answer.basis])],
      sources: distinct([...news.sources, ...answer.sources]),
      buttons: [...answer.buttons, more],
    },
    events: events.map((event) =>
      event.kind === 'turned' ? { ...event, menu: [...event.menu, more.data] } : event,
    ),
  }
}

function distinct(sources: readonly Cited[]): Cited[] {
  return [...new Map(sources.map((each) => [JSON.stringify(each), each])).values()]
}
