import type { Knowledge } from '../knowledge/knowledge.ts'
import { expand } from '../language/abbreviations.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { tokenize } from '../language/tokens.ts'
import { courtesies } from '../search/question.ts'

/**
 * What a question is about: its folded words without asking words, fillers and courtesies, in reading order, each once.
 * Of «mất bao nhiêu tiền?», which is about nothing, all words.
 */
export function createTopicWords({
  language,
}: Pick<Knowledge, 'language'>): (question: string) => readonly string[] {
  const talk = [...courtesies].flatMap((kind) => language.talk[kind] ?? [])
  const beside = [
    ...Object.values(language.facets).flatMap((says) => says ?? []),
    ...language.fillers,
    ...talk,
  ]
  const book = createPhraseBook(beside.map((phrase) => [phrase, true] as const))
  return (question) => {
    const tokens = expand(tokenize(question), language.abbreviations)
    const spans = findPhrases(tokens, book)
    const topic = tokens.filter((_, at) => !spans.some(({ from, to }) => from <= at && at < to))
    return [...new Set((topic.length > 0 ? topic : tokens).map(({ folded }) => folded))]
  }
}
