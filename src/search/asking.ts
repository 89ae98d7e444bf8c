import { type Askable, askables, type Facet } from '../knowledge/schema.ts'
import type { Token } from '../language/tokens.ts'
import type { Work } from '../lib/slices.ts'
import { learnMaxent, sharesOf } from './maxent.ts'
import { wordsAndPairs } from './vocabulary.ts'

/** A message, and the facets whose listed phrases stand in it. */
export type Said = { readonly tokens: readonly Token[]; readonly cues: readonly Facet[] }

/** Which facts of an entry a message asks for, the likeliest first; none: what it is altogether. */
export type Asking = (said: Said) => readonly Facet[]

/** A second fact is told when a phrase asks for it and it has this share of the belief. */
const alsoAsked = 0.1

/** Slow enough that words of a topic which happen to stand in a few examples tell little. */
const pace = { rounds: 12, rate: 0.1 }

/** Learned from examples, the listed phrases being evidence beside all other words. */
export function* createAsking(examples: Readonly<Partial<Record<Askable, readonly Said[]>>>): Work<Asking> {
  const taught = askables.filter((asked) => (examples[asked] ?? []).length > 0)
  const model = yield* learnMaxent(
    taught,
    taught.flatMap((name) => (examples[name] ?? []).map((said) => ({ name, terms: () => termsOf(said) }))),
    pace,
  )
  return (said) => {
    const shares = new Map([...sharesOf(model.odds(termsOf(said)))].map((share, at) => [taught[at], share]))
    const shareOf = (asked: Askable) => shares.get(asked) ?? 0
    const [likeliest] = taught.toSorted((one, other) => shareOf(other) - shareOf(one))
    if (likeliest === undefined) return said.cues
    if (likeliest === 'all') return []
    const others = said.cues.filter((cue) => cue !== likeliest && shareOf(cue) >= alsoAsked)
    return [likeliest, ...others]
  }
}

/** Words and pairs, words once more with their marks, and what the phrases say: the first of them counts twice. */
function termsOf({ tokens, cues: [first, ...others] }: Said): string[] {
  const marked = tokens.filter(({ text, folded }) => text !== folded).map(({ text }) => `~${text}`)
  const heard = [`#first ${first}`, `#first ${first}`, ...others.map((cue) => `#also ${cue}`)]
  return [...wordsAndPairs(tokens), ...marked, ...heard]
}
