import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 3358
 * folds: 5
 * top1: 0.9313
 * answered: 0.7836
 * answeredWrong: 0.0063
 * outOfScopeNamed: 0.0295
 * neighbourAnswered: 0.0727
 */
export const weights: Weights = {
  rank: {
    bm25: 1.03,
    wordsNamed: 0.259,
    pairsNamed: -0.028,
    wordsAnywhere: 0.641,
    surfaceMatch: 2.549,
    surfaceCovered: 3.565,
    surfacePairs: 0.297,
    mass: 0.624,
    pairMass: 0.371,
    anchor: 2.219,
    exact: 0.68,
    wordAffinity: 1.739,
    pairAffinity: 1.211,
    overall: 1.326,
    ending: 0.751,
    listedOnly: -2,
    document: 0.107,
  },
  right: {
    bias: -9.385,
    share: 1.058,
    margin: 1.255,
    lead: 2.592,
    surfaceMatch: 2.295,
    surfaceCovered: 2.892,
    mass: 1.645,
    pairMass: -2.914,
    anchor: 1.249,
    exact: 1.407,
    wordAffinity: 1.245,
    pairAffinity: 1.529,
    overall: 0.467,
    ending: -0.229,
    asks: 0.28,
    errand: -0.004,
    privacy: -0.492,
    outside: -0.744,
    foreign: 1.128,
    elsewhere: 0.062,
    tone: 0.124,
    oddest: 3.246,
    length: 1.157,
  },
  ours: {
    bias: -10.615,
    share: 0.144,
    margin: -0.087,
    lead: 2.762,
    surfaceMatch: 5.106,
    surfaceCovered: 2.283,
    mass: 3.927,
    pairMass: -1.71,
    anchor: 0.287,
    exact: 0.272,
    wordAffinity: 1.235,
    pairAffinity: 1.408,
    overall: 0.353,
    ending: 0.148,
    asks: 1.169,
    errand: 2.905,
    privacy: -1.003,
    outside: -1.32,
    foreign: 0.386,
    elsewhere: -0.635,
    tone: 0.566,
    oddest: 6.555,
    length: 1.257,
  },
  answer: 0.575,
  offer: 0.505,
}
