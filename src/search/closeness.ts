import type { Candidate, Index } from './index.ts'
import type { Question } from './question.ts'
import { type Places, type Surface, sum } from './surfaces.ts'

type Weighed = { readonly term: string; readonly weight: number }
/** A question ready to be compared, word by word. */
export type Asked = {
  /** Place by place. */
  readonly words: readonly Weighed[]
  readonly wordWeight: number
  /** Pairs that name some entry; others tell nothing. */
  readonly pairs: readonly (Weighed & { readonly at: number })[]
  readonly pairWeight: number
  readonly alternatives: readonly {
    readonly from: number
    readonly to: number
    readonly words: readonly Weighed[]
  }[]
  /** The topic as one string; `|` where words were left out between. */
  readonly spoken: string
}

export function askedOf({ topic, alternatives }: Question, index: Index): Asked {
  const weighed = (term: string) => ({ term, weight: index.idf(term) })
  const words = topic.map(({ word }) => weighed(word))
  const pairs = topic.flatMap(({ pair }, at) =>
    pair === undefined || !index.known(pair) ? [] : [{ ...weighed(pair), at }],
  )
  return {
    words,
    wordWeight: weigh(words),
    pairs,
    pairWeight: weigh(pairs),
    alternatives: alternatives.map(({ terms, ...places }) => ({
      ...places,
      words: terms.map(({ word }) => weighed(word)),
    })),
    spoken: ` ${topic.map(({ word, pair }) => (pair === undefined ? `${word} |` : word)).join(' ')} `,
  }
}

/** What each surface of a candidate shares with the question. */
type Sheet = {
  /** Weight of its words that are said. */
  readonly mass: Float64Array
  /** Weight of what is said that it explains. */
  readonly explained: Float64Array
  readonly pairs: Float64Array
  readonly touched: number[]
}

function createSheet(surfaces: number): Sheet {
  return {
    mass: new Float64Array(surfaces),
    explained: new Float64Array(surfaces),
    pairs: new Float64Array(surfaces),
    touched: [],
  }
}

/** The best of any surface of a candidate; `match`: how much of a surface is said, times how much of the question it explains. */
export type Closest = {
  match: number
  /** Pairs shared with the surface of the best match. */
  matchPairs: number
  covered: number
  mass: number
  pairMass: number
  /** Weight of a surface that is said word for word: «… đi khai tử có bị phạt không». */
  anchor: number
}

export function closestSurface(asked: Asked, candidate: Candidate, index: Index): Closest {
  const sheet = fill(asked, candidate)
  const closest: Closest = { match: 0, matchPairs: 0, covered: 0, mass: 0, pairMass: 0, anchor: 0 }
  for (const at of sheet.touched) {
    const surface = candidate.surfaces[at] as Surface
    const mass = sheet.mass[at] ?? 0
    const pairMass = sheet.pairs[at] ?? 0
    const covered = mass / surface.weight
    const match = asked.wordWeight === 0 ? 0 : (covered * (sheet.explained[at] ?? 0)) / asked.wordWeight
    if (match > closest.match) {
      closest.match = match
      closest.matchPairs = pairMass
    }
    closest.covered = Math.max(closest.covered, covered)
    closest.mass = Math.max(closest.mass, mass)
    closest.pairMass = Math.max(closest.pairMass, pairMass)
    if (covered > 0.999 && asked.spoken.includes(` ${surface.text} `)) {
      closest.anchor = Math.max(closest.anchor, surface.weight + sum(surface.pairs.map(index.idf)))
    }
  }
  return closest
}

/** Writes down, surface by surface, what the question says of it. */
function fill(asked: Asked, candidate: Candidate): Sheet {
  const sheet = createSheet(candidate.surfaces.length)
  const said = new Set<string>()
  for (const { term, weight } of asked.words) {
    const isNew = !said.has(term)
    said.add(term)
    for (const at of candidate.words.get(term) ?? []) {
      if (sheet.explained[at] === 0) sheet.touched.push(at)
      sheet.explained[at] = (sheet.explained[at] ?? 0) + weight
      if (isNew) sheet.mass[at] = (sheet.mass[at] ?? 0) + weight
    }
  }
  for (const other of asked.alternatives) {
    for (const at of surfacesWithAll(other.words, candidate.words))
      fillMeant(asked, other, said, at, candidate, sheet)
  }
  for (const { term, weight } of asked.pairs) {
    for (const at of candidate.pairs.get(term) ?? []) sheet.pairs[at] = (sheet.pairs[at] ?? 0) + weight
  }
  return sheet
}

/** A synonym that is wholly in a surface counts as said, and explains the words it stands for. */
function fillMeant(
  asked: Asked,
  { from, to, words }: Asked['alternatives'][number],
  said: ReadonlySet<string>,
  at: number,
  candidate: Candidate,
  sheet: Sheet,
): void {
  const surface = candidate.surfaces[at] as Surface
  const unsaid = words.filter(({ term }) => !said.has(term))
  const unexplained = asked.words.slice(from, to).filter(({ term }) => !surface.words.includes(term))
  if (sheet.explained[at] === 0) sheet.touched.push(at)
  sheet.mass[at] = Math.min(surface.weight, (sheet.mass[at] ?? 0) + weigh(unsaid))
  sheet.explained[at] = Math.min(asked.wordWeight, (sheet.explained[at] ?? 0) + weigh(unexplained))
}

function surfacesWithAll(words: readonly Weighed[], places: Places): readonly number[] {
  const [first, ...rest] = words.map(({ term }) => places.get(term) ?? [])
  return (first ?? []).filter((at) => rest.every((others) => others.includes(at)))
}

/** Share of the question's words that are known by `has`, themselves or by a synonym. */
export function namedShare(
  { alternatives, words, wordWeight }: Asked,
  has: (word: string) => boolean,
): number {
  const known = alternatives.filter((other) => other.words.every(({ term }) => has(term)))
  const isNamed = ({ term }: Weighed, at: number) =>
    has(term) || known.some((other) => other.from <= at && at < other.to)
  return part(words.filter(isNamed), wordWeight)
}

/** The weight of some as a share of the whole; 0 of nothing. */
export function part(some: readonly Weighed[], whole: number): number {
  return whole === 0 ? 0 : weigh(some) / whole
}

function weigh(some: readonly Weighed[]): number {
  return sum(some.map((each) => each.weight))
}
