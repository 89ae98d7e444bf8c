import { type GivenDuty, givenDuties } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { pairOf, tokenize } from '../language/tokens.ts'

export type Wanted = {
  /** Of what the words weigh, a duty that is about them has at least so much. */
  readonly leastShare: number
  /** Whoever comes near the best and is meant comes alone. */
  readonly isMeant: (duty: GivenDuty) => boolean
}

/** Beside the best only what comes near it is on the topic too. */
const nearBest = 0.75

/** A pair of words says more than two words: syllables are shared by thousands of them. */
const pairWeight = 2

/** A word that no duty has may be idle, or name something else. */
const strangeWeight = 0.5

/**
 * Duties that are about these folded words, best first; empty: none is. It is known already that duties are asked for: so only they are
 * compared, by their own words and those of their directive, and each word weighs as much as it tells one from the others. Two words must
 * follow each other as they do there. Pure.
 */
export function dutiesAbout(
  words: readonly string[],
  knowledge: Knowledge,
  { leastShare, isMeant }: Wanted,
): GivenDuty[] {
  const { terms, count } = indexOf(knowledge)
  const asked = termsOf(words)
  const weights = asked.map((term) => weightOf(term, terms.get(term)?.size ?? 0, count))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const scores = new Map<GivenDuty, number>()
  const proven = new Set<GivenDuty>()
  for (const [at, term] of asked.entries())
    for (const duty of terms.get(term) ?? []) {
      scores.set(duty, (scores.get(duty) ?? 0) + (weights[at] ?? 0) / whole)
      if (term.includes(' ')) proven.add(duty)
    }
  const found = [...proven].map((duty) => ({ duty, score: scores.get(duty) ?? 0 }))
  const best = Math.max(...found.map(({ score }) => score))
  const near = found
    .filter(({ score }) => score >= leastShare && score >= nearBest * best)
    .sort((one, other) => other.score - one.score)
    .map(({ duty }) => duty)
  const meant = near.filter(isMeant)
  return meant.length > 0 ? meant : near
}

type Index = { readonly terms: ReadonlyMap<string, ReadonlySet<GivenDuty>>; readonly count: number }

const indexes = new WeakMap<Knowledge, Index>()

function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge)
  if (known) return known
  const terms = new Map<string, Set<GivenDuty>>()
  const all = givenDuties(knowledge)
  for (const each of all)
    for (const line of linesOf(each))
      for (const term of termsOf(tokenize(line).map(({ folded }) => folded))) {
        const own = terms.get(term) ?? new Set()
        terms.set(term, own)
        own.add(each)
      }
  const index = { terms, count: all.length }
  indexes.set(knowledge, index)
  return index
}

function linesOf({ duty, directive }: GivenDuty): readonly string[] {
  const { text, topics, aliases, phrases } = duty
  return [text, ...topics, ...aliases, ...phrases, directive.name, ...directive.aliases]
}

/** Each word, and each two that follow each other. */
function termsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, at) => pairOf(words[at] ?? '', word))
  return [...new Set([...words, ...pairs])]
}

function weightOf(term: string, found: number, count: number): number {
  const isPair = term.includes(' ')
  const rarity = Math.log(1 + count / (1 + found))
  if (found === 0) return isPair ? 0 : strangeWeight * rarity
  return isPair ? pairWeight * rarity : rarity
}
