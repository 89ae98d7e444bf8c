import {
  type Entry,
  entries,
  entryName,
  type Knowledge,
  writtenIn,
} from '../../../src/knowledge/knowledge.ts'
import { finish } from '../../../src/lib/slices.ts'
import { boosts, engineFields } from '../../../src/search/engine.ts'
import { wordsOfEntries } from '../../../src/search/entry-words.ts'
import { namedByTerms, queryTerms, rowsOf } from '../../../src/search/index.ts'
import { createReader } from '../../../src/search/question.ts'
import { indexEntry } from '../../../src/search/surfaces.ts'
import { countTerms, createVocabulary } from '../../../src/search/vocabulary.ts'
import type { Corpus, Feed, Field } from '../peers/peer.ts'

/** What a peer is fed with, and how a question is put to it. */
export type Fed = { readonly corpus: Corpus; readonly ask: (question: string) => string }

export function fedWith(feed: Feed, knowledge: Knowledge): Fed {
  return feed === 'raw text' ? rawOf(knowledge) : ourWordsOf(knowledge)
}

/** Of several choices these served most peers best on test/questions/fit. */
const rawFields: readonly Field[] = [
  { name: 'title', boost: 4 },
  { name: 'phrases', boost: 4 },
  { name: 'category', boost: 1 },
  { name: 'body', boost: 1 },
]

function rawOf(knowledge: Knowledge): Fed {
  const docs = entries(knowledge).map((entry) => ({ id: entry.id, texts: textsOf(entry) }))
  return { corpus: { feed: 'raw text', fields: rawFields, docs }, ask: (question) => question }
}

/** The same texts that our search reads of an entry. */
function textsOf(entry: Entry): Record<string, string> {
  const { aliases, phrases } = writtenIn(entry)
  const english = englishOf(entry)
  return {
    title: entryName(entry),
    phrases: [...aliases, ...phrases, ...english].join('\n'),
    category: entry.kind === 'procedure' ? entry.procedure.field : '',
    body: bodyOf(entry).join('\n'),
  }
}

function englishOf(entry: Entry): string[] {
  const written = writtenIn(entry)
  return 'english' in written && written.english ? [written.english.name, written.english.summary] : []
}

function bodyOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'procedure': {
      const { summary, applicants, dossier, results, notes } = entry.procedure
      const papers = (dossier ?? []).flatMap((paper) => [paper.name, paper.when ?? ''])
      return [summary, ...applicants, ...papers, ...results, ...notes]
    }
    case 'guide':
      return [entry.guide.summary, ...entry.guide.points, ...entry.guide.steps]
    case 'feedback-channel':
      return entry.feedbackChannel.accepts
    case 'document':
      return [entry.document.summary ?? '', ...entry.document.points]
    case 'directive':
      return [entry.directive.summary ?? '']
    case 'duty':
      return entry.duty.who
    case 'catalog':
      return []
  }
}

function ourWordsOf(knowledge: Knowledge): Fed {
  const texts = finish(wordsOfEntries(knowledge))
  const counts = finish(countTerms(texts.flatMap(({ names }) => names)))
  const vocabulary = finish(createVocabulary(counts, texts, knowledge.language))
  const read = createReader(knowledge.language, vocabulary)
  const named = texts.map((text) =>
    text.entry.kind === 'catalog'
      ? { entry: text.entry, words: new Set(text.names.flat().map(({ folded }) => folded)), pairs: [] }
      : namedByTerms(indexEntry(text, read)),
  )
  const docs = rowsOf(texts, named).map((row) => ({
    id: row.id,
    texts: Object.fromEntries(engineFields.map((field) => [field, joined(row[field])])),
  }))
  const fields = engineFields.map((name) => ({ name, boost: boosts[name] }))
  return {
    corpus: { feed: 'our words', fields, docs },
    ask: (question) => joined(queryTerms(read.question(question)).keys()),
  }
}

/** Pairs become one word. What the reader has marked as foreign to every office matches nothing and is left out. */
function joined(terms: Iterable<string>): string {
  return [...terms]
    .filter((term) => !term.includes('¬'))
    .map((term) => term.replace(' ', '_'))
    .join(' ')
}
