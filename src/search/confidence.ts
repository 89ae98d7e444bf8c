import { type FeatureName, type Features, featureNames } from './features.ts'
import { type Signs, signNames } from './signs.ts'

/** A candidate. `score` compares within one question only; `share` is its part of the total belief, 0 to 1. */
export type Hit = {
  readonly entry: string
  readonly score: number
  readonly share: number
  readonly features: Features
}

/** Fitted by `motcua fit` from labelled questions; weights.ts holds them with their evidence. */
export type Weights = {
  /** Linear score of a candidate; softmax over candidates gives the shares. */
  readonly rank: Readonly<Record<FeatureName, number>>
  /** Logistic over what can be seen of the first hit: P(it is what was meant). */
  readonly belief: Readonly<Record<BeliefName, number>>
  /** P at or above `answer`: answer. At or above `offer`: ask which. Below: say that it is not known. */
  readonly answer: number
  readonly offer: number
}

export const beliefNames = [
  'bias',
  'share',
  'margin',
  'wordsNamed',
  'pairsNamed',
  'surfaceMatch',
  'surfaceCovered',
  'surfacePairs',
  'mass',
  'pairMass',
  'anchor',
  'exact',
  ...signNames,
] as const
export type BeliefName = (typeof beliefNames)[number]

export type Belief = Readonly<Record<BeliefName, number>>

function scoreOf(features: Features, rank: Weights['rank']): number {
  return featureNames.reduce((total, name) => total + features[name] * rank[name], 0)
}

/** Candidates ranked, and the calibrated probability that the first one is right. */
export function confidenceOf(
  ids: readonly string[],
  features: readonly Features[],
  signs: Signs,
  weights: Weights,
): { readonly hits: Hit[]; readonly confidence: number } {
  const hits = rank(ids, features, weights.rank)
  const belief = beliefOf(hits, signs)
  return { hits, confidence: belief ? logistic(belief, weights.belief) : 0 }
}

export function rank(ids: readonly string[], features: readonly Features[], weights: Weights['rank']): Hit[] {
  const scores = features.map((each) => scoreOf(each, weights))
  const shares = softmax(scores)
  return features
    .map((each, at) => ({
      entry: ids[at] ?? '',
      score: scores[at] ?? 0,
      share: shares[at] ?? 0,
      features: each,
    }))
    .sort((one, other) => other.score - one.score || (one.entry < other.entry ? -1 : 1))
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const parts = scores.map((score) => Math.exp(score - top))
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

/** What the belief is judged by; undefined when nothing was found. */
export function beliefOf(hits: readonly Hit[], signs: Signs): Belief | undefined {
  const [first, second] = hits
  if (!first) return undefined
  return {
    bias: 1,
    share: first.share,
    margin: first.share - (second?.share ?? 0),
    wordsNamed: first.features.wordsNamed,
    pairsNamed: first.features.pairsNamed,
    surfaceMatch: first.features.surfaceMatch,
    surfaceCovered: first.features.surfaceCovered,
    surfacePairs: first.features.surfacePairs,
    mass: first.features.mass,
    pairMass: first.features.pairMass,
    anchor: first.features.anchor,
    exact: first.features.exact,
    ...signs,
  }
}

export function logistic(belief: Belief, weights: Weights['belief']): number {
  const sum = beliefNames.reduce((total, name) => total + belief[name] * weights[name], 0)
  return 1 / (1 + Math.exp(-sum))
}
