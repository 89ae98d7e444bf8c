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
  'mass',
  'pairMass',
  'anchor',
  'exact',
  'listedOnly',
  'document',
] as const
export type FeatureName = (typeof featureNames)[number]

/** How well one entry fits one question; each 0 to 1. */
export type Features = Readonly<Record<FeatureName, number>>

/** In a long story only a few words say what is wanted: it is read through a window of this many words … */
const windowWords = 12
/** … moved by this many. */
const windowStep = 6

/** The best that any stretch of the question says for this entry. */
export function featuresOf(question: Question, candidate: Candidate, index: Index): Features {
  return windows(question)
    .map((part) => featuresIn(part, candidate, index))
    .reduce(better)
}

function better(one: Features, other: Features): Features {
  const names = featureNames.map((name) => [name, Math.max(one[name], other[name])])
  return Object.fromEntries(names) as Features
}

function windows(question: Question): Question[] {
  const { topic, alternatives } = question
  if (topic.length <= windowWords + windowStep) return [question]
  const starts = Array.from(
    { length: Math.ceil((topic.length - windowStep) / windowStep) },
    (_, at) => at * windowStep,
  )
  return starts.map((start) => {
    const end = Math.min(topic.length, start + windowWords)
    const inside = alternatives.filter((other) => other.from >= start && other.to <= end)
    return {
      ...question,
      topic: topic.slice(start, end),
      alternatives: inside.map((other) => ({ ...other, from: other.from - start, to: other.to - start })),
    }
  })
}

function featuresIn(question: Question, candidate: Candidate, index: Index): Features {
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
    mass: saturated(Math.max(0, ...surfaces.map((surface) => surface.mass))),
    pairMass: saturated(Math.max(0, ...surfaces.map((surface) => surface.pairMass))),
    anchor: saturated(anchorOf(question, candidate.surfaces, index)),
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
  const pairMass = sum(
    asked.pairs.filter((pair) => surface.pairs.has(pair.term ?? '')).map((pair) => pair.weight),
  )
  return { match: covered * explained, covered, pairs, mass: shared, pairMass }
}

/** Evidence that grows without end, on a scale from 0 to 1: half at the weight of two rare words. */
function saturated(mass: number): number {
  const half = 10
  return mass / (mass + half)
}

/** Weight of the heaviest surface that the question says word for word: «… đi khai tử có bị phạt không». */
function anchorOf({ topic }: Question, surfaces: readonly Surface[], index: Index): number {
  const spoken = ` ${topic.map((term) => (term.pair === undefined ? `${term.word} |` : term.word)).join(' ')} `
  const said = surfaces.filter((surface) => spoken.includes(` ${surface.text} `))
  return Math.max(
    0,
    ...said.map(({ pairs, weight }) => weight + sum([...pairs].map((pair) => index.idf(pair)))),
  )
}

/** Signs of a question put to an office, whatever its topic. */
export type Signs = {
  /** Something is asked of the topic: money, days, papers … */
  readonly asks: number
  /** Words of office business: 0.5 at one, growing. */
  readonly errand: number
  /** Share of the words that many entries use: giấy, đăng ký, xã, hồ sơ … */
  readonly official: number
  /** Share of the words that no entry uses. */
  readonly foreign: number
  /** How much is said: 0.5 at ten words. */
  readonly length: number
}

/** A word is the office's own when it names at least this share of the entries. */
const officialShare = 0.04

export function signsOf({ topic, facets, officeWords }: Question, index: Index): Signs {
  const part = (holds: (word: string) => boolean) =>
    topic.filter((term) => holds(term.word)).length / Math.max(1, topic.length)
  return {
    asks: facets.length > 0 ? 1 : 0,
    errand: officeWords / (officeWords + 1),
    official: part((word) => index.share(word) >= officialShare),
    foreign: part((word) => !index.known(word)),
    length: saturated(topic.length),
  }
}

/** The words of `surface` that the question says, itself or by a synonym that is wholly there. */
function spokenWords(question: Question, surface: ReadonlySet<string>): Set<string> {
  const direct = question.topic.map((term) => term.word).filter((word) => surface.has(word))
  const meant = question.alternatives
    .map((other) => other.terms.map((term) => term.word))
    .filter((words) => words.every((word) => surface.has(word)))
  return new Set([...direct, ...meant.flat()])
}
