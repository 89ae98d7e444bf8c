import type { Button, Part } from '../conversation/answer.ts'
import type { Audience } from '../conversation/audience.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Person } from '../conversation/message.ts'
import type { News } from '../conversation/news.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { changedLines } from './card/changed-facts.ts'
import { nameOf } from './follow.ts'
import type { Heard, Library, Reply } from './intent.ts'
import { button, reply, shortName, text } from './reply.ts'
import { hear } from './respond.ts'

/** What whom is told. */
export type Told = { readonly audience: Audience; readonly news: News }

/** What to tell this person, as a turn that we begin, at `at` (epoch milliseconds): with its source, why they get it, and how to stop. Pure. */
export function tellNews(
  library: Library,
  person: Person,
  { audience, news }: Told,
  conversation: Conversation,
  at: number,
): Reply {
  const heard = hear(library, { id: '', person, said: { kind: 'opened' }, at }, conversation)
  const told = reply(heard, {
    outcome: 'notice',
    parts: [...partsOf(heard, news), ...text(whyOf(heard, audience))],
    sources: news.kind === 'announcement' ? [news.source] : news.sources,
    ...entryOf(heard, news),
    buttons: [...showButton(heard, news), ...stopButton(heard, audience)],
  })
  return audience.kind === 'members' ? forStaff(told) : told
}

function whyOf(heard: Heard, audience: Audience): string {
  const { follow: said, member } = heard.words
  return audience.kind === 'members' ? member.why : said.why(nameOf(heard, audience) ?? said.gone)
}

/** Who is a civil servant is told as such: nobody stops that but by being none any more. */
function stopButton(heard: Heard, audience: Audience): Button[] {
  if (audience.kind === 'members') return []
  return [
    button(heard, heard.words.follow.stop, { kind: 'follow', does: 'stop', subject: audience }, 'detail'),
  ]
}

/** Withheld from whoever is no member any more, and no figure of citizens. */
function forStaff({ answer, events }: Reply): Reply {
  return {
    answer: { ...answer, staff: true },
    events: events.map((event) => (event.kind === 'turned' ? { ...event, staff: true } : event)),
  }
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
