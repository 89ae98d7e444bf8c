import { withoutPlaceholders } from '../lib/mask.ts'
import { fold } from './fold.ts'
import { unifySpelling } from './spelling.ts'

/** A word as typed (lower case, NFC, one spelling per syllable) and without its diacritics. */
export type Token = { readonly text: string; readonly folded: string }

/** Maximal runs of letters, marks and digits, in order. What was masked is no word. */
export function tokenize(text: string): Token[] {
  const words = withoutPlaceholders(text.normalize('NFC'))
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  return (words ?? []).map(toToken)
}

/** The token of one lower-case NFC word. */
export function toToken(word: string): Token {
  const known = tokens.get(word)
  if (known) return known
  const text = unifySpelling(word)
  const token = { text, folded: fold(text) }
  if (tokens.size < mostTokens) tokens.set(word, token)
  return token
}

/** Vietnamese has some 7,000 syllables; indexing all content meets each of them hundreds of times. */
const mostTokens = 20_000
const tokens = new Map<string, Token>()

/** Two neighbouring words as one term. Indexing all content meets each of them dozens of times. */
export function pairOf(first: string, second: string): string {
  const seconds = pairs.get(first)
  const known = seconds?.get(second)
  if (known !== undefined) return known
  const pair = `${first} ${second}`
  if (pairCount >= mostPairs) return pair
  pairCount += 1
  if (seconds) seconds.set(second, pair)
  else pairs.set(first, new Map([[second, pair]]))
  return pair
}

const mostPairs = 500_000
let pairCount = 0
const pairs = new Map<string, Map<string, string>>()

/** The same token as someone types it who leaves all diacritics out. */
export function withoutMarks(token: Token): Token {
  return { text: token.folded, folded: token.folded }
}

/** Does anyone here type diacritics at all? */
export function hasMarks(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.text !== token.folded)
}
