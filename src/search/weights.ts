import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 4149
 * folds: 5
 * top1: 0.9513
 * answered: 0.8224
 * answeredWrong: 0.0081
 * outOfScopeNamed: 0.0299
 * neighbourAnswered: 0.0794
 */
export const weights: Weights = {
  rank: {
    bm25: 0.862,
    wordsNamed: 0.186,
    pairsNamed: -0.209,
    wordsAnywhere: 0.409,
    surfaceMatch: 2.617,
    surfaceCovered: 3.505,
    surfacePairs: 0.197,
    mass: 0.559,
    pairMass: 0.377,
    anchor: 2.138,
    exact: 0.757,
    wordAffinity: 1.536,
    pairAffinity: 1.181,
    overall: 1.295,
    ending: 0.889,
    listedOnly: -2,
    document: 0.278,
  },
  right: {
    bias: -8.807,
    share: 0.725,
    margin: 1.243,
    lead: 2.652,
    surfaceMatch: 2.673,
    surfaceCovered: 2.9,
    mass: 0.265,
    pairMass: -2.714,
    anchor: 1.37,
    exact: 1.214,
    wordAffinity: 1.127,
    pairAffinity: 1.787,
    overall: 0.413,
    ending: -0.23,
    asks: 0.306,
    errand: 0.18,
    privacy: -0.615,
    outside: -0.12,
    foreign: -1.101,
    elsewhere: -0.227,
    tone: 0.002,
    oddest: 0.617,
    length: 1.188,
  },
  ours: {
    bias: -8.056,
    share: 0.28,
    margin: 0.243,
    lead: 2.51,
    surfaceMatch: 5.236,
    surfaceCovered: 1.934,
    mass: 0.347,
    pairMass: -0.428,
    anchor: 0.115,
    exact: -0.045,
    wordAffinity: 0.923,
    pairAffinity: 1.398,
    overall: 0.243,
    ending: 0.059,
    asks: 1.064,
    errand: 2.507,
    privacy: -0.874,
    outside: -0.327,
    foreign: -3.885,
    elsewhere: -0.619,
    tone: 0.489,
    oddest: 2.543,
    length: -0.462,
  },
  answer: 0.53,
  offer: 0.38,
}
