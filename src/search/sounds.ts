import { type TalkKind, talkKinds } from '../knowledge/schema.ts'
import type { Token } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'
import { learnMaxent, type Model, sharesOf } from './maxent.ts'
import { wordsAndPairs } from './vocabulary.ts'

/** Whom a message is for: an office, somebody else, or nobody but the bot it talks with. */
export const sounds = ['office', 'elsewhere', ...talkKinds] as const
export type Sound = 'office' | 'elsewhere' | TalkKind

/** What a message sounds like as a whole. */
export type Heard = {
  readonly likeliest: Sound
  /** Its share of the belief, 0 to 1. */
  readonly share: number
  /** Log-odds that it is for an office rather than for anybody else, in nats. */
  readonly tone: number
}

export type Ear = {
  hear(message: readonly Token[]): Heard
  /** Log-odds of the word that speaks most against an office, in nats; 0 when none does. */
  oddest(words: readonly string[]): number
}

/** Tens of thousands of sentences teach enough when gone through quickly. */
const pace = { rounds: 6, rate: 0.5 }

type Sentence = readonly Token[]

/** Learned from all that names an entry (`office`), from what no office answers, and from small talk. */
export function* createEar(lessons: Readonly<Partial<Record<Sound, readonly Sentence[]>>>): Work<Ear> {
  const taught = sounds.filter((sound) => (lessons[sound] ?? []).length > 0)
  const model = yield* learnMaxent(
    taught,
    taught.flatMap((name) =>
      (lessons[name] ?? []).map((sentence) => ({ name, terms: () => wordsAndPairs(sentence) })),
    ),
    pace,
  )
  const [office, elsewhere] = [taught.indexOf('office'), taught.indexOf('elsewhere')]
  const lean = (odds: ArrayLike<number>) => (odds[office] ?? 0) - (odds[elsewhere] ?? 0)
  return {
    hear: (message) => {
      const odds = model.odds(wordsAndPairs(message))
      return { ...likeliest(model, odds), tone: lean(odds) }
    },
    oddest: (words) => Math.min(0, ...words.map((word) => lean(model.oddsOf(word) ?? []))),
  }
}

function likeliest({ names }: Model<Sound>, odds: Float64Array): Pick<Heard, 'likeliest' | 'share'> {
  const shares = sharesOf(odds)
  const share = Math.max(0, ...shares)
  return { likeliest: names[shares.indexOf(share)] ?? 'office', share }
}
