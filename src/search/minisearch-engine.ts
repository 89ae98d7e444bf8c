import MiniSearch from 'minisearch'
import { best, bm25, boosts, type Engine, type EngineRow, engineFields } from './engine.ts'

/** The engine of an office: simple, and fast for some thousand entries. */
export function createMiniSearchEngine(rows: readonly EngineRow[]): Engine {
  const engine = new MiniSearch<EngineRow>({
    fields: [...engineFields],
    extractField: (row, field) =>
      field === 'id' ? row.id : row[field as (typeof engineFields)[number]].join('\n'),
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term || null,
    searchOptions: { boost: boosts, bm25, combineWith: 'OR' },
  })
  engine.addAll(rows)
  return {
    search(terms, limit) {
      if (terms.size === 0) return []
      const found = engine.search([...terms.keys()].join('\n'), { boostTerm: (term) => terms.get(term) ?? 1 })
      // MiniSearch multiplies by the count of matched terms: good for long articles, bad for names and phrases.
      const hits = found.map(({ id, score, queryTerms }) => ({
        id: String(id),
        score: score / queryTerms.length,
      }))
      return best(hits, limit)
    },
  }
}
