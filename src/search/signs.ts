import { evenlySaid } from './affinity.ts'
import type { Index } from './index.ts'
import type { Question } from './question.ts'
import type { Ear, Heard } from './sounds.ts'

export const signNames = [
  'asks',
  'errand',
  'privacy',
  'outside',
  'foreign',
  'elsewhere',
  'tone',
  'oddest',
  'length',
] as const

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
  /** Share of the words that name no entry. */
  readonly foreign: number
  /** How strongly the words speak for something that no office answers; about -1 to 1. */
  readonly elsewhere: number
  /** How much the whole message sounds like one to the office; about -5 to 5. */
  readonly tone: number
  /** The same of the one word that sounds it least; a long story always has some. About -1 to 0. */
  readonly oddest: number
  /** How much is said: 0.5 at ten words. */
  readonly length: number
}

const lengthHalf = 10

export function signsOf(
  { topic, cues, officeWords, privateWords, outOfScope }: Question,
  index: Index,
  { tone }: Heard,
  ear: Ear,
): Signs {
  const part = (holds: (word: string) => boolean) =>
    topic.filter((term) => holds(term.word)).length / Math.max(1, topic.length)
  return {
    asks: cues.length > 0 ? 1 : 0,
    errand: officeWords / (officeWords + 1),
    privacy: privateWords / (privateWords + 1),
    outside: outOfScope ? 1 : 0,
    foreign: part((word) => !index.known(word)),
    elsewhere: evenlySaid(topic, index.elsewhere),
    tone,
    oddest: ear.oddest(topic.map(({ word }) => word)) / (topic.length + lengthHalf),
    length: topic.length / (topic.length + lengthHalf),
  }
}
