import { findEntry } from '../knowledge/knowledge.ts'
import type { Procedure } from '../knowledge/schema.ts'
import type { Heard, Intent } from './intent.ts'
import { show } from './show.ts'
import { openTopic } from './topic.ts'

/** «Thế bị mất thì sao?» after đổi căn cước: a neighbour in the same field, when field and words point at the same one. */
export const sibling: Intent = (heard) => {
  const topic = procedureOf(heard, openTopic(heard))
  const { found, search, text } = heard
  if (!topic || !found.hasTopic || found.outOfScope || found.verdict === 'answer') return undefined
  const within = search.find(`${text} ${topic.field}`)
  const [first] = within.hits
  const neighbour = procedureOf(heard, first?.entry)
  if (!neighbour || neighbour.field !== topic.field || within.verdict !== 'answer') return undefined
  if (neighbour.id === topic.id || !found.hits.some((hit) => hit.entry === neighbour.id)) return undefined
  return show(
    heard,
    { kind: 'procedure', id: neighbour.id, procedure: neighbour },
    { asked: found.facets, confidence: within.confidence },
  )
}

function procedureOf({ knowledge }: Heard, id: string | undefined): Procedure | undefined {
  const entry = id === undefined ? undefined : findEntry(knowledge, id)
  return entry?.kind === 'procedure' ? entry.procedure : undefined
}
