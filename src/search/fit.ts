import {
  type Belief,
  beliefNames,
  beliefOf,
  logistic,
  rank,
  softmax,
  type Verdict,
  verdictOf,
  type Weights,
} from './confidence.ts'
import { type FeatureName, type Features, featureNames } from './features.ts'
import { add, descend, dot, fitLogistic, type Row } from './regression.ts'
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
  /** In-scope questions answered all the same when nobody has written the right entry. */
  readonly neighbourAnswered: number
}

const folds = 5
/** Out-of-scope questions count as if they were this many per in-scope one: an office hears more of them than we wrote. */
const outOfScopeShare = 0.4
/** At most this share of in-scope questions may be answered with something else, in cross-validation … */
const wrongAllowed = 0.015
/** … this share of out-of-scope ones answered, and this share answered or offered anything. */
const outAnsweredAllowed = 0.015
const outNamedAllowed = 0.04
/** … and, where nobody has written the right entry, this share of in-scope questions answered with a neighbour. */
const neighbourAllowed = 0.08

/** Policy, not data: what nobody has reviewed must fit much better than an entry. Shipped content lists nothing to fit it on. */
const held: Partial<Record<FeatureName, number>> = { listedOnly: -2 }

/** Ranking weights, belief and thresholds from labelled questions; judged on questions that were left out. */
export function learnWeights(examples: readonly Example[]): {
  readonly weights: Weights
  readonly evidence: Evidence
} {
  const leftOut = Array.from({ length: folds }, (_, fold) => judgeFold(examples, fold)).flat()
  const believed = believe(leftOut)
  const thresholds = chooseThresholds(believed)
  const weights = {
    rank: fitRank(examples),
    right: fitRight(leftOut),
    ours: fitOurs(leftOut),
    ...thresholds,
  }
  return { weights, evidence: evidenceOf(believed, thresholds) }
}

type Judged = {
  readonly belief: Belief | undefined
  /** What would be seen if nobody had written the right entries. */
  readonly neighbours: Belief | undefined
  readonly correct: boolean
  readonly inScope: boolean
}
type Chances = Parameters<typeof verdictOf>[0]
type Believed = Judged & { readonly chances: Chances; readonly withoutRight: Chances }

/** Both beliefs of every question, by weights fitted on the questions of the other folds. */
function believe(judged: readonly Judged[]): Believed[] {
  return Array.from({ length: folds }, (_, fold) => {
    const others = judged.filter((_, at) => at % folds !== fold)
    const [right, ours] = [fitRight(others), fitOurs(others)]
    const chancesOf = (belief: Belief | undefined): Chances =>
      belief
        ? { right: logistic(belief, right), ours: logistic(belief, ours), margin: belief.margin }
        : { right: 0, ours: 0, margin: 0 }
    return judged
      .filter((_, at) => at % folds === fold)
      .map((each) => ({
        ...each,
        chances: chancesOf(each.belief),
        withoutRight: chancesOf(each.neighbours),
      }))
  }).flat()
}

function judgeFold(examples: readonly Example[], fold: number): Judged[] {
  const weights = fitRank(examples.filter((_, at) => at % folds !== fold))
  return examples
    .filter((_, at) => at % folds === fold)
    .map(({ ids, features, signs, right }) => {
      const hits = rank(ids, features, weights)
      const first = hits[0]?.entry
      return {
        belief: beliefOf(hits, signs),
        neighbours:
          right.length > 0 ? beliefOf(rank(...without(ids, features, right), weights), signs) : undefined,
        correct: first !== undefined && right.includes(first),
        inScope: right.length > 0,
      }
    })
}

/** The other candidates; the best of them is what BM25 compares with then. */
function without(
  ids: readonly string[],
  features: readonly Features[],
  right: readonly string[],
): [ids: string[], features: Features[]] {
  const kept = [...ids.keys()].filter((at) => !right.includes(ids[at] ?? ''))
  const others = kept.flatMap((at) => features[at] ?? [])
  const best = Math.max(...others.map(({ bm25 }) => bm25))
  return [kept.map((at) => ids[at] ?? ''), others.map((each) => ({ ...each, bm25: each.bm25 / best }))]
}

