import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 4149
 * folds: 5
 * top1: 0.9601
 * answered: 0.8239
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
    bias: -8.719,
    share: 0.714,
    margin: 1.209,
    lead: 2.564,
    surfaceMatch: 2.621,
    surfaceCovered: 2.976,
    mass: 0.239,
    pairMass: -2.699,
    anchor: 1.399,
    exact: 1.217,
    wordAffinity: 1.157,
    pairAffinity: 1.817,
    overall: 0.408,
    ending: -0.225,
    asks: 0.297,
    errand: 0.175,
    privacy: -0.619,
    outside: -0.117,
    foreign: -1.185,
    elsewhere: -0.246,
    tone: -0.001,
    oddest: 0.861,
    length: 1.074,
  },
  ours: {
    bias: -8.083,
    share: 0.323,
    margin: 0.249,
    lead: 2.336,
    surfaceMatch: 5.245,
    surfaceCovered: 1.961,
    mass: 0.156,
    pairMass: -0.44,
    anchor: 0.128,
    exact: -0.089,
    wordAffinity: 0.957,
    pairAffinity: 1.382,
    overall: 0.25,
    ending: 0.064,
    asks: 1.039,
    errand: 2.532,
    privacy: -0.847,
    outside: -0.262,
    foreign: -3.854,
    elsewhere: -0.62,
    tone: 0.494,
    oddest: 2.182,
    length: -0.41,
  },
  answer: 0.535,
  offer: 0.28,
}
