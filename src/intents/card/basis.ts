import type { Procedure } from '../../knowledge/schema.ts'
import { findDocument } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import type { Setting } from './card.ts'

type Cited = Procedure['legalBasis']

/** The lines every answer ends with: code, day of review and the basis by its first names; all are behind «Căn cứ pháp lý». */
export function basisLines(
  entry: { readonly legalBasis: Cited; readonly reviewed: string; readonly code?: string | null },
  { knowledge, words }: Setting,
  named = 2,
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

/** The same on one line, with the first document only: a first answer must be short. */
export function briefBasis(entry: Parameters<typeof basisLines>[0], setting: Setting): string[] {
  return [basisLines(entry, setting, 1).join('. ')]
}

export function documentName(id: string, knowledge: Setting['knowledge']): string {
  return findDocument(knowledge, id)?.name ?? id
}
