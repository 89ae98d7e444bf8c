import { type Candidate, type Index, type Surface, sum } from './index.ts'
import type { Question } from './question.ts'
import { windows } from './windows.ts'

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

/** Compares candidates with the question: the best that any stretch of it says for them. */
export function createComparison(question: Question, index: Index): (candidate: Candidate) => Features {
  const parts = windows(question).map((part) => askedOf(part, index))
  return (candidate) => parts.map((asked) => featuresIn(asked, candidate, index)).reduce(better)
}

function better(one: Features, other: Features): Features {
  const names = featureNames.map((name) => [name, Math.max(one[name], other[name])])
  return Object.fromEntries(names) as Features
}

type Weighed = { readonly at: number; readonly term: string; readonly weight: number }
type Asked = {
  readonly question: Question
  readonly said: ReadonlySet<string>
  readonly words: readonly Weighed[]
  readonly wordWeight: number
  /** Pairs that name some entry; others tell nothing. */
  readonly pairs: readonly Weighed[]
  readonly pairWeight: number
  /** The topic as one string; `|` where words were left out between. */
  readonly spoken: string
}

function askedOf(question: Question, index: Index): Asked {
  const { topic } = question
  const words = topic.map(({ word }, at) => ({ at, term: word, weight: index.idf(word) }))
  const pairs = topic.flatMap(({ pair }, at) =>
    pair === undefined || !index.known(pair) ? [] : [{ at, term: pair, weight: index.idf(pair) }],
  )
  return {
    question,
    said: new Set(topic.map(({ word }) => word)),
    words,
    wordWeight: weigh(words),
    pairs,
    pairWeight: weigh(pairs),
    spoken: ` ${topic.map(({ word, pair }) => (pair === undefined ? `${word} |` : word)).join(' ')} `,
  }
}

function featuresIn(asked: Asked, candidate: Candidate, index: Index): Features {
  const { words, pairs, body, surfaces, entry, best } = candidate
  const compared = surfaces.flatMap((surface) => compare(asked, surface, index) ?? [])
  const closest = compared.reduce((one, other) => (other.match > one.match ? other : one), nothingShared)
  const most = (value: (each: Compared) => number) => Math.max(0, ...compared.map(value))
  return {
    bm25: best,
    wordsNamed: named(asked, (word) => words.has(word)),
    pairsNamed: part(
      asked.pairs.filter(({ term }) => pairs.has(term)),
      asked.pairWeight,
    ),
    wordsAnywhere: named(asked, (word) => words.has(word) || body.has(word)),
    surfaceMatch: closest.match,
    surfaceCovered: most((each) => each.covered),
    surfacePairs: asked.pairWeight === 0 ? 0 : closest.pairMass / asked.pairWeight,
    mass: saturated(most((each) => each.mass)),
    pairMass: saturated(most((each) => each.pairMass)),
    anchor: saturated(most((each) => each.anchor)),
    exact: closest.match > 0.999 ? 1 : 0,
    listedOnly: entry.kind === 'catalog' ? 1 : 0,
    document: entry.kind === 'document' || entry.kind === 'directive' || entry.kind === 'duty' ? 1 : 0,
  }
}

/** `covered`: how much of the surface is said; `match`: that, times how much of the question it explains. */
type Compared = {
  readonly match: number
  readonly covered: number
  readonly mass: number
  readonly pairMass: number
  /** Weight of a surface that is said word for word: «… đi khai tử có bị phạt không». */
  readonly anchor: number
}

const nothingShared: Compared = { match: 0, covered: 0, mass: 0, pairMass: 0, anchor: 0 }

/** undefined when question and surface share no word. */
function compare(asked: Asked, surface: Surface, index: Index): Compared | undefined {
  const spoken = spokenWords(asked, surface)
  if (spoken.length === 0) return undefined
  const mass = sum(spoken.map(index.idf))
  const covered = mass / surface.weight
  const explained = named(asked, (word) => surface.words.includes(word))
  const anchored = asked.spoken.includes(` ${surface.text} `)
  return {
    match: covered * explained,
    covered,
    mass,
    pairMass: weigh(asked.pairs.filter(({ term }) => surface.pairs.includes(term))),
    anchor: anchored ? surface.weight + sum(surface.pairs.map(index.idf)) : 0,
  }
}

/** The words of the surface that the question says, itself or by a synonym that is wholly there. */
function spokenWords({ question, said }: Asked, { words }: Surface): readonly string[] {
  const direct = words.filter((word) => said.has(word))
  const meant = question.alternatives.filter(({ terms }) => terms.every(({ word }) => words.includes(word)))
  if (meant.length === 0) return direct
  return [...new Set([...direct, ...meant.flatMap(({ terms }) => terms.map(({ word }) => word))])]
}

/** Share of the question's words that are known by `has`, themselves or by a synonym. */
function named({ question, words, wordWeight }: Asked, has: (word: string) => boolean): number {
  const known = question.alternatives.filter((other) => other.terms.every((term) => has(term.word)))
  const isNamed = ({ at, term }: Weighed) =>
    has(term) || known.some((other) => other.from <= at && at < other.to)
  return part(words.filter(isNamed), wordWeight)
}

function part(some: readonly Weighed[], whole: number): number {
  return whole === 0 ? 0 : weigh(some) / whole
}

function weigh(some: readonly Weighed[]): number {
  return sum(some.map((each) => each.weight))
}

/** Evidence that grows without end, on a scale from 0 to 1: half at the weight of two rare words. */
function saturated(mass: number): number {
  const half = 10
  return mass / (mass + half)
}
