import { type Entry, entries, type Knowledge } from '../knowledge/knowledge.ts'
import type { Vocabulary } from '../language/repair.ts'
import { tokenize } from '../language/tokens.ts'

/** The texts of an entry: what names it, its category, and what it says. */
export type EntryText = {
  readonly names: readonly string[]
  readonly category: string
  readonly body: readonly string[]
}

/** Sections longer than this add noise, not recall. */
const bodyLength = 600

export function entryText(entry: Entry): EntryText {
  const text = allText(entry)
  return { ...text, body: text.body.map((line) => line.slice(0, bodyLength)) }
}

function allText(entry: Entry): EntryText {
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
      return { names: [listed.name, ...listed.aliases, ...listed.phrases], category: '', body: [] }
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
export function createVocabulary(knowledge: Knowledge): Vocabulary {
  const counts = new Map<string, number>()
  for (const text of allTexts(knowledge)) {
    const folded = tokenize(text).map((token) => token.folded)
    for (const [at, token] of folded.entries()) {
      count(counts, token)
      const next = folded[at + 1]
      if (next !== undefined) count(counts, `${token} ${next}`)
    }
  }
  return {
    frequency: (folded) => counts.get(folded) ?? 0,
    pair: (first, second) => counts.get(`${first} ${second}`) ?? 0,
  }
}

function* allTexts(knowledge: Knowledge): Generator<string> {
  for (const entry of entries(knowledge)) {
    const text = allText(entry)
    yield* text.names
    yield text.category
    yield* text.body
  }
  const { facets, talk, fillers, outOfScope, synonyms, abbreviations, legacy } = knowledge.language
  for (const lines of [...Object.values(facets), ...Object.values(talk), fillers, outOfScope])
    yield* lines ?? []
  for (const rule of [...synonyms, ...abbreviations]) yield rule.means
  for (const rule of [...synonyms, ...legacy]) yield* rule.says
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
