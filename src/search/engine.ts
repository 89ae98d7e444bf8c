/** An entry as the first stage sees it: its terms, field by field. */
export type EngineRow = {
  readonly id: string
  /** Each term once. */
  readonly title: readonly string[]
  readonly category: readonly string[]
  readonly body: readonly string[]
}

export type EngineHit = { readonly id: string; readonly score: number }

/** First stage: BM25 over terms, best first. Rows and query terms are cut, folded and paired before. */
export type Engine = {
  /** `terms`: what is looked for, each with its weight. */
  search(terms: ReadonlyMap<string, number>, limit: number): EngineHit[]
}

/** Fields in the order in which their scores are added, so that both engines round alike. */
export const engineFields = ['title', 'category', 'body'] as const

/** Measured best for curated entries, whose names and phrases carry the topic. */
export const boosts = { title: 16, category: 2, body: 1 } as const

/** BM25+ (Lv & Zhai 2011, CIKM) as MiniSearch has it; lengths are counts of different terms. */
export const bm25 = { k: 1.2, b: 0.7, d: 0.5 } as const

/** Best first; of equal scores the smaller id, so that the order never depends on the engine. */
export function best(hits: readonly EngineHit[], limit: number): EngineHit[] {
  return [...hits]
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
}
