import type { Token } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'
import { type Affinity, affinityOf, commonStock, type Usage } from './affinity.ts'
import { wordsAndPairs } from './vocabulary.ts'

/** What a message sounds most like, and with what share of the belief, 0 to 1. */
export type Sorted<Sort> = { readonly sort: Sort; readonly share: number }

/** Learns from examples of each sort what a whole message sounds like: naive Bayes over words and pairs, all sorts as likely. */
export function* createSorter<Sort>(
  sorts: ReadonlyMap<Sort, Usage>,
): Work<(message: readonly Token[]) => Sorted<Sort> | undefined> {
  const stock = yield* commonStock([...sorts.values()])
  const affinities = [...sorts].map(([sort, usage]) => [sort, affinityOf(usage, stock)] as const)
  return (message) => likeliest(wordsAndPairs(message), affinities)
}

function likeliest<Sort>(
  terms: readonly string[],
  affinities: readonly (readonly [Sort, Affinity])[],
): Sorted<Sort> | undefined {
  const said = affinities.map(([sort, affinity]) => ({
    sort,
    nats: terms.reduce((total, term) => total + affinity(term), 0),
  }))
  const [best, ...others] = said.sort((one, other) => other.nats - one.nats)
  if (!best) return undefined
  const rest = others.reduce((total, { nats }) => total + Math.exp(nats - best.nats), 0)
  return { sort: best.sort, share: 1 / (1 + rest) }
}