/** Listwise softmax regression: the right entries should take the whole belief. */
function fitRank(examples: readonly Example[]): Weights['rank'] {
  const lists = examples
    .filter(({ ids, right }) => ids.some((id) => right.includes(id)))
    .map(({ ids, features, right }) => ({
      rows: features.map((each) => Float64Array.from(featureNames, (name) => each[name])),
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

/** Is the first hit what was meant? A neighbour of what nobody has written never is. */
function fitRight(judged: readonly Judged[]): Weights['right'] {
  const weight = outWeight(judged)
  return fitBelief(
    judged.flatMap(({ belief, neighbours, correct, inScope }) => [
      ...rowOf(belief, correct, inScope ? 1 : weight),
      ...rowOf(neighbours, false, 1),
    ]),
  )
}

/** Is this a question to the office at all? */
function fitOurs(judged: readonly Judged[]): Weights['ours'] {
  const weight = outWeight(judged)
  return fitBelief(judged.flatMap(({ belief, inScope }) => rowOf(belief, inScope, inScope ? 1 : weight)))
}

function outWeight(judged: readonly Judged[]): number {
  const out = judged.filter((each) => !each.inScope).length
  return out === 0 ? 1 : Math.max(1, (outOfScopeShare * (judged.length - out)) / out)
}

function rowOf(belief: Belief | undefined, holds: boolean, weight: number): Row[] {
  if (!belief) return []
  const row = Float64Array.from(beliefNames, (name) => belief[name])
  return [{ row, target: holds ? 1 : 0, weight }]
}

function fitBelief(rows: readonly Row[]): Weights['right'] {
  return named(beliefNames, fitLogistic(rows, beliefNames.indexOf('bias')))
}

/** The lowest thresholds that keep the errors within what is allowed. */
function chooseThresholds(believed: readonly Believed[]): Pick<Weights, 'answer' | 'offer'> {
  const inScope = believed.filter((each) => each.inScope)
  const out = believed.filter((each) => !each.inScope)
  const grid = Array.from({ length: 199 }, (_, at) => (at + 1) / 200)
  const offer = grid.find((p) => part(out, ({ chances }) => chances.ours >= p) <= outNamedAllowed) ?? 1
  const answers = ({ chances }: Believed, answer: number) =>
    verdictOf(chances, { answer, offer }) === 'answer'
  const misleads = ({ withoutRight }: Believed, answer: number) =>
    verdictOf(withoutRight, { answer, offer }) === 'answer'
  const answer =
    grid.find(
      (p) =>
        part(inScope, (each) => answers(each, p) && !each.correct) <= wrongAllowed &&
        part(out, (each) => answers(each, p)) <= outAnsweredAllowed &&
        part(inScope, (each) => misleads(each, p)) <= neighbourAllowed,
    ) ?? 1
  return { answer, offer }
}

function evidenceOf(believed: readonly Believed[], thresholds: Pick<Weights, 'answer' | 'offer'>): Evidence {
  const judged = believed.map((each) => ({ ...each, verdict: verdictOf(each.chances, thresholds) }))
  const inScope = judged.filter((each) => each.inScope)
  const out = judged.filter((each) => !each.inScope)
  const isNamed = ({ verdict }: { readonly verdict: Verdict }) => verdict !== 'unknown'
  return {
    questions: inScope.length,
    outOfScope: out.length,
    folds,
    top1: part(inScope, (each) => each.correct && isNamed(each)),
    answered: part(inScope, (each) => each.verdict === 'answer'),
    answeredWrong: part(inScope, (each) => each.verdict === 'answer' && !each.correct),
    outOfScopeNamed: part(out, isNamed),
    neighbourAnswered: part(inScope, ({ withoutRight }) => verdictOf(withoutRight, thresholds) === 'answer'),
  }
}

function part<T>(judged: readonly T[], holds: (each: T) => boolean): number {
  return judged.length === 0 ? 0 : judged.filter(holds).length / judged.length
}

function named<Name extends string>(names: readonly Name[], vector: ArrayLike<number>): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, vector[at] ?? 0])) as Record<Name, number>
}
