import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../src/lib/slices.ts'
import type { EngineRow } from '../../src/search/engine.ts'
import { createMiniSearchEngine } from '../../src/search/minisearch-engine.ts'
import { createPostingsEngine } from '../../src/search/postings-engine.ts'

const term = fc.constantFrom('khai', 'sinh', 'khai sinh', 'kết', 'hôn', 'giấy', 'xe', 'đất', 'nhà')
const row = fc.record({
  title: fc.uniqueArray(term),
  category: fc.array(term, { maxLength: 3 }),
  body: fc.array(term, { maxLength: 30 }),
})
const rows = fc
  .array(row, { minLength: 1, maxLength: 40 })
  .map((all): EngineRow[] => all.map((each, at) => ({ id: `e${at}`, ...each })))
const query = fc.dictionary(term, fc.constantFrom(0.8, 1)).map((terms) => new Map(Object.entries(terms)))

describe('the two engines', () => {
  it('find the same entries with the same scores', () => {
    fc.assert(
      fc.property(rows, query, fc.integer({ min: 1, max: 50 }), (all, terms, limit) => {
        const [small, large] = [createMiniSearchEngine(all), finish(createPostingsEngine(all))].map(
          (engine) => ({ hits: engine.search(terms, limit), whole: engine.search(terms, all.length) }),
        )
        const scoreOf = new Map(small?.whole.map(({ id, score }) => [id, score]))
        expect(new Set(large?.whole.map(({ id }) => id))).toEqual(new Set(scoreOf.keys()))
        for (const { id, score } of large?.whole ?? []) expect(score).toBeCloseTo(scoreOf.get(id) ?? 0, 9)
        // Whose scores differ in the last digit only may stand in either order.
        expect(large?.hits).toHaveLength(small?.hits.length ?? 0)
        for (const [at, { score }] of (large?.hits ?? []).entries())
          expect(score).toBeCloseTo(small?.hits[at]?.score ?? 0, 9)
      }),
    )
  })

  it('rank what is named above what only mentions it', () => {
    const all: EngineRow[] = [
      { id: 'mentions', title: ['xe'], category: [], body: ['khai', 'sinh'] },
      { id: 'named', title: ['khai', 'sinh'], category: [], body: [] },
    ]
    for (const engine of [createMiniSearchEngine(all), finish(createPostingsEngine(all))]) {
      expect(engine.search(new Map([['khai', 1]]), 2).map(({ id }) => id)).toEqual(['named', 'mentions'])
      expect(engine.search(new Map([['nothing', 1]]), 2)).toEqual([])
      expect(engine.search(new Map(), 2)).toEqual([])
    }
  })
})
