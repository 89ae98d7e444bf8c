import type { Entry } from '../knowledge/knowledge.ts'
import type { Work } from '../lib/slices.ts'
import { type Affinity, affinityOf, commonStock, usageOf, usageOfCounts } from './affinity.ts'
import type { Engine, EngineRow } from './engine.ts'
import type { EntryWords } from './entry-words.ts'
import { createMiniSearchEngine } from './minisearch-engine.ts'
import { createPostingsEngine } from './postings-engine.ts'
import type { Question, Reader, Term } from './question.ts'
import { type Indexed, indexEntry, withWeights } from './surfaces.ts'
import { wordsAndPairs } from './vocabulary.ts'

type Named = { readonly entry: Entry; readonly words: Iterable<string>; readonly pairs: Iterable<string> }

/** `best` is the candidate's BM25 score as a share of the first one's. */
export type Candidate = Indexed & { readonly best: number; readonly affinity: Affinity }

export type Index = {
  /** First stage: BM25 over folded words and pairs; best first. */
  candidates(question: Question, limit: number): Candidate[]
  /** How telling a word or pair is: rare in names, high. */
  idf(term: string): number
  known(term: string): boolean
  /** How strongly a term speaks for something that no office answers. */
  readonly elsewhere: Affinity
}

const alternativeWeight = 0.8
/** A word that names no entry may be small talk as well as another topic: it counts this share of a rare word. */
const unknownShare = 0.5
/** Words in more than this share of entries tell nothing. */
const commonShare = 0.5
/** From so many on MiniSearch, which makes an object for every entry that it matches, takes too long. */
const manyEntries = 200
/** The engine's cost grows with the entries it matches: terms of more entries are left to the close look … */
const mostMatches = 400
/** … unless a question has hardly any others. */
const fewestTerms = 3

export function* createIndex(
  texts: readonly EntryWords[],
  elsewhere: readonly (readonly Term[])[],
  read: Reader,
  postingsFrom: number = manyEntries,
): Work<Index> {
  const written: Indexed[] = []
  for (const text of texts) {
    if (text.entry.kind !== 'catalog') written.push(indexEntry(text, read))
    yield
  }
  const listed = texts.filter(({ entry }) => entry.kind === 'catalog')
  const named: Named[] = [...written.map(namedByTerms), ...listed.map(namedByWords)]
  const writtenCounts = countLists(named.slice(0, written.length).map(termsOf))
  const counts = listed.length === 0 ? writtenCounts : countLists(named.map(termsOf))
  const usages = new Map(written.map((each) => [each.entry.id, usageOf(each)]))
  const outside = usageOfCounts(elsewhere.length, countLists(elsewhere.map(termList)))
  const stock = yield* commonStock([...usages.values(), outside])
  const idf = rarityIn(written.length, writtenCounts, named.length, counts)
  const looked = new Map(written.map((each) => [each.entry.id, withWeights(each, idf)]))
  const notLooked = new Map(listed.map((text) => [text.entry.id, text]))
  /** Listed procedures are thousands, and few of them are ever asked for: they are read when they are. */
  const closely = (id: string): Indexed | undefined => {
    const text = looked.has(id) ? undefined : notLooked.get(id)
    if (text) looked.set(id, withWeights(indexEntry(text, read), idf))
    return looked.get(id)
  }
  const engine = yield* createEngine(rowsOf(texts, named), postingsFrom)
  const countOf = (term: string) => counts.get(term) ?? 0
  const most = Math.min(named.length * commonShare, mostMatches)
  return {
    idf,
    known: (term) => counts.has(term),
    elsewhere: affinityOf(outside, stock),
    candidates(question, limit) {
      const weighted = telling(queryTerms(question), countOf, most)
      if (weighted.size === 0) return []
      const results = engine.search(weighted, limit)
      const top = results[0]?.score ?? 1
      return results.flatMap(({ id, score }) => {
        const found = closely(id)
        if (!found) return []
        return [
          { ...found, best: score / top, affinity: affinityOf(usages.get(id) ?? usageOf(found), stock) },
        ]
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

export function namedByTerms({ entry, words, pairs }: Indexed): Named {
  return { entry, words: [...words.keys()], pairs: [...pairs.keys()] }
}

/** What the first stage needs of a listed procedure: the words of its official name, as they stand. */
function namedByWords({ entry, names }: EntryWords): Named {
  return {
    entry,
    words: new Set(names.flatMap((name) => name.map(({ folded }) => folded))),
    pairs: new Set(),
  }
}

function termsOf({ words, pairs }: Pick<Named, 'words' | 'pairs'>): readonly string[] {
  return [...words, ...pairs]
}

/** In how many of the lists each term is; a list has it once. */
function countLists(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists) for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function* createEngine(rows: readonly EngineRow[], postingsFrom: number): Work<Engine> {
  return rows.length < postingsFrom ? createMiniSearchEngine(rows) : yield* createPostingsEngine(rows)
}

const nameless = { words: [], pairs: [] }

/** The terms of every entry, field by field: words that name it, what it is about, what it says. */
export function rowsOf(texts: readonly EntryWords[], named: readonly Named[]): EngineRow[] {
  const byId = new Map(named.map((each) => [each.entry.id, each]))
  return texts.map(({ entry: { id }, category, body }) => ({
    id,
    title: termsOf(byId.get(id) ?? nameless),
    category: wordsAndPairs(category),
    body: body.flatMap((line) => line.map(({ folded }) => folded)),
  }))
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

/** What the engine looks for, with weights. */
export function queryTerms(question: Question): Map<string, number> {
  const weighted = new Map<string, number>()
  const others = question.alternatives.flatMap((alternative) => termList(alternative.terms))
  for (const term of others) weighted.set(term, alternativeWeight)
  for (const term of termList(question.topic)) weighted.set(term, 1)
  return weighted
}

function termList(topic: readonly Term[]): string[] {
  return topic.flatMap((term) => (term.pair === undefined ? [term.word] : [term.word, term.pair]))
}
