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
  readonly right: Readonly<Record<BeliefName, number>>
  /** … and P(this is a question to the office at all). */
  readonly ours: Readonly<Record<BeliefName, number>>
  /** P(right) from which to answer, P(ours) from which to name anything. */
  readonly answer: number
  readonly offer: number
}

/** What to do with a question: answer with the first hit, ask which hit is meant, or name nothing. */
export type Verdict = 'answer' | 'choose' | 'unknown'

const seenOfFirst = [
  'surfaceMatch',
  'surfaceCovered',
  'mass',
  'pairMass',
  'anchor',
  'exact',
  'wordAffinity',
  'pairAffinity',
  'overall',
  'ending',
] as const satisfies readonly FeatureName[]

export const beliefNames = ['bias', 'share', 'margin', 'lead', ...seenOfFirst, ...signNames] as const
export type BeliefName = (typeof beliefNames)[number]

export type Belief = Readonly<Record<BeliefName, number>>

export type Judgement = {
  /** Best first. */
  readonly hits: Hit[]
  /** P(the first hit is what was meant), 0 to 1. */
  readonly confidence: number
  readonly verdict: Verdict
  /** … when it is said in the middle of a talk about an office's business. */
  readonly inTalk: Verdict
}

/** Candidates ranked, and what the fitted weights make of the best. */
export function judge(
  ids: readonly string[],
  features: readonly Features[],
  signs: Signs,
  weights: Weights,
): Judgement {
  const hits = rank(ids, features, weights.rank)
  const belief = beliefOf(hits, signs)
  if (!belief) return { hits, confidence: 0, verdict: 'unknown', inTalk: 'unknown' }
  const right = logistic(belief, weights.right)
  const ours = logistic(belief, weights.ours)
  const { margin } = belief
  return {
    hits,
    confidence: right,
    verdict: verdictOf({ right, ours, margin }, weights),
    inTalk: verdictOf({ right, ours: likelier(ours), margin }, weights),
  }
}

/** Policy, not fitted: of what is said in a talk, hardly anything is meant for anybody else. */
const oddsInTalk = 60

function likelier(ours: number): number {
  return (oddsInTalk * ours) / (oddsInTalk * ours + 1 - ours)
}

/** Policy: of two entries about as likely as each other, the person chooses. */
const leastMargin = 0.2

/** `right` and `ours` are probabilities; `margin`: how much more of the belief the first hit has than the second. */
export function verdictOf(
  { right, ours, margin }: { readonly right: number; readonly ours: number; readonly margin: number },
  { answer, offer }: Pick<Weights, 'answer' | 'offer'>,
): Verdict {
  if (ours < offer) return 'unknown'
  return right >= answer && margin >= leastMargin ? 'answer' : 'choose'
}

function scoreOf(features: Features, rank: Weights['rank']): number {
  return featureNames.reduce((total, name) => total + features[name] * rank[name], 0)
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

/** Scores of good hits are about so large. */
const goodScore = 20

/** What the first hit is judged by; undefined when nothing was found. */
export function beliefOf(hits: readonly Hit[], signs: Signs): Belief | undefined {
  const [first, second] = hits
  if (!first) return undefined
  const seen = Object.fromEntries(seenOfFirst.map((name) => [name, first.features[name]]))
  return {
    bias: 1,
    share: first.share,
    margin: first.share - (second?.share ?? 0),
    lead: first.score / goodScore,
    ...(seen as Record<(typeof seenOfFirst)[number], number>),
    ...signs,
  }
}

export function logistic(belief: Belief, weights: Weights['right']): number {
  const sum = beliefNames.reduce((total, name) => total + belief[name] * weights[name], 0)
  return 1 / (1 + Math.exp(-sum))
}
