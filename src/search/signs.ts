import type { Index } from './index.ts'
import type { Question } from './question.ts'

export const signNames = ['asks', 'errand', 'privacy', 'outside', 'official', 'foreign', 'length'] as const

/** Signs of a question put to an office, whatever its topic; each 0 to 1. */
export type Signs = {
  /** Something is asked of the topic: money, days, papers … */
  readonly asks: number
  /** Words of office business: 0.5 at one, growing. */
  readonly errand: number
  /** Words of private matters, on the same scale. */
  readonly privacy: number
  /** Something named in content/language as no office's business. */
  readonly outside: number
  /** Share of the words that name many entries. */
  readonly official: number
  /** Share of the words that name no entry. */
  readonly foreign: number
  /** How much is said: 0.5 at ten words. */
  readonly length: number
}

/** A word names many entries when it is in the names of at least this share of them. */
const officialShare = 0.04
const lengthHalf = 10

export function signsOf(
  { topic, facets, officeWords, privateWords, outOfScope }: Question,
  index: Index,
): Signs {
  const part = (holds: (word: string) => boolean) =>
    topic.filter((term) => holds(term.word)).length / Math.max(1, topic.length)
  return {
    asks: facets.length > 0 ? 1 : 0,
    errand: officeWords / (officeWords + 1),
    privacy: privateWords / (privateWords + 1),
    outside: outOfScope ? 1 : 0,
    official: part((word) => index.share(word) >= officialShare),
    foreign: part((word) => !index.known(word)),
    length: topic.length / (topic.length + lengthHalf),
  }
}
