import { describe, expect, it } from 'vitest'
import { rank } from '../../src/search/confidence.ts'
import { type FeatureName, type Features, featureNames } from '../../src/search/features.ts'
import { type Example, learnWeights } from '../../src/search/fit.ts'

function features(given: Partial<Record<FeatureName, number>>): Features {
  return { ...(Object.fromEntries(featureNames.map((name) => [name, 0])) as Features), ...given }
}

/** `surfaceMatch` tells the right entry; `bm25` points at the wrong one; out of scope, nothing matches. */
function example(at: number): Example {
  const noise = (at % 7) / 20
  const inScope = at % 4 !== 0
  const match = inScope ? 0.9 - noise : 0.1 + noise
  return {
    ids: ['wrong', 'right'],
    features: [features({ bm25: 1, surfaceMatch: noise }), features({ bm25: 0.8, surfaceMatch: match })],
    signs: {
      asks: 1,
      errand: 0.5,
      privacy: 0,
      outside: 0,
      foreign: 0,
      elsewhere: 0,
      tone: 0,
      oddest: 0,
      length: 0.5,
    },
    right: inScope ? ['right'] : [],
  }
}

describe('fitting', () => {
  const examples = Array.from({ length: 200 }, (_, at) => example(at))
  const { weights, evidence } = learnWeights(examples)

  it('learns which feature tells the right entry', () => {
    expect(weights.rank.surfaceMatch).toBeGreaterThan(weights.rank.bm25)
    const [first] = rank(['wrong', 'right'], example(1).features, weights.rank)
    expect(first?.entry).toBe('right')
  })

  it('reports what it found on questions it was not fitted on', () => {
    expect(evidence).toMatchObject({ questions: 150, outOfScope: 50, folds: 5 })
    expect(evidence.top1).toBeGreaterThan(0.9)
    expect(evidence.outOfScopeNamed).toBeLessThanOrEqual(0.04)
    expect(evidence.answeredWrong).toBeLessThanOrEqual(0.015)
  })

  it('gives the same weights every time', () => {
    expect(learnWeights(examples)).toEqual({ weights, evidence })
  })
})
