import type { Knowledge } from '../knowledge/knowledge.ts'
import { type DutyCue, type Facet, facets, type TalkKind } from '../knowledge/schema.ts'
import { expand } from '../language/abbreviations.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { repair, type Vocabulary } from '../language/repair.ts'
import { pairOf, type Token, tokenize } from '../language/tokens.ts'

/** One word of the topic. `pair` joins it to the next word when they stood side by side. */
export type Term = { readonly word: string; readonly pair: string | undefined }

/** Other words for words `from` to `to` (excluded) of the topic, as in the synonym table. */
export type Alternative = { readonly from: number; readonly to: number; readonly terms: readonly Term[] }

export type Question = {
  /** All that was said, slips repaired. */
  readonly tokens: readonly Token[]
  readonly topic: readonly Term[]
  readonly alternatives: readonly Alternative[]
  /** Facets that a listed phrase asks for; evidence for what is asked (see asking.ts). */
  readonly cues: readonly Facet[]
  readonly talk: { readonly kind: TalkKind; readonly share: number } | undefined
  readonly outOfScope: boolean
  /** No word tells which procedure: «thế nhà mình ở xã thì ra đâu nộp». */
  readonly generic: boolean
  /** How many different words of office business are said. */
  readonly officeWords: number
  /** … and of private matters. */
  readonly privateWords: number
  readonly corrections: readonly { readonly text: string; readonly source: string }[]
  readonly duty: AskedDuty
}

/** What is said of duties. `rest`: the folded words that are neither that nor fillers, which may name a topic. */
export type AskedDuty = {
  readonly cues: readonly DutyCue[]
  /** Full names of the units that are named. */
  readonly units: readonly string[]
  readonly rest: string
}

/** What is done to a message before it is searched for. All of it, but in the benchmark that measures what each is worth. */
export type Steps = {
  /** Telex, VNI and slips are undone. */
  readonly repair: boolean
  /** Neighbouring words count together. */
  readonly pairs: boolean
}

export const allSteps: Steps = { repair: true, pairs: true }

export type Reader = {
  /** What a person types: slips repaired, everything in it noticed. */
  question(text: string): Question
  /** Facets that a phrase of this asks for, in the order in which they are answered. */
  cues(words: readonly Token[]): readonly Facet[]
  /** The topic words of a name or phrase in the content, which is spelled as meant and has no short forms. */
  name(words: readonly Token[]): readonly Term[]
}

/** Said around a question; never what it is about. */
export const courtesies: ReadonlySet<TalkKind> = new Set([
  'greeting',
  'thanks',
  'goodbye',
  'abuse',
  'same-question',
])

type Language = Knowledge['language']
type Span = { readonly from: number; readonly to: number }

/** Text → what it asks: abbreviations spelled out, facet and filler words told from the topic. Pure. */
export function createReader(language: Language, vocabulary: Vocabulary, steps: Steps = allSteps): Reader {
  const books = booksOf(language)
  const keep = new Set(language.spellings.flatMap((line) => tokenize(line).map((token) => token.folded)))
  const terms = (tokens: readonly Token[], positions: readonly number[]) =>
    steps.pairs ? termsAt(tokens, positions) : termsAt(tokens, positions).map(alone)
  const topicOf = (tokens: readonly Token[], beside: readonly Span[]) =>
    beside.length === 0 ? [...tokens.keys()] : [...tokens.keys()].filter((at) => !covered(at, beside))
  return {
    cues: (words) => facetsOf(findPhrases(words, books.facets), words),
    name: (words) => terms(words, topicOf(words, findPhrases(words, books.beside))),
    question(text) {
      const typed = tokenize(text)
      const expanded = expand(typed, language.abbreviations)
      const tokens = steps.repair ? repair(expanded, vocabulary, keep) : expanded
      const asked = findPhrases(tokens, books.facets)
      const fillers = findPhrases(tokens, books.fillers)
      const said = findPhrases(tokens, books.talk)
      const courtesy = said.filter((match) => courtesies.has(match.value))
      const positions = withoutMiddle(topicOf(tokens, [...asked, ...fillers, ...courtesy]))
      const isPurpose = ({ from }: Span) => tokens.slice(Math.max(0, from - purposeReach), from).some(saysWhy)
      const outside = findPhrases(tokens, books.outOfScope).filter((match) => !isPurpose(match))
      const generic = findPhrases(tokens, books.generic)
      const own = tokens.map((token, at) => (covered(at, outside) ? foreign(token) : token))
      return {
        tokens,
        topic: terms(own, positions),
        alternatives: alternativesAt(own, positions, findPhrases(own, books.synonyms)),
        cues: facetsOf(asked, tokens),
        talk: likelier(talkOf(tokens, said, fillers), talkIn(typed, books)),
        outOfScope: outside.length > 0,
        generic: positions.every((at) => covered(at, generic)),
        officeWords: unique(findPhrases(tokens, books.officeWords).map((match) => match.value)).length,
        privateWords: unique(
          findPhrases(tokens, books.privateWords)
            .filter((match) => !isPurpose(match))
            .map((match) => match.value),
        ).length,
        corrections: unique(findPhrases(tokens, books.legacy).map((match) => match.value)).map(
          ({ correction, source }) => ({ text: correction, source }),
        ),
        duty: dutyOf(tokens, books, fillers),
      }
    },
  }
}

