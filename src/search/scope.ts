import type { Token } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'
import { affinityOf, commonStock, type Usage } from './affinity.ts'
import { wordsAndPairs } from './vocabulary.ts'

/** How much a message sounds like one to the office rather than to anybody else. */
export type Scope = {
  /** Mean log-odds of a word and its pair, in nats. */
  tone(message: readonly Token[]): number
  /** Log-odds of the word that speaks most against it, in nats; 0 when none does. */
  oddest(words: readonly string[]): number
}

/**
 * Learned from all that names an entry (`office`), courtesies and asking words included, and from what no office answers.
 */
export function* createScope(office: Usage, elsewhere: Usage): Work<Scope> {
  const stock = yield* commonStock([office, elsewhere])
  const [toOffice, toOthers] = [affinityOf(office, stock), affinityOf(elsewhere, stock)]
  const oddsOf = (term: string) => toOffice(term) - toOthers(term)
  return {
    tone: (message) =>
      wordsAndPairs(message).reduce((total, term) => total + oddsOf(term), 0) / Math.max(1, message.length),
    oddest: (words) => Math.min(0, ...words.map(oddsOf)),
  }
}
