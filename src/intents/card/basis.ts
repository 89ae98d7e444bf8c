import type { Procedure } from '../../knowledge/schema.ts'
import { findDocument } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import type { Setting } from './card.ts'

type Cited = Procedure['legalBasis']

/** More names than this hide the answer; all of them are behind «Căn cứ pháp lý». */
const named = 2

/** The lines every answer ends with: basis in brief, code, day of review. */
export function basisLines(
  entry: { readonly legalBasis: Cited; readonly reviewed: string; readonly code?: string | null },
  { knowledge, words }: Setting,
): string[] {
  const names = [...new Set(entry.legalBasis.map((basis) => documentName(basis.document, knowledge)))]
  const first = names.slice(0, named).join('; ')
  const documents = names.length > named ? words.basis.andMore(first, names.length - named) : first
  return [
    ...(names.length > 0 ? [words.basis.documents(documents)] : []),
    ...(entry.code ? [words.basis.code(entry.code)] : []),
    words.basis.reviewed(formatDay(entry.reviewed)),
  ]
}

/** Every document cited, with the article where it is known. */
export function legalLines(legalBasis: Cited, { knowledge, words }: Setting): string[] {
  return legalBasis.map(({ document, article }) => {
    const name = documentName(document, knowledge)
    return article === undefined ? name : words.article(name, article)
  })
}

export function documentName(id: string, knowledge: Setting['knowledge']): string {
  return findDocument(knowledge, id)?.name ?? id
}
