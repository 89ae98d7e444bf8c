import MiniSearch from 'minisearch'
import type { Entry } from '../knowledge/knowledge.ts'
import type { Token } from '../language/tokens.ts'
import type { Question, Reader, Term } from './question.ts'
import type { EntryWords } from './vocabulary.ts'

/** One way to name an entry: its name, an alias or a phrase, as topic words. */
export type Surface = {
  readonly words: readonly string[]
  readonly pairs: readonly string[]
  /** Its topic words in order. */
  readonly text: string
  /** How telling its words are, together. */
  readonly weight: number
}

/** An entry ready to be compared with a question. */
export type Indexed = {
  readonly entry: Entry
  readonly surfaces: readonly Surface[]
  readonly words: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
  /** Words of what it says, wherever they stand. */
  readonly body: ReadonlySet<string>
}

type Named = Pick<Indexed, 'entry' | 'words' | 'pairs'>

/** `best` is the candidate's BM25 score as a share of the first one's. */
export type Candidate = Indexed & { readonly best: number }

export type Index = {
  /** First stage: BM25 over folded words and pairs; best first. */
  candidates(question: Question, limit: number): Candidate[]
  /** How telling a word or pair is: rare in names, high. */
  idf(term: string): number
  known(term: string): boolean
  /** Share of the entries named by this term. */
  share(term: string): number
}

type Row = { readonly id: string; readonly title: string; readonly category: string; readonly body: string }

/** Measured best for curated entries, whose names and phrases carry the topic (BM25+ with unique-term lengths). */
const boosts = { title: 16, category: 2, body: 1 }
const bm25 = { k: 1.2, b: 0.7, d: 0.5 }
const alternativeWeight = 0.8
/** A word that names no entry may be small talk as well as another topic: it counts this share of a rare word. */
const unknownShare = 0.5
/** Words in more than this share of entries tell nothing. */
const commonShare = 0.5
/** The engine's cost grows with the entries it matches: terms of more entries are left to the close look … */
const mostMatches = 400
/** … unless a question has hardly any others. */
const fewestTerms = 3

export function createIndex(texts: readonly EntryWords[], read: Reader): Index {
  const written = texts.filter(({ entry }) => entry.kind !== 'catalog').map((text) => indexEntry(text, read))
  const listed = texts.filter(({ entry }) => entry.kind === 'catalog')
  const named = [...written, ...listed.map(namedByWords)]
  const counts = documentCounts(named)
  const idf = rarityIn(written.length, documentCounts(written), named.length, counts)
  const looked = new Map(written.map((each) => [each.entry.id, withWeights(each, idf)]))
  const notLooked = new Map(listed.map((text) => [text.entry.id, text]))
  /** Listed procedures are thousands, and few of them are ever asked for: they are read when they are. */
  const closely = (id: string): Indexed | undefined => {
    const text = looked.has(id) ? undefined : notLooked.get(id)
    if (text) looked.set(id, withWeights(indexEntry(text, read), idf))
    return looked.get(id)
  }
  const engine = createEngine(texts, named)
  const countOf = (term: string) => counts.get(term) ?? 0
  const most = Math.min(named.length * commonShare, mostMatches)
  return {
    idf,
    known: (term) => counts.has(term),
    share: (term) => countOf(term) / named.length,
    candidates(question, limit) {
      const weighted = telling(queryTerms(question), countOf, most)
      if (weighted.size === 0) return []
      const terms = [...weighted.keys()]
      const results = engine
        .search(terms.join('\n'), { boostTerm: (term) => weighted.get(term) ?? 1 })
        .map((result) => ({ id: String(result.id), score: result.score / result.queryTerms.length }))
        .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      const top = results[0]?.score ?? 1
      return results.slice(0, limit).flatMap(({ id, score }) => {
        const found = closely(id)
        return found ? [{ ...found, best: score / top }] : []
      })
    },
  }
}

/**
 * How telling a term is among what is written. Thousands of listed procedures would make its words common; a word that
 * only they have is as telling as its share of all names, and no more than the rarest written one.
 */
