import type { Shared } from '../conversation/answer.ts'
import { begin } from '../conversation/conversation.ts'
import { entryName, findEntry } from '../knowledge/knowledge.ts'
import type { Library } from './intent.ts'
import { hear } from './respond.ts'
import { show } from './show.ts'

/** Procedures and guides that may be meant by `text`, best first; what is often asked when nothing was typed yet. Pure. */
export function share(library: Library, text: string, at: number): readonly Shared[] {
  const { knowledge, search } = library
  const ids = text === '' ? knowledge.office.oftenAsked : search.find(text).hits.map((hit) => hit.entry)
  return ids.flatMap((id) => shared(library, id, at))
}

function shared(library: Library, id: string, at: number): Shared[] {
  const entry = findEntry(library.knowledge, id)
  if (!entry || (entry.kind !== 'procedure' && entry.kind !== 'guide')) return []
  const message = {
    id: '',
    person: { channel: 'web', id: '' },
    said: { kind: 'opened', entry: id },
    at,
  } as const
  const { answer } = show(hear(library, message, begin('------')), entry, { asked: [] })
  const { summary } = entry.kind === 'procedure' ? entry.procedure : entry.guide
  return [{ entry: id, title: entryName(entry), summary, answer: { ...answer, buttons: [] } }]
}
