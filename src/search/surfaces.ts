import type { Entry } from '../knowledge/knowledge.ts'
import type { EntryWords } from './entry-words.ts'
import type { Reader, Term } from './question.ts'

/** One way to name an entry: its name, an alias or a phrase, as topic words. */
export type Surface = {
  readonly words: readonly string[]
  readonly pairs: readonly string[]
  /** Its topic words in order. */
  readonly text: string
  /** How telling its words are, together. */
  readonly weight: number
}

/** Numbers of the surfaces that have a word or pair. */
export type Places = ReadonlyMap<string, readonly number[]>

/** An entry ready to be compared with a question. */
export type Indexed = {
  readonly entry: Entry
  readonly surfaces: readonly Surface[]
  readonly words: Places
  readonly pairs: Places
  /** Words of what it says, wherever they stand. */
  readonly body: ReadonlySet<string>
}

export function indexEntry({ entry, names, body }: EntryWords, read: Reader): Indexed {
  const surfaces = names.map((name) => surfaceOf(read.name(name))).filter(({ words }) => words.length > 0)
  return {
    entry,
    surfaces,
    words: placesOf(surfaces, (surface) => surface.words),
    pairs: placesOf(surfaces, (surface) => surface.pairs),
    body: new Set(body.flatMap((line) => line.map((token) => token.folded))),
  }
}

/** Weights the surfaces by the rarity of their words, which is known when every entry has been read. */
export function withWeights(indexed: Indexed, idf: (term: string) => number): Indexed {
  const surfaces = indexed.surfaces.map((surface) => ({ ...surface, weight: sum(surface.words.map(idf)) }))
  return { ...indexed, surfaces }
}

function surfaceOf(topic: readonly Term[]): Surface {
  const words = new Set<string>()
  const pairs = new Set<string>()
  for (const { word, pair } of topic) {
    words.add(word)
    if (pair !== undefined) pairs.add(pair)
  }
  return { words: [...words], pairs: [...pairs], text: topic.map(({ word }) => word).join(' '), weight: 0 }
}

function placesOf(surfaces: readonly Surface[], termsOf: (surface: Surface) => readonly string[]): Places {
  const places = new Map<string, number[]>()
  for (const [at, surface] of surfaces.entries()) {
    for (const term of termsOf(surface)) {
      const known = places.get(term)
      if (known) known.push(at)
      else places.set(term, [at])
    }
  }
  return places
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
