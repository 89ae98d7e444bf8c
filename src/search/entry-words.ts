import { type Entry, entries, type Knowledge } from '../knowledge/knowledge.ts'
import { expand } from '../language/abbreviations.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'

/** What names an entry, short forms spelled out, its category, and what it says, in words. */
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
export function* wordsOfEntries(knowledge: Knowledge): Work<EntryWords[]> {
  const { abbreviations } = knowledge.language
  const texts: EntryWords[] = []
  for (const entry of entries(knowledge)) {
    const { names, category, body } = textOf(entry)
    texts.push({
      entry,
      names: names.map((name) => expand(tokenize(name), abbreviations)),
      category: tokenize(category),
      body: body.map((line) => tokenize(line.slice(0, bodyLength))),
    })
    yield
  }
  return texts
}

/** All that an index is made of, as one string: content that differs in fees or days alone is searched alike. */
export function searchedText(knowledge: Knowledge): string {
  const texts = entries(knowledge).map((entry) => [entry.kind, entry.id, textOf(entry)])
  return JSON.stringify([knowledge.language, texts])
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
      return {
        names: [duty.text, ...duty.aliases, ...duty.topics, ...duty.phrases],
        category: '',
        body: duty.who,
      }
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
