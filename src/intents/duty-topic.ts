import { type GivenDuty, givenDuties } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { pairOf, tokenize } from '../language/tokens.ts'

/** Of what the words of a topic weigh, a duty that is about it has at least so much. */
const leastShare = 0.5

/** Beside the best only what comes near it is on the topic too. */
const nearBest = 0.75

/** A pair of words says more than two words: syllables are shared by thousands of them. */
const pairWeight = 2

/**
 * Duties that are about these folded words, best first; empty: none is. It is known already that duties are asked for: so only they are
 * compared, by their own words and those of their directive, and each word weighs as much as it tells one from the others. Pure.
 */
export function dutiesAbout(words: readonly string[], knowledge: Knowledge): GivenDuty[] {
  const { terms, count } = indexOf(knowledge)
  const asked = termsOf(words)
  const weights = asked.map((term) => weightOf(term, terms.get(term)?.size ?? 0, count))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const scores = new Map<GivenDuty, number>()
  for (const [at, term] of asked.entries())
    for (const duty of terms.get(term) ?? [])
      scores.set(duty, (scores.get(duty) ?? 0) + (weights[at] ?? 0) / whole)
  const best = Math.max(0, ...scores.values())
  return [...scores]
    .filter(([, score]) => score >= leastShare && score >= nearBest * best)
    .sort(([, one], [, other]) => other - one)
    .map(([duty]) => duty)
}

/** Whether any duty has this word. */
export function isWordOfDuties(word: string, knowledge: Knowledge): boolean {
  return indexOf(knowledge).terms.has(word)
}

type Index = { readonly terms: ReadonlyMap<string, ReadonlySet<GivenDuty>>; readonly count: number }

const indexes = new WeakMap<Knowledge, Index>()

function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge)
  if (known) return known
  const terms = new Map<string, Set<GivenDuty>>()
  const all = givenDuties(knowledge)
  for (const each of all) {
    const { duty, directive } = each
    const named = [directive.name, ...directive.aliases]
    for (const line of [duty.text, ...duty.topics, ...duty.aliases, ...duty.phrases, ...named])
      for (const term of termsOf(tokenize(line).map(({ folded }) => folded))) {
        const own = terms.get(term) ?? new Set()
        terms.set(term, own)
        own.add(each)
      }
  }
  const index = { terms, count: all.length }
  indexes.set(knowledge, index)
  return index
}

/** Each word, and each two that follow each other. */
function termsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, at) => pairOf(words[at] ?? '', word))
  return [...new Set([...words, ...pairs])]
}

function weightOf(term: string, found: number, count: number): number {
  const rarity = Math.log(1 + count / (1 + found))
  return term.includes(' ') ? pairWeight * rarity : rarity
}
