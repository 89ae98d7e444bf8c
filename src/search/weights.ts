import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 3306
 * folds: 5
 * top1: 0.9476
 * answered: 0.8069
 * answeredWrong: 0.0081
 * outOfScopeNamed: 0.0293
 * neighbourAnswered: 0.0783
 */
export const weights: Weights = {
  rank: {
    bm25: 0.971,
    wordsNamed: 0.175,
    pairsNamed: -0.102,
    wordsAnywhere: 0.563,
    surfaceMatch: 2.562,
    surfaceCovered: 3.428,
    surfacePairs: 0.399,
    mass: 0.623,
    pairMass: 0.462,
    anchor: 2.066,
    exact: 0.745,
    wordAffinity: 1.599,
    pairAffinity: 1.169,
    overall: 1.344,
    ending: 0.831,
    listedOnly: -2,
    document: 0.29,
  },
  right: {
    bias: -9.043,
    share: 0.811,
    margin: 1.289,
    lead: 2.374,
    surfaceMatch: 2.481,
    surfaceCovered: 3.022,
    mass: 0.529,
    pairMass: -2.677,
    anchor: 1.275,
    exact: 1.453,
    wordAffinity: 1.249,
    pairAffinity: 1.713,
    overall: 0.447,
    ending: -0.208,
    asks: 0.324,
    errand: 0.048,
    privacy: -0.614,
    outside: -0.467,
    foreign: -0.14,
    elsewhere: -0.235,
    tone: -0.021,
    oddest: 0.573,
    length: 1.461,
  },
  ours: {
    bias: -8.55,
    share: 0.408,
    margin: 0.287,
    lead: 2.384,
    surfaceMatch: 5.079,
    surfaceCovered: 1.964,
    mass: -0.065,
    pairMass: -0.632,
    anchor: -0.169,
    exact: 0.425,
    wordAffinity: 0.837,
    pairAffinity: 1.381,
    overall: 0.223,
    ending: 0.151,
    asks: 1.016,
    errand: 2.417,
    privacy: -0.96,
    outside: -0.696,
    foreign: -2.434,
    elsewhere: -0.662,
    tone: 0.504,
    oddest: 1.81,
    length: 1.017,
  },
  answer: 0.555,
  offer: 0.41,
}