function rarityIn(
  writtenTotal: number,
  writtenCounts: ReadonlyMap<string, number>,
  allTotal: number,
  allCounts: ReadonlyMap<string, number>,
): (term: string) => number {
  const rarity = (count: number, total: number) => Math.log(1 + (total - count + 0.5) / (count + 0.5))
  const rarest = rarity(1, writtenTotal)
  const unknown = rarity(0, writtenTotal) * unknownShare
  const told = new Map([...writtenCounts].map(([term, count]) => [term, rarity(count, writtenTotal)]))
  return (term) => {
    const known = told.get(term)
    if (known !== undefined) return known
    const listed = allCounts.get(term)
    return listed === undefined ? unknown : Math.min(rarest, rarity(listed, allTotal))
  }
}

/** What the first stage needs of a listed procedure: the words of its official name, as they stand. */
function namedByWords({ entry, names }: EntryWords): Named {
  return {
    entry,
    words: new Set(names.flatMap((name) => name.map(({ folded }) => folded))),
    pairs: new Set(),
  }
}

function indexEntry({ entry, names, body }: EntryWords, read: Reader): Indexed {
  const surfaces = names.map((name) => surfaceOf(read.name(name))).filter(({ words }) => words.length > 0)
  return {
    entry,
    surfaces,
    words: new Set(surfaces.flatMap((surface) => surface.words)),
    pairs: new Set(surfaces.flatMap((surface) => surface.pairs)),
    body: new Set(body.flatMap((line) => line.map((token) => token.folded))),
  }
}

function surfaceOf(topic: readonly Term[]): Surface {
  return {
    words: [...new Set(topic.map((term) => term.word))],
    pairs: topic.flatMap((term) => term.pair ?? []),
    text: topic.map((term) => term.word).join(' '),
    weight: 0,
  }
}

function withWeights(indexed: Indexed, idf: (term: string) => number): Indexed {
  const surfaces = indexed.surfaces.map((surface) => ({ ...surface, weight: sum(surface.words.map(idf)) }))
  return { ...indexed, surfaces }
}

function documentCounts(indexed: readonly Named[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words, pairs } of indexed) {
    for (const term of [...words, ...pairs]) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

function createEngine(texts: readonly EntryWords[], indexed: readonly Named[]): MiniSearch<Row> {
  const engine = new MiniSearch<Row>({
    fields: ['title', 'category', 'body'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term || null,
    searchOptions: { boost: boosts, bm25, combineWith: 'OR' },
  })
  const named = new Map(indexed.map((each) => [each.entry.id, each]))
  engine.addAll(
    texts.map(({ entry: { id }, category, body }) => ({
      id,
      title: [...(named.get(id)?.words ?? []), ...(named.get(id)?.pairs ?? [])].join('\n'),
      category: termsIn(category).join('\n'),
      body: body.flatMap((line) => line.map(({ folded }) => folded)).join('\n'),
    })),
  )
  return engine
}

/** Every word of a text and every pair of neighbours, asking words included. */
function termsIn(words: readonly Token[]): string[] {
  return words.flatMap(({ folded }, at) => {
    const next = words[at + 1]
    return next === undefined ? [folded] : [folded, `${folded} ${next.folded}`]
  })
}

/** Without the terms that match too many entries; the rarest stay in any case, if they tell anything. */
function telling(
  terms: ReadonlyMap<string, number>,
  countOf: (term: string) => number,
  most: number,
): Map<string, number> {
  const rarestFirst = [...terms].sort(([one], [other]) => countOf(one) - countOf(other))
  return new Map(rarestFirst.filter(([term], at) => countOf(term) <= most || at < fewestTerms))
}

function queryTerms(question: Question): Map<string, number> {
  const weighted = new Map<string, number>()
  const others = question.alternatives.flatMap((alternative) => termList(alternative.terms))
  for (const term of others) weighted.set(term, alternativeWeight)
  for (const term of termList(question.topic)) weighted.set(term, 1)
  return weighted
}

function termList(topic: readonly Term[]): string[] {
  return topic.flatMap((term) => (term.pair === undefined ? [term.word] : [term.word, term.pair]))
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
