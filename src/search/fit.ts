import {
  type Belief,
  type BeliefName,
  beliefNames,
  beliefOf,
  logistic,
  rank,
  type Weights,
} from './confidence.ts'
import { type FeatureName, type Features, featureNames } from './features.ts'

/** A labelled question: its candidates, and which of them are right (none: the question is out of scope). */
export type Example = {
  readonly ids: readonly string[]
  readonly features: readonly Features[]
  readonly right: readonly string[]
}

export type Evidence = {
  readonly questions: number
  readonly outOfScope: number
  readonly folds: number
  /** Cross-validated, at the thresholds chosen. */
  readonly top1: number
  readonly answered: number
  readonly answeredWrong: number
  readonly outOfScopeNamed: number
}

const folds = 5
const smoothing = 0.002
/** At most this share of in-scope questions may be answered with something else, in cross-validation … */
const wrongAllowed = 0.015
/** … this share of out-of-scope ones answered, and this share answered or offered anything. */
const outAnsweredAllowed = 0.01
const outNamedAllowed = 0.03

/** Ranking weights, belief and thresholds from labelled questions; judged on questions that were left out. */
export function learnWeights(examples: readonly Example[]): {
  readonly weights: Weights
  readonly evidence: Evidence
} {
  const leftOut = Array.from({ length: folds }, (_, fold) => judgeFold(examples, fold)).flat()
  const belief = fitBelief(leftOut)
  const judged = leftOut.map((each) => ({ ...each, p: each.belief ? logistic(each.belief, belief) : 0 }))
  const thresholds = chooseThresholds(judged)
  const weights = { rank: fitRank(examples), belief, ...thresholds }
  return { weights, evidence: evidenceOf(judged, thresholds) }
}

type Judged = { readonly belief: Belief | undefined; readonly correct: boolean; readonly inScope: boolean }
type Believed = Judged & { readonly p: number }

function judgeFold(examples: readonly Example[], fold: number): Judged[] {
  const weights = fitRank(examples.filter((_, at) => at % folds !== fold))
  return examples
    .filter((_, at) => at % folds === fold)
    .map(({ ids, features, right }) => {
      const hits = rank(ids, features, weights)
      const first = hits[0]?.entry
      return {
        belief: beliefOf(hits),
        correct: first !== undefined && right.includes(first),
        inScope: right.length > 0,
      }
    })
}

/** Listwise softmax regression: the right entry should take the whole belief. */
function fitRank(examples: readonly Example[]): Weights['rank'] {
  const usable = examples.filter(({ ids, right }) => ids.some((id) => right.includes(id)))
  const vector = descend(featureNames.length, (current, gradient) => {
    const weights = rankFrom(current)
    for (const { ids, features, right } of usable) {
      const hits = rank(ids, features, weights)
      const target = hits
        .filter((hit) => right.includes(hit.entry))
        .reduce((total, hit) => total + hit.share, 0)
      for (const hit of hits) {
        const pull = hit.share - (right.includes(hit.entry) ? hit.share / target : 0)
        for (const [at, name] of featureNames.entries()) {
          gradient[at] = (gradient[at] ?? 0) + (pull * hit.features[name]) / usable.length
        }
      }
    }
  })
  return rankFrom(vector)
}

function fitBelief(judged: readonly Judged[]): Weights['belief'] {
  const usable = judged.flatMap(({ belief, correct }) =>
    belief ? [{ belief, target: correct ? 1 : 0 }] : [],
  )
  const vector = descend(beliefNames.length, (current, gradient) => {
    const weights = beliefFrom(current)
    for (const { belief, target } of usable) {
      const error = logistic(belief, weights) - target
      for (const [at, name] of beliefNames.entries()) {
        gradient[at] = (gradient[at] ?? 0) + (error * belief[name]) / usable.length
      }
    }
  })
  return beliefFrom(vector)
}

/** Adam (Kingma & Ba 2015, arXiv 1412.6980) with L2 smoothing; deterministic. */
function descend(size: number, slope: (current: readonly number[], gradient: number[]) => void): number[] {
  const steps = 600
  const rate = 0.1
  const current = new Array<number>(size).fill(0)
  const mean = new Array<number>(size).fill(0)
  const square = new Array<number>(size).fill(0)
  for (let step = 1; step <= steps; step++) {
    const gradient = current.map((value) => smoothing * value)
    slope(current, gradient)
    for (const [at, value] of gradient.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * value * value
      const corrected = (mean[at] ?? 0) / (1 - 0.9 ** step)
      const spread = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8
      current[at] = (current[at] ?? 0) - (rate * corrected) / spread
    }
  }
  return current
}

/** The lowest thresholds that keep the errors within what is allowed. */
function chooseThresholds(judged: readonly Believed[]): Pick<Weights, 'answer' | 'offer'> {
  const inScope = judged.filter((each) => each.inScope)
  const out = judged.filter((each) => !each.inScope)
  const grid = Array.from({ length: 99 }, (_, at) => (at + 1) / 100)
  const answer =
    grid.find(
      (p) =>
        part(inScope, (each) => each.p >= p && !each.correct) <= wrongAllowed &&
        part(out, (each) => each.p >= p) <= outAnsweredAllowed,
    ) ?? 0.99
  const offer = grid.find((p) => part(out, (each) => each.p >= p) <= outNamedAllowed) ?? answer
  return { answer, offer: Math.min(offer, answer) }
}

function evidenceOf(
  judged: readonly Believed[],
  { answer, offer }: Pick<Weights, 'answer' | 'offer'>,
): Evidence {
  const inScope = judged.filter((each) => each.inScope)
  const out = judged.filter((each) => !each.inScope)
  return {
    questions: inScope.length,
    outOfScope: out.length,
    folds,
    top1: part(inScope, (each) => each.correct && each.p >= offer),
    answered: part(inScope, (each) => each.p >= answer),
    answeredWrong: part(inScope, (each) => each.p >= answer && !each.correct),
    outOfScopeNamed: part(out, (each) => each.p >= offer),
  }
}

function part(judged: readonly Believed[], holds: (each: Believed) => boolean): number {
  return judged.length === 0 ? 0 : judged.filter(holds).length / judged.length
}

function rankFrom(vector: readonly number[]): Weights['rank'] {
  return named<FeatureName>(featureNames, vector)
}

function beliefFrom(vector: readonly number[]): Weights['belief'] {
  return named<BeliefName>(beliefNames, vector)
}

function named<Name extends string>(names: readonly Name[], vector: readonly number[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, vector[at] ?? 0])) as Record<Name, number>
}
