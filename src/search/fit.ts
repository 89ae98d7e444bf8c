import { type Belief, beliefNames, beliefOf, logistic, rank, softmax, type Weights } from './confidence.ts'
import { type FeatureName, type Features, featureNames } from './features.ts'
import type { Signs } from './signs.ts'

/** A labelled question: its candidates, and which of them are right (none: the question is out of scope). */
export type Example = {
  readonly ids: readonly string[]
  readonly features: readonly Features[]
  readonly signs: Signs
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
/** Out-of-scope questions count as if they were this many per in-scope one: an office hears more of them than we wrote. */
const outOfScopeShare = 0.4
const smoothing = 0.002
/** At most this share of in-scope questions may be answered with something else, in cross-validation … */
const wrongAllowed = 0.015
/** … this share of out-of-scope ones answered, and this share answered or offered anything. */
const outAnsweredAllowed = 0.01
const outNamedAllowed = 0.03

/** Policy, not data: what nobody has reviewed must fit much better than an entry. Shipped content lists nothing to fit it on. */
const held: Partial<Record<FeatureName, number>> = { listedOnly: -2 }

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

type Judged = {
  readonly belief: Belief | undefined
  readonly correct: boolean
  readonly inScope: boolean
}
type Believed = Judged & { readonly p: number }

function judgeFold(examples: readonly Example[], fold: number): Judged[] {
  const weights = fitRank(examples.filter((_, at) => at % folds !== fold))
  return examples
    .filter((_, at) => at % folds === fold)
    .map(({ ids, features, signs, right }) => {
      const hits = rank(ids, features, weights)
      const first = hits[0]?.entry
      return {
        belief: beliefOf(hits, signs),
        correct: first !== undefined && right.includes(first),
        inScope: right.length > 0,
      }
    })
}

/** Listwise softmax regression: the right entries should take the whole belief. */
function fitRank(examples: readonly Example[]): Weights['rank'] {
  const lists = examples
    .filter(({ ids, right }) => ids.some((id) => right.includes(id)))
    .map(({ ids, features, right }) => ({
      rows: features.map((each) => featureNames.map((name) => each[name])),
      isRight: ids.map((id) => right.includes(id)),
    }))
  const begin = featureNames.map((name) => held[name] ?? 0)
  const vector = descend(begin, (current, gradient) => {
    for (const { rows, isRight } of lists) {
      const shares = softmax(rows.map((row) => dot(row, current)))
      const onTarget = shares.reduce((total, share, at) => total + (isRight[at] ? share : 0), 0)
      for (const [at, row] of rows.entries()) {
        const share = shares[at] ?? 0
        add(gradient, row, (share - (isRight[at] ? share / onTarget : 0)) / lists.length)
      }
    }
    for (const [at, name] of featureNames.entries()) if (name in held) gradient[at] = 0
  })
  return named(featureNames, vector)
}

function fitBelief(judged: readonly Judged[]): Weights['belief'] {
  const out = judged.filter((each) => !each.inScope).length
  const outWeight = out === 0 ? 1 : Math.max(1, (outOfScopeShare * (judged.length - out)) / out)
  const rows = judged.flatMap(({ belief, correct, inScope }) => {
    if (!belief) return []
    const row = beliefNames.map((name) => belief[name])
    return [{ row, target: correct ? 1 : 0, weight: inScope ? 1 : outWeight }]
  })
  const vector = descend(new Array<number>(beliefNames.length).fill(0), (current, gradient) => {
    for (const { row, target, weight } of rows) {
      const p = 1 / (1 + Math.exp(-dot(row, current)))
      add(gradient, row, (weight * (p - target)) / rows.length)
    }
  })
  return named(beliefNames, vector)
}

function dot(row: readonly number[], weights: readonly number[]): number {
  let total = 0
  for (let at = 0; at < row.length; at++) total += (row[at] ?? 0) * (weights[at] ?? 0)
  return total
}

function add(gradient: number[], row: readonly number[], factor: number): void {
  for (let at = 0; at < row.length; at++) gradient[at] = (gradient[at] ?? 0) + factor * (row[at] ?? 0)
}

/** Adam (Kingma & Ba 2015, arXiv 1412.6980) with L2 smoothing; deterministic. */
function descend(
  begin: readonly number[],
  slope: (current: readonly number[], gradient: number[]) => void,
): number[] {
  const steps = 600
  const rate = 0.1
  const current = [...begin]
  const mean = begin.map(() => 0)
  const square = begin.map(() => 0)
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

function named<Name extends string>(names: readonly Name[], vector: readonly number[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, vector[at] ?? 0])) as Record<Name, number>
}
