import { type Candidate, type Index, type Surface, sum } from './index.ts'
import type { Question } from './question.ts'

export const featureNames = [
  'bm25',
  'wordsNamed',
  'pairsNamed',
  'wordsAnywhere',
  'surfaceMatch',
  'surfaceCovered',
  'surfacePairs',
  'exact',
  'listedOnly',
  'document',
] as const
export type FeatureName = (typeof featureNames)[number]

/** How well one entry fits one question; each 0 to 1. */
export type Features = Readonly<Record<FeatureName, number>>

export function featuresOf(question: Question, candidate: Candidate, index: Index): Features {
  const asked = askedOf(question, index)
  const named = share(asked.words, (at) => names(question, at, candidate.words))
  const anywhere = share(
    asked.words,
    (at) => names(question, at, candidate.words) || names(question, at, candidate.body),
  )
  const surfaces = candidate.surfaces.map((surface) => compare(question, surface, asked, index))
  const match = Math.max(0, ...surfaces.map((surface) => surface.match))
  const closest = surfaces.find((surface) => surface.match === match)
  const { kind } = candidate.entry
  return {
    bm25: candidate.best,
    wordsNamed: named,
    pairsNamed: share(asked.pairs, (_, pair) => pair !== undefined && candidate.pairs.has(pair)),
    wordsAnywhere: anywhere,
    surfaceMatch: match,
    surfaceCovered: Math.max(0, ...surfaces.map((surface) => surface.covered)),
    surfacePairs: closest?.pairs ?? 0,
    exact: match > 0.999 ? 1 : 0,
    listedOnly: kind === 'catalog' ? 1 : 0,
    document: kind === 'document' || kind === 'directive' || kind === 'duty' ? 1 : 0,
  }
}

type Weighed = { readonly at: number; readonly weight: number; readonly term: string | undefined }
type Asked = {
  readonly words: readonly Weighed[]
  readonly pairs: readonly Weighed[]
  readonly weight: number
}

function askedOf(question: Question, index: Index): Asked {
  const words = question.topic.map((term, at) => ({ at, weight: index.idf(term.word), term: term.word }))
  const pairs = question.topic.flatMap((term, at) =>
    term.pair === undefined || !index.known(term.pair)
      ? []
      : [{ at, weight: index.idf(term.pair), term: term.pair }],
  )
  return { words, pairs, weight: sum(words.map((word) => word.weight)) }
}

/** A word of the question is named when it stands among `words`, or all of a synonym's words do. */
function names(question: Question, at: number, words: ReadonlySet<string>): boolean {
  const word = question.topic[at]?.word
  if (word !== undefined && words.has(word)) return true
  return question.alternatives.some(
    (other) => other.from <= at && at < other.to && other.terms.every((term) => words.has(term.word)),
  )
}

function share(asked: readonly Weighed[], holds: (at: number, term: string | undefined) => boolean): number {
  const total = sum(asked.map((each) => each.weight))
  return total === 0
    ? 0
    : sum(asked.filter((each) => holds(each.at, each.term)).map((each) => each.weight)) / total
}

/** `match`: shared words against both sides; `covered`: how much of the surface the question says. */
function compare(question: Question, surface: Surface, asked: Asked, index: Index) {
  const spoken = spokenWords(question, surface.words)
  const shared = sum([...spoken].map((word) => index.idf(word)))
  const covered = surface.weight === 0 ? 0 : shared / surface.weight
  const explained = share(asked.words, (at) => names(question, at, surface.words))
  const pairs = share(asked.pairs, (_, pair) => pair !== undefined && surface.pairs.has(pair))
  return { match: covered * explained, covered, pairs }
}

/** The words of `surface` that the question says, itself or by a synonym that is wholly there. */
function spokenWords(question: Question, surface: ReadonlySet<string>): Set<string> {
  const direct = question.topic.map((term) => term.word).filter((word) => surface.has(word))
  const meant = question.alternatives
    .map((other) => other.terms.map((term) => term.word))
    .filter((words) => words.every((word) => surface.has(word)))
  return new Set([...direct, ...meant.flat()])
}
