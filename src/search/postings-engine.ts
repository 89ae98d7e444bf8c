import type { Work } from '../lib/slices.ts'
import { best, bm25, boosts, type Engine, type EngineRow, engineFields } from './engine.ts'

/** Rows that have a term, and what each would score for it at weight 1. */
type Postings = { readonly rows: Uint32Array; readonly scores: Float64Array }

/**
 * The engine of a nation: an inverted index in typed arrays with the scores of MiniSearch. All but the weight of a term
 * is known when the index is built, so a search only adds up.
 */
export function* createPostingsEngine(rows: readonly EngineRow[]): Work<Engine> {
  const index = yield* indexOf(rows)
  const scores = new Float64Array(rows.length)
  return {
    search(terms, limit) {
      const touched: number[] = []
      for (const [term, weight] of terms) {
        const postings = index.get(term)
        if (postings) addScores(postings, weight, scores, touched)
      }
      const hits = touched.map((row) => ({ row, score: scores[row] ?? 0 }))
      for (const row of touched) scores[row] = 0
      const worst = nth(hits, limit)
      const likely = hits.filter(({ score }) => score >= worst)
      return best(
        likely.map(({ row, score }) => ({ id: rows[row]?.id ?? '', score })),
        limit,
      )
    },
  }
}

function addScores(postings: Postings, weight: number, scores: Float64Array, touched: number[]): void {
  for (let at = 0; at < postings.rows.length; at++) {
    const row = postings.rows[at] as number
    if (scores[row] === 0) touched.push(row)
    scores[row] = (scores[row] as number) + weight * (postings.scores[at] as number)
  }
}

/** The score of the n-th best: what is below it need not be sorted. */
function nth(hits: readonly { readonly score: number }[], n: number): number {
  if (hits.length <= n) return 0
  return Float64Array.from(hits, ({ score }) => score).sort()[hits.length - n] ?? 0
}

type Field = (typeof engineFields)[number]
/** Of one field: in how many rows each term is, and how many different terms a row has on average. */
type Usage = { readonly having: ReadonlyMap<string, number>; readonly average: number }

function* indexOf(rows: readonly EngineRow[]): Work<Map<string, Postings>> {
  const usages = engineFields.map((field) => ({ field, usage: usageOf(rows, field) }))
  const lists = new Map<string, { readonly rows: number[]; readonly scores: number[] }>()
  for (const [at, row] of rows.entries()) {
    for (const { field, usage } of usages) {
      for (const [term, score] of scoresOf(row[field], boosts[field], usage, rows.length)) {
        const list = lists.get(term) ?? { rows: [], scores: [] }
        if (list.rows.length === 0) lists.set(term, list)
        if (list.rows.at(-1) === at) list.scores.push((list.scores.pop() ?? 0) + score)
        else {
          list.rows.push(at)
          list.scores.push(score)
        }
      }
      yield
    }
  }
  return new Map(
    [...lists].map(([term, list]) => [
      term,
      { rows: Uint32Array.from(list.rows), scores: Float64Array.from(list.scores) },
    ]),
  )
}

function usageOf(rows: readonly EngineRow[], field: Field): Usage {
  const having = new Map<string, number>()
  let total = 0
  for (const row of rows) {
    const different = new Set(row[field])
    total += lengthOf(different)
    for (const term of different) having.set(term, (having.get(term) ?? 0) + 1)
  }
  return { having, average: total / rows.length }
}

/** MiniSearch counts an empty field as one term. */
function lengthOf(different: { readonly size: number }): number {
  return Math.max(1, different.size)
}

function* scoresOf(
  terms: readonly string[],
  boost: number,
  { having, average }: Usage,
  total: number,
): Generator<readonly [term: string, score: number]> {
  const counts = countOf(terms)
  const norm = bm25.k * (1 - bm25.b + (bm25.b * lengthOf(counts)) / average)
  for (const [term, count] of counts) {
    const rows = having.get(term) ?? 0
    const rarity = Math.log(1 + (total - rows + 0.5) / (rows + 0.5))
    yield [term, boost * rarity * (bm25.d + (count * (bm25.k + 1)) / (count + norm))]
  }
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
