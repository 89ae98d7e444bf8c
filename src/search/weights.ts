import type { Weights } from './confidence.ts'

/**
 * Written by `motcua fit`; do not edit by hand. Evidence, on questions left out of each fold:
 * questions: 2708
 * outOfScope: 3306
 * folds: 5
 * top1: 0.9328
 * answered: 0.7958
 * answeredWrong: 0.0059
 * outOfScopeNamed: 0.0296
 * neighbourAnswered: 0.0779
 */
export const weights: Weights = {
  rank: {
    bm25: 1.005,
    wordsNamed: 0.244,
    pairsNamed: -0.038,
    wordsAnywhere: 0.63,
    surfaceMatch: 2.564,
    surfaceCovered: 3.55,
    surfacePairs: 0.313,
    mass: 0.64,
    pairMass: 0.379,
    anchor: 2.194,
    exact: 0.683,
    wordAffinity: 1.733,
    pairAffinity: 1.214,
    overall: 1.313,
    ending: 0.777,
    listedOnly: -2,
    document: 0.098,
  },
  right: {
    bias: -9.444,
    share: 1.156,
    margin: 1.178,
    lead: 2.472,
    surfaceMatch: 2.298,
    surfaceCovered: 2.926,
    mass: 1.749,
    pairMass: -2.926,
    anchor: 1.294,
    exact: 1.422,
    wordAffinity: 1.249,
    pairAffinity: 1.538,
    overall: 0.481,
    ending: -0.226,
    asks: 0.278,
    errand: -0.014,
    privacy: -0.519,
    outside: -0.734,
    foreign: 1.044,
    elsewhere: 0.065,
    tone: 0.132,
    oddest: 2.907,
    length: 1.14,
  },
  ours: {
    bias: -10.526,
    share: 0.163,
    margin: -0.065,
    lead: 2.656,
    surfaceMatch: 5.1,
    surfaceCovered: 2.242,
    mass: 3.892,
    pairMass: -1.792,
    anchor: 0.316,
    exact: 0.255,
    wordAffinity: 1.248,
    pairAffinity: 1.38,
    overall: 0.374,
    ending: 0.152,
    asks: 1.126,
    errand: 2.924,
    privacy: -0.983,
    outside: -1.309,
    foreign: 0.225,
    elsewhere: -0.617,
    tone: 0.606,
    oddest: 6.601,
    length: 1.125,
  },
  answer: 0.555,
  offer: 0.495,
}
