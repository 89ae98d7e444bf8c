import { type Entry, entries, type Knowledge } from '../knowledge/knowledge.ts'
import type { Vocabulary } from '../language/repair.ts'
import { type Token, tokenize } from '../language/tokens.ts'

/** What names an entry, its category, and what it says, in words. */
export type EntryWords = {
  readonly entry: Entry
  readonly names: readonly (readonly Token[])[]
  readonly category: readonly Token[]
  readonly body: readonly (readonly Token[])[]
}

type EntryText = {
  readonly names: readonly string[]
  readonly category: string
  readonly body: readonly string[]
}

/** Sections longer than this add noise, not recall. */
const bodyLength = 600

/** Every entry, cut into words once: vocabulary, names and engine all read them. */
export function wordsOfEntries(knowledge: Knowledge): EntryWords[] {
  return entries(knowledge).map((entry) => {
    const { names, category, body } = textOf(entry)
    return {
      entry,
      names: names.map(tokenize),
      category: tokenize(category),
      body: body.map((line) => tokenize(line.slice(0, bodyLength))),
    }
  })
}

function textOf(entry: Entry): EntryText {
  switch (entry.kind) {
    case 'procedure': {
      const { procedure } = entry
      const papers = (procedure.dossier ?? []).flatMap((paper) => [paper.name, paper.when ?? ''])
      return {
        names: named(procedure),
        category: procedure.field,
        body: [
          procedure.summary,
          ...procedure.applicants,
          ...papers,
          ...procedure.results,
          ...procedure.notes,
        ],
      }
    }
    case 'guide': {
      const { guide } = entry
      return { names: named(guide), category: '', body: [guide.summary, ...guide.points, ...guide.steps] }
    }
    case 'feedback-channel': {
      const { feedbackChannel } = entry
      return { names: named(feedbackChannel), category: '', body: feedbackChannel.accepts }
    }
    case 'document': {
      const { document } = entry
      return { names: named(document), category: '', body: [document.summary ?? '', ...document.points] }
    }
    case 'directive':
      return { names: named(entry.directive), category: '', body: [entry.directive.summary ?? ''] }
    case 'duty': {
      const { duty } = entry
      return { names: [duty.text, ...duty.aliases, ...duty.phrases], category: '', body: duty.who }
    }
    case 'catalog': {
      const { listed } = entry
      return {
        names: [listed.name, ...listed.aliases, ...listed.phrases],
        category: '',
        body: [],
      }
    }
  }
}

function named(entry: {
  readonly name: string
  readonly aliases: readonly string[]
  readonly phrases: readonly string[]
  readonly english?: { readonly name: string; readonly summary: string } | undefined
}): string[] {
  const english = entry.english ? [entry.english.name, entry.english.summary] : []
  return [entry.name, ...entry.aliases, ...entry.phrases, ...english]
}

/** Counts of folded syllables and pairs over all content: what spelling repair trusts. */
export function createVocabulary(texts: readonly EntryWords[], language: Knowledge['language']): Vocabulary {
  const counts = new Map<string, number>()
  for (const words of allWords(texts, language)) {
    for (const [at, { folded }] of words.entries()) {
      count(counts, folded)
      const next = words[at + 1]
      if (next !== undefined) count(counts, `${folded} ${next.folded}`)
    }
  }
  return {
    frequency: (folded) => counts.get(folded) ?? 0,
    pair: (first, second) => counts.get(`${first} ${second}`) ?? 0,
  }
}

function* allWords(
  texts: readonly EntryWords[],
  language: Knowledge['language'],
): Generator<readonly Token[]> {
  for (const { names, category, body } of texts) {
    yield* names
    yield category
    yield* body
  }
  const { facets, talk, fillers, outOfScope, synonyms, abbreviations, legacy } = language
  for (const lines of [...Object.values(facets), ...Object.values(talk), fillers, outOfScope])
    yield* (lines ?? []).map(tokenize)
  for (const rule of [...synonyms, ...abbreviations]) yield tokenize(rule.means)
  for (const rule of [...synonyms, ...legacy]) yield* rule.says.map(tokenize)
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
