import { hasMarks, type Token, tokenize } from './tokens.ts'

/** Phrases that stand for a value, arranged to be found quickly. */
export type PhraseBook<T> = { readonly root: Node<T> }

/** `from` included and `to` excluded, in tokens. */
export type FoundPhrase<T> = { readonly value: T; readonly from: number; readonly to: number }

type Written<T> = { readonly words: readonly Token[]; readonly value: T }
type Node<T> = { readonly next: Map<string, Node<T>>; readonly ends: Written<T>[] }

/** A phrase without any word in it is ignored; of equal phrases the first given wins. */
export function createPhraseBook<T>(
  entries: readonly (readonly [phrase: string, value: T])[],
): PhraseBook<T> {
  const root = createNode<T>()
  for (const [phrase, value] of entries) {
    const words = tokenize(phrase)
    if (words.length > 0) walk(root, words).ends.push({ words, value })
  }
  return { root }
}

/**
 * Phrases that occur as whole words, the longest first where they overlap, in reading order. Diacritics may be left
 * out but not contradicted (mặt is not mất). In a message that has diacritics a phrase of one word must be typed
 * exactly: there «quan» is no careless «quận» but half of «cơ quan».
 */
export function findPhrases<T>(tokens: readonly Token[], book: PhraseBook<T>): FoundPhrase<T>[] {
  const isMarked = hasMarks(tokens)
  const found: FoundPhrase<T>[] = []
  for (const [from, { folded }] of tokens.entries()) {
    if (book.root.next.has(folded)) found.push(...phrasesAt(tokens, from, book, isMarked))
  }
  if (found.length < 2) return found
  const taken = new Set<number>()
  const chosen = found.sort(longestFirst).filter((phrase) => claim(phrase, taken))
  return chosen.sort((a, b) => a.from - b.from)
}

function createNode<T>(): Node<T> {
  return { next: new Map(), ends: [] }
}

function walk<T>(root: Node<T>, words: readonly Token[]): Node<T> {
  return words.reduce((node, word) => {
    const next = node.next.get(word.folded) ?? createNode<T>()
    node.next.set(word.folded, next)
    return next
  }, root)
}

function phrasesAt<T>(
  tokens: readonly Token[],
  from: number,
  book: PhraseBook<T>,
  isMarked: boolean,
): FoundPhrase<T>[] {
  const found: FoundPhrase<T>[] = []
  let node = book.root.next.get(tokens[from]?.folded ?? '')
  for (let to = from + 1; node; to += 1) {
    const typed = tokens.slice(from, to)
    const written = node.ends.find(({ words }) => agrees(typed, words, isMarked))
    if (written) found.push({ value: written.value, from, to })
    node = node.next.get(tokens[to]?.folded ?? '')
  }
  return found
}

function agrees(typed: readonly Token[], words: readonly Token[], isMarked: boolean): boolean {
  if (words.length === 1 && isMarked) return typed[0]?.text === words[0]?.text
  return words.every((word, at) => marksAgree(typed[at]?.text ?? '', word.text))
}

/** Marks may be missing on either side (đang ky for đăng ký) but what is there must be in the other. */
function marksAgree(typed: string, written: string): boolean {
  if (typed === written) return true
  const typedMarks = marksOf(typed)
  const writtenMarks = marksOf(written)
  return isPart(typedMarks, writtenMarks) || writtenMarks === ''
}

function marksOf(text: string): string {
  return text
    .replaceAll('đ', 'd\u0335')
    .normalize('NFD')
    .replace(/[^\p{M}]/gu, '')
}

function isPart(some: string, all: string): boolean {
  return [...some].every((mark) => all.includes(mark))
}

function longestFirst(a: FoundPhrase<unknown>, b: FoundPhrase<unknown>): number {
  return b.to - b.from - (a.to - a.from) || a.from - b.from
}

function claim(phrase: FoundPhrase<unknown>, taken: Set<number>): boolean {
  const places = Array.from({ length: phrase.to - phrase.from }, (_, at) => phrase.from + at)
  if (places.some((place) => taken.has(place))) return false
  for (const place of places) taken.add(place)
  return true
}
