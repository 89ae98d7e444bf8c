import type { Search } from '../../search/search.ts'
import { kindOf, type Turn } from './score.ts'

/** Why a turn did not go as labelled. */
export const reasons = {
  'neighbour-answered': 'another entry was given as the answer',
  'neighbour-first': 'the right entry was offered, another one before it',
  'neighbours-only': 'others were offered, the right one was not',
  'too-unsure': 'the right entry was found first, but not believed',
  'not-first': 'nothing was named, and the right entry was not found first',
  'not-found': 'nothing was named, and the right entry was not among the first ten',
  'other-facet': 'the right entry, but something else of it was heard',
  'named-for-nobody': 'something was named for what no office answers',
  'small-talk': 'a greeting, thanks, an insult or a call for a person was not heard as such',
} as const
export type Reason = keyof typeof reasons

/** Of a miss. What stands in a talk is looked up as if it had been said alone. */
export function reasonOf(turn: Turn, search: Search): Reason {
  const { topics, named, answer } = turn
  const kind = kindOf(turn)
  if (kind === 'talk') return 'small-talk'
  if (kind === 'out') return 'named-for-nobody'
  const right = (entry: string) => topics.includes(entry)
  if (named[0] !== undefined && right(named[0])) return 'other-facet'
  if (answer.entry !== undefined) return 'neighbour-answered'
  if (named.length > 0) return named.some(right) ? 'neighbour-first' : 'neighbours-only'
  const found = search.find(turn.question).hits.findIndex((hit) => right(hit.entry))
  if (found < 0) return 'not-found'
  return found === 0 ? 'too-unsure' : 'not-first'
}
