import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Vocabulary } from '../language/repair.ts'
import { pairOf, type Token, tokenize } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'
import type { EntryWords } from './entry-words.ts'

/** Every folded word of a text, asking words included, and every pair of neighbours. */
export function wordsAndPairs(words: readonly Token[]): string[] {
  const terms: string[] = []
  for (const [at, { folded }] of words.entries()) {
    terms.push(folded)
    const next = words[at + 1]
    if (next !== undefined) terms.push(pairOf(folded, next.folded))
  }
  return terms
}

/** How often each folded word and each pair of neighbours stands in some texts. */
export type Counts = ReadonlyMap<string, number>

export function* countTerms(texts: Iterable<readonly Token[]>): Work<Counts> {
  const counts = new Map<string, number>()
  for (const words of texts) {
    for (const [at, { folded }] of words.entries()) {
      counts.set(folded, (counts.get(folded) ?? 0) + 1)
      const next = words[at + 1]
      if (next === undefined) continue
      const pair = pairOf(folded, next.folded)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
    yield
  }
  return counts
}

/** What spelling repair trusts: all that is written, `names` (counted before) included. */
export function* createVocabulary(
  names: Counts,
  texts: readonly EntryWords[],
  language: Knowledge['language'],
): Work<Vocabulary> {
  const others = yield* countTerms(otherWords(texts, language))
  const count = (term: string) => (names.get(term) ?? 0) + (others.get(term) ?? 0)
  return {
    frequency: count,
    pair: (first, second) => count(pairOf(first, second)),
  }
}

function* otherWords(
  texts: readonly EntryWords[],
  language: Knowledge['language'],
): Generator<readonly Token[]> {
  for (const { category, body } of texts) {
    yield category
    yield* body
  }
  const { facets, talk, fillers, outOfScope, synonyms, abbreviations, legacy, duties, units } = language
  for (const lines of [...Object.values(facets), ...Object.values(talk), fillers, outOfScope])
    yield* (lines ?? []).map(tokenize)
  for (const lines of [...Object.values(duties), ...units.map(({ says }) => says)]) yield* lines.map(tokenize)
  for (const rule of [...synonyms, ...abbreviations]) yield tokenize(rule.means)
  for (const rule of [...synonyms, ...legacy]) yield* rule.says.map(tokenize)
}
