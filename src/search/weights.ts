import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 4149
 * folds: 5
 * top1: 0.9609
 * answered: 0.8227
 * answeredWrong: 0.0066
 * outOfScopeNamed: 0.0395
 * neighbourAnswered: 0.079
 */
export const weights: Weights = {
  rank: {
    bm25: 0.827,
    wordsNamed: 0.205,
    pairsNamed: -0.091,
    wordsAnywhere: 0.385,
    surfaceMatch: 2.587,
    surfaceCovered: 3.475,
    surfacePairs: 0.285,
    mass: 0.561,
    pairMass: 0.401,
    anchor: 2.191,
    exact: 0.761,
    wordAffinity: 1.511,
    pairAffinity: 1.187,
    overall: 1.326,
    ending: 0.922,
    listedOnly: -2,
    document: 0.143,
  },
  right: {
    bias: -8.71,
    share: 0.712,
    margin: 1.206,
    lead: 2.567,
    surfaceMatch: 2.607,
    surfaceCovered: 2.993,
    mass: 0.224,
    pairMass: -2.7,
    anchor: 1.398,
    exact: 1.221,
    wordAffinity: 1.168,
    pairAffinity: 1.824,
    overall: 0.407,
    ending: -0.226,
    asks: 0.298,
    errand: 0.189,
    privacy: -0.623,
    outside: -0.13,
    foreign: -1.206,
    elsewhere: -0.253,
    tone: -0.011,
    oddest: 1.106,
    length: 1.104,
  },
  ours: {
    bias: -7.792,
    share: 0.296,
    margin: 0.187,
    lead: 2.433,
    surfaceMatch: 5.192,
    surfaceCovered: 2.141,
    mass: 0.284,
    pairMass: -0.286,
    anchor: 0.207,
    exact: -0.079,
    wordAffinity: 0.987,
    pairAffinity: 1.406,
    overall: 0.268,
    ending: 0.089,
    asks: 1.033,
    errand: 2.541,
    privacy: -0.848,
    outside: -0.394,
    foreign: -3.903,
    elsewhere: -0.736,
    tone: 0.472,
    oddest: 3.468,
    length: -0.27,
  },
  answer: 0.535,
  offer: 0.28,
}
