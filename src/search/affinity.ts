import type { Work } from '../lib/slices.ts'
import type { Term } from './question.ts'
import type { Indexed } from './surfaces.ts'

/** How strongly a word or pair speaks for one source of sentences against all sources, in nats; 0: not at all. */
export type Affinity = (term: string) => number

/** How often terms are said: each in so many of `sentences` sentences. */
export type Usage = {
  readonly sentences: number
  count(term: string): number
  terms(): Iterable<string>
}

/** A source with few sentences is believed less: so many sentences of the common stock are mixed into each. */
const mixed = 20

/** Share of all sentences that have a term, every source weighing the same. */
export function* commonStock(usages: readonly Usage[]): Work<ReadonlyMap<string, number>> {
  const stock = new Map<string, number>()
  for (const usage of usages) {
    const weight = 1 / usage.sentences / usages.length
    for (const term of usage.terms()) {
      stock.set(term, (stock.get(term) ?? 0) + usage.count(term) * weight)
      yield
    }
  }
  return stock
}

/**
 * log P(term | source) / P(term), the source smoothed by the common stock (Dirichlet prior: Zhai & Lafferty 2004,
 * ACM TOIS 22:179). Terms that nobody says tell nothing.
 */
export function affinityOf(usage: Usage, stock: ReadonlyMap<string, number>): Affinity {
  const total = usage.sentences + mixed
  const never = Math.log(mixed / total)
  return (term) => {
    const common = stock.get(term)
    if (common === undefined) return 0
    const count = usage.count(term)
    return count === 0 ? never : Math.log((count + mixed * common) / (total * common))
  }
}

/** How an entry is asked for. */
export function usageOf({ surfaces, words, pairs }: Indexed): Usage {
  return {
    sentences: Math.max(1, surfaces.length),
    count: (term) => (words.get(term) ?? pairs.get(term))?.length ?? 0,
    *terms() {
      yield* words.keys()
      yield* pairs.keys()
    },
  }
}

export function usageOfCounts(sentences: number, counts: ReadonlyMap<string, number>): Usage {
  return {
    sentences: Math.max(1, sentences),
    count: (term) => counts.get(term) ?? 0,
    terms: () => counts.keys(),
  }
}

/** What each word of a topic, and the pair that begins with it, says for a source of sentences, in nats. */
export type SaidFor = { readonly words: Float64Array; readonly pairs: Float64Array }

export function saidFor(topic: readonly Term[], affinity: Affinity): SaidFor {
  return {
    words: Float64Array.from(topic, ({ word }) => affinity(word)),
    pairs: Float64Array.from(topic, ({ pair }) => (pair === undefined ? 0 : affinity(pair))),
  }
}

/** Affinities of twelve ordinary words fill about a unit. */
export const affinityScale = 20
export const ordinaryLength = 12

/** What a part of the topic says, as if so many words were said as in an ordinary question. */
export function evenly({ words, pairs }: SaidFor, from: number, to: number): number {
  const perWord = (total(words, from, to) + total(pairs, from, to)) / Math.max(1, to - from)
  return (perWord * ordinaryLength) / affinityScale
}

/** The same of all of a topic. */
export function evenlySaid(topic: readonly Term[], affinity: Affinity): number {
  return evenly(saidFor(topic, affinity), 0, topic.length)
}

export function total(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at] as number
  return sum
}
