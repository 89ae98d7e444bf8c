import type { Button, Part } from '../conversation/answer.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Person } from '../conversation/message.ts'
import type { News } from '../conversation/news.ts'
import type { Subject } from '../conversation/subscription.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { changedLines } from './card/changed-facts.ts'
import { nameOf } from './follow.ts'
import type { Heard, Library, Reply } from './intent.ts'
import { button, reply, shortName, text } from './reply.ts'
import { hear } from './respond.ts'

/** What followers of a subject are told. */
export type Told = { readonly audience: Subject; readonly news: News }

/** What to tell this person, as a turn that we begin, at `at` (epoch milliseconds): with its source, why they get it, and how to stop. Pure. */
export function tellNews(
  library: Library,
  person: Person,
  { audience, news }: Told,
  conversation: Conversation,
  at: number,
): Reply {
  const heard = hear(library, { id: '', person, said: { kind: 'opened' }, at }, conversation)
  const { follow: said } = heard.words
  const stop = button(heard, said.stop, { kind: 'follow', does: 'stop', subject: audience }, 'detail')
  return reply(heard, {
    outcome: 'notice',
    parts: [...partsOf(heard, news), ...text(said.why(nameOf(heard, audience) ?? said.gone))],
    sources: news.kind === 'announcement' ? [news.source] : news.sources,
    ...entryOf(heard, news),
    buttons: [...showButton(heard, news), stop],
  })
}

function partsOf({ words }: Heard, news: News): Part[] {
  if (news.kind === 'announcement')
    return [{ kind: 'title', text: news.title }, ...text(...news.text.split(/\n+/))]
  const { before, after } = changedLines(news.before, news.after, words)
  const { follow: said } = words
  return [{ kind: 'title', text: said.changed(news.name) }, ...text(said.before(before), said.after(after))]
}

/** «Bao nhiêu tiền?» is then about what changed. */
function entryOf({ knowledge }: Heard, news: News): { entry?: string } {
  return news.kind === 'change' && findEntry(knowledge, news.entry) ? { entry: news.entry } : {}
}

function showButton(heard: Heard, news: News): Button[] {
  const entry = news.kind === 'change' ? findEntry(heard.knowledge, news.entry) : undefined
  return entry ? [button(heard, shortName(entry, heard), { kind: 'show', entry: entry.id })] : []
}
