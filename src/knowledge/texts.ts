import type { Path } from './yaml.ts'

/** One text of an entry and where it stands. */
export type Text = { readonly path: Path; readonly text: string }

/**
 * What a citizen reads of an entry. Left out: what people type (phrases), what others wrote (titles of documents and
 * sources, names of forms and fields) and what is not prose.
 */
export function textsOf(value: unknown, path: Path = []): Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    notRead.has(key) ? [] : textsOf(part, [...path, key]),
  )
}

const notRead: ReadonlySet<string> = new Set([
  ...[
    'id',
    'name',
    'officialName',
    'number',
    'code',
    'relatedCodes',
    'field',
    'form',
    'url',
    'issuer',
    'timeZone',
    'place',
  ],
  ...['aliases', 'phrases', 'checks', 'sources', 'legalBasis', 'basis', 'references', 'related', 'duties'],
])

/** Sentences of a text. A point inside a number or an address does not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Vietnamese writes its syllables apart; what stands between spaces is counted, if it has a letter or a digit. */
export function wordCount(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Does the sentence hold one of these, as whole words? The first that it does. */
export function findWord(sentence: string, words: readonly string[]): string | undefined {
  const padded = ` ${sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return words.find((word) => padded.includes(` ${word.toLowerCase()} `))
}
