import type { Weights } from './confidence.ts'

/** Written by `motcua fit`; do not edit by hand. Not fitted yet: a reasoned start. */
export const weights: Weights = {
  rank: {
    bm25: 4,
    wordsNamed: 5,
    pairsNamed: 4,
    wordsAnywhere: 1,
    surfaceMatch: 6,
    surfaceCovered: 3,
    surfacePairs: 2,
    exact: 2,
    listedOnly: -0.3,
    document: -0.5,
  },
  belief: {
    bias: -5,
    share: 3,
    margin: 2,
    wordsNamed: 3,
    pairsNamed: 1,
    surfaceMatch: 2,
    surfaceCovered: 1,
    exact: 1,
  },
  answer: 0.7,
  offer: 0.25,
}
