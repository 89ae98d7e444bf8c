import { today } from '../lib/day.ts'
import { finishInSlices, type Work } from '../lib/slices.ts'
import { type Cluster, clustering } from './clusters.ts'
import { type Known, type Near, type Suggestion, suggest } from './suggestion.ts'
import { createTopicWords } from './topic-words.ts'
import { type Asking, byWeight, together, type Wording } from './wordings.ts'

/** One matter that people asked about in vain. Texts are masked, as stored; nobody can be told from it. */
export type Gap = {
  /** As most people put it. */
  readonly question: string
  /** How else it was put, at most three. */
  readonly wordings: readonly string[]
  /** Distinct people. */
  readonly people: number
  readonly count: number
  /** Days of the office, 2026-11-23. */
  readonly first: string
  readonly last: string
  /** What the content of today has that is nearest; absent: nothing. */
  readonly nearest?: Near
  readonly suggestion: Suggestion
}

export type Gaps = {
  /** Everything missed, shown or not. */
  readonly people: number
  readonly count: number
  readonly matters: number
  /** How many matters, weightiest first, were compared with the content of today: `gaps` are what is left of these. */
  readonly looked: number
  /** What more people asked first, then what was asked more often. */
  readonly gaps: readonly Gap[]
}

export type GapsOptions = {
  /** At most so many are shown. */
  readonly limit: number
  /** Those too about which nothing needs to be written (any more). */
  readonly all: boolean
}

const otherWordings = 3

/** Where most has been answered since, so many are looked at for each that may be shown: 500 take some three seconds. */
const lookedForEach = 25

/** What an editor can do about what was asked in vain. In slices: people are served meanwhile. */
export function findGaps(missed: readonly Wording[], known: Known, options: GapsOptions): Promise<Gaps> {
  return finishInSlices(work(missed, known, options))
}

function* work(wordings: readonly Wording[], known: Known, { limit, all }: GapsOptions): Work<Gaps> {
  const matters = yield* mattersOf(wordings, known)
  const gaps: Gap[] = []
  let looked = 0
  for (const matter of matters.slice(0, limit * lookedForEach)) {
    if (gaps.length === limit) break
    const gap = gapOf(matter, known)
    looked += 1
    if (all || !isClosed(gap)) gaps.push(gap)
    yield
  }
  const { askers, count } = together(wordings)
  return { people: askers.size, count, matters: matters.length, looked, gaps }
}

type Matter = Asking & { readonly wordings: Cluster<Wording> }

function* mattersOf(wordings: readonly Wording[], { knowledge }: Known): Work<readonly Matter[]> {
  const wordsOf = createTopicWords(knowledge)
  const worded: { readonly wording: Wording; readonly words: readonly string[] }[] = []
  for (const wording of wordings) {
    worded.push({ wording, words: wordsOf(wording.text) })
    yield
  }
  return (yield* clustering(worded))
    .map(([leader, ...others]): Matter => {
      const said: Cluster<Wording> = [leader.wording, ...others.map(({ wording }) => wording)]
      return { ...together(said), wordings: said }
    })
    .sort(byWeight)
}

function gapOf(matter: Matter, known: Known): Gap {
  const [leader, ...others] = matter.wordings
  const shown = others.slice(0, otherWordings)
  const { timeZone } = known.knowledge.office
  return {
    question: leader.text,
    wordings: shown.map(({ text }) => text),
    people: matter.askers.size,
    count: matter.count,
    first: today(matter.first, timeZone),
    last: today(matter.last, timeZone),
    ...suggest([leader, ...shown], matter, known),
  }
}

function isClosed({ suggestion: { kind } }: Gap): boolean {
  return kind === 'solved' || kind === 'no-topic'
}
