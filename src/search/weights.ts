import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2709
 * outOfScope: 3358
 * folds: 5
 * top1: 0.9291
 * answered: 0.8704
 * answeredWrong: 0.0144
 * outOfScopeNamed: 0.0298
 */
export const weights: Weights = {
  rank: {
    bm25: 1.229,
    wordsNamed: 0.077,
    pairsNamed: -0.12,
    wordsAnywhere: 0.542,
    surfaceMatch: 2.554,
    surfaceCovered: 3.496,
    surfacePairs: 0.328,
    mass: 0.699,
    pairMass: 0.397,
    anchor: 2.202,
    exact: 0.719,
    wordAffinity: 1.674,
    pairAffinity: 1.121,
    overall: 1.503,
    ending: 0.781,
    listedOnly: -2,
    document: 0.122,
  },
  right: {
    bias: -10.148,
    share: 0.903,
    margin: 1.631,
    lead: 1.747,
    surfaceMatch: 3.871,
    surfaceCovered: 1.955,
    mass: 2.627,
    pairMass: -1.604,
    anchor: 0.061,
    exact: 1.18,
    wordAffinity: 1.487,
    pairAffinity: 1.092,
    overall: 0.384,
    ending: -0.084,
    asks: 0.898,
    errand: 2.236,
    privacy: -1.029,
    outside: -1.032,
    foreign: 0.572,
    elsewhere: -0.329,
    tone: 0.437,
    oddest: 6.005,
    length: 0.99,
  },
  ours: {
    bias: -10.436,
    share: 0.312,
    margin: -0.094,
    lead: 2.363,
    surfaceMatch: 4.865,
    surfaceCovered: 2.154,
    mass: 4.146,
    pairMass: -1.408,
    anchor: 0.332,
    exact: 0.438,
    wordAffinity: 1.675,
    pairAffinity: 1.441,
    overall: 0.27,
    ending: 0.272,
    asks: 1.118,
    errand: 2.963,
    privacy: -1.131,
    outside: -1.208,
    foreign: 0.262,
    elsewhere: -0.642,
    tone: 0.587,
    oddest: 6.655,
    length: 0.203,
  },
  answer: 0.775,
  offer: 0.49,
}