/** What is asked, money first; «… có được … không» that names nothing else asks whether one may. */
function facetsOf(asked: readonly { readonly value: Facet }[], tokens: readonly Token[]): Facet[] {
  if (asked.length > 0) return unique(asked.map((match) => match.value)).sort(byWeight)
  const may = tokens.findIndex(({ text }) => text === 'được' || text === 'duoc')
  const whether = tokens.findLastIndex(({ folded }) => folded === 'khong' || folded === 'chua')
  return may >= 0 && whether > may ? ['eligibility'] : []
}

/** What is longer is no question but a pasted document; people say what they want where they begin or where they end. */
const longestBeginning = 100
const longestEnd = 200

function withoutMiddle(positions: readonly number[]): readonly number[] {
  if (positions.length <= longestBeginning + longestEnd) return positions
  return [...positions.slice(0, longestBeginning), ...positions.slice(-longestEnd)]
}

/** «… để (đi) vay ngân hàng»: what a paper is wanted for is not what is asked. */
const purposeReach = 3

function saysWhy({ text }: Token): boolean {
  return text === 'để' || text === 'de' || text === 'đặng'
}

/** A word of something that is no office's business names nothing of ours: the «nộp» of «nộp tiền điện» stays alone. */
function foreign(token: Token): Token {
  return { text: `¬${token.text}`, folded: `¬${token.folded}` }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function dutyOf(tokens: readonly Token[], books: Books, fillers: readonly Span[]): AskedDuty {
  const cues = books.duties.flatMap((book) => findPhrases(tokens, book))
  const units = findPhrases(tokens, books.units)
  const beside = [...cues, ...units, ...fillers]
  const rest = tokens.filter((_, at) => !covered(at, beside))
  return {
    cues: unique(cues.map(({ value }) => value)).filter((cue) => cue !== 'beside'),
    units: unique(units.flatMap(({ value }) => value ?? [])),
    rest: rest.map(({ folded }) => folded).join(' '),
  }
}

type Books = ReturnType<typeof booksOf>

function booksOf(language: Language) {
  const pairs = <T>(values: readonly { readonly says: readonly string[]; readonly value: T }[]) =>
    values.flatMap(({ says, value }) => says.map((phrase) => [phrase, value] as const))
  return {
    facets: createPhraseBook(
      pairs(facets.map((facet) => ({ says: language.facets[facet] ?? [], value: facet }))),
    ),
    talk: createPhraseBook(
      Object.entries(language.talk).flatMap(([kind, says]) =>
        (says ?? []).map((phrase) => [phrase, kind as TalkKind] as const),
      ),
    ),
    fillers: createPhraseBook(language.fillers.map((phrase) => [phrase, true] as const)),
    /** What is never a topic: a name is only cut by it. */
    beside: createPhraseBook(
      [...facets.flatMap((facet) => language.facets[facet] ?? []), ...language.fillers].map(
        (phrase) => [phrase, true] as const,
      ),
    ),
    outOfScope: createPhraseBook(language.outOfScope.map((phrase) => [phrase, true] as const)),
    officeWords: createPhraseBook(language.officeWords.map((phrase) => [phrase, phrase] as const)),
    privateWords: createPhraseBook(language.privateWords.map((phrase) => [phrase, phrase] as const)),
    generic: createPhraseBook(language.genericWords.map((phrase) => [phrase, true] as const)),
    synonyms: createPhraseBook(pairs(language.synonyms.map((rule) => ({ says: rule.says, value: rule })))),
    /** One a cue: the same words may say more than one thing. Longer ones beside are none: «hồ sơ em» is no «sở em». */
    duties: Object.entries(language.duties).map(([cue, says]) =>
      // Object.entries forgets that the keys are the record's own.
      createPhraseBook<DutyCue>([
        ...says.map((phrase) => [phrase, cue as DutyCue] as const),
        ...(language.duties.beside ?? []).map((phrase) => [phrase, 'beside'] as const),
      ]),
    ),
    units: createPhraseBook<string | undefined>([
      ...pairs(language.units.map(({ says, means }) => ({ says, value: means }))),
      ...(language.duties.beside ?? []).map((phrase) => [phrase, undefined] as const),
    ]),
    legacy: createPhraseBook(pairs(language.legacy.map((rule) => ({ says: rule.says, value: rule })))),
  }
}

/** Asked together, money and days come before lists: they are the shorter answers and what people fear most. */
const answerOrder: readonly Facet[] = [
  'fee',
  'time',
  'legal',
  'dossier',
  'online',
  'place',
  'eligibility',
  'steps',
  'result',
]

function byWeight(one: Facet, other: Facet): number {
  return answerOrder.indexOf(one) - answerOrder.indexOf(other)
}

function covered(at: number, spans: readonly Span[]): boolean {
  return spans.some((span) => span.from <= at && at < span.to)
}

function termsAt(tokens: readonly Token[], positions: readonly number[]): Term[] {
  return positions.map((at, place) => {
    const word = tokens[at]?.folded ?? ''
    const next = tokens[at + 1]?.folded
    return {
      word,
      pair: positions[place + 1] === at + 1 && next !== undefined ? pairOf(word, next) : undefined,
    }
  })
}

function alone({ word }: Term): Term {
  return { word, pair: undefined }
}

function alternativesAt(
  tokens: readonly Token[],
  positions: readonly number[],
  matches: readonly (Span & { readonly value: Language['synonyms'][number] })[],
): Alternative[] {
  return matches.flatMap(({ from, to, value }) => {
    if (value.onlyWith && !mentions(tokens, value.onlyWith)) return []
    const inside = positions.flatMap((at, place) => (from <= at && at < to ? [place] : []))
    const first = inside[0]
    const last = inside.at(-1)
    if (first === undefined || last === undefined) return []
    const meaning = tokenize(value.means)
    return [{ from: first, to: last + 1, terms: termsAt(meaning, [...meaning.keys()]) }]
  })
}

function mentions(tokens: readonly Token[], words: readonly string[]): boolean {
  const book = createPhraseBook(words.map((word) => [word, true] as const))
  return findPhrases(tokens, book).length > 0
}

/** As typed: «thank you so much» is small talk before «so» is taken for a filler. */
function talkIn(typed: readonly Token[], books: Books): Question['talk'] {
  return talkOf(typed, findPhrases(typed, books.talk), findPhrases(typed, books.fillers))
}

function likelier(one: Question['talk'], other: Question['talk']): Question['talk'] {
  return (other?.share ?? 0) > (one?.share ?? 0) ? other : one
}

/** «Dạ em chào, cảm ơn nhé» is thanks, «dạ em chào» a greeting: of what is said together the first of these leads. */
const kindsThatLead: readonly ((kind: TalkKind) => boolean)[] = [
  (kind) => kind === 'emergency',
  (kind) => kind !== 'greeting' && kind !== 'yes' && kind !== 'no',
  (kind) => kind === 'greeting',
]

function talkOf(
  tokens: readonly Token[],
  said: readonly (Span & { readonly value: TalkKind })[],
  fillers: readonly Span[],
): Question['talk'] {
  const first = said[0]
  if (first === undefined) return undefined
  const meant = [...tokens.keys()].filter((at) => !covered(at, fillers) || covered(at, said))
  const explained = meant.filter((at) => covered(at, said))
  const kinds = said.map((match) => match.value)
  const kind = kindsThatLead.map((leads) => kinds.find(leads)).find((each) => each !== undefined)
  return { kind: kind ?? first.value, share: explained.length / Math.max(1, meant.length) }
}
