import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facet, TalkKind } from '../knowledge/schema.ts'
import { expand } from '../language/abbreviations.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import { finish, type Work } from '../lib/slices.ts'
import { createAsking } from './asking.ts'
import { type Hit, type Judgement, judge, type Verdict, type Weights } from './confidence.ts'
import { wordsOfEntries } from './entry-words.ts'
import { createComparison, type Features } from './features.ts'
import { createIndex } from './index.ts'
import { type AskedDuty, allSteps, createReader, type Question, type Reader, type Steps } from './question.ts'
import { type Signs, signsOf } from './signs.ts'
import { createEar, type Heard } from './sounds.ts'
import { countTerms, createVocabulary } from './vocabulary.ts'

/** What a question was understood to ask. */
export type Found = {
  /** Best first, at most ten. */
  readonly hits: readonly Hit[]
  /** What is asked of the topic, the likeliest first; empty: everything. */
  readonly facets: readonly Facet[]
  /** Calibrated probability, 0 to 1, that the first hit is what was meant. */
  readonly confidence: number
  readonly verdict: Verdict
  /** The verdict if a topic is open. */
  readonly inTalk: Verdict
  /** Is there a topic in the question at all, or only a facet («thế bao lâu?»)? */
  readonly hasTopic: boolean
  /** A greeting, thanks, …: `share` is the part of the words, fillers aside, that it explains. */
  readonly talk: { readonly kind: TalkKind; readonly share: number } | undefined
  /** What it sounds like as a whole, learned from examples: small talk, an office's business or somebody else's. */
  readonly sounds: Heard | undefined
  readonly outOfScope: boolean
  /** No word of it tells which entry is meant. */
  readonly generic: boolean
  /** Corrections of words the law has left behind («sổ hộ khẩu»), to be said with the answer. */
  readonly corrections: readonly { readonly text: string; readonly source: string }[]
  /** What is said of duties that a directive gives. */
  readonly duty: AskedDuty
}

export type Search = {
  find(question: string): Found
}

/** How many candidates of the first stage are looked at closely, and how many are reported. */
const closeLook = 20
const reported = 10

/** A question with the entries that might answer it, not yet ranked: what ranking weights are fitted on. */
export type Examined = {
  readonly question: Question
  readonly ids: readonly string[]
  readonly features: readonly Features[]
  readonly signs: Signs
  readonly sounds: Heard
  readonly facets: readonly Facet[]
}

export type Examiner = (text: string) => Examined

/** Builds the index of all entries at once: a second or two for some hundred entries with hundreds of phrases each. Pure. */
export function createExaminer(knowledge: Knowledge, steps: Steps = allSteps): Examiner {
  return finish(buildExaminer(knowledge, steps))
}

function* buildExaminer(knowledge: Knowledge, steps: Steps): Work<Examiner> {
  const texts = yield* wordsOfEntries(knowledge)
  const names = texts.flatMap((text) => text.names)
  const counts = yield* countTerms(names)
  const vocabulary = yield* createVocabulary(counts, texts, knowledge.language)
  const read = createReader(knowledge.language, vocabulary, steps)
  const { language } = knowledge
  const elsewhere = [...language.elsewhere, ...language.traps].map((line) => spelledOut(line, language))
  const index = yield* createIndex(texts, elsewhere.map(read.name), read)
  const ear = yield* createEar({
    ...sayingsIn(knowledge.language),
    office: names.filter(isLesson),
    elsewhere,
  })
  const asking = yield* createAsking(examplesIn(knowledge.language, read))
  return (text) => {
    const question = read.question(text)
    const candidates = index.candidates(question, closeLook)
    const sounds = ear.hear(question.tokens)
    return {
      question,
      ids: candidates.map((candidate) => candidate.entry.id),
      features: candidates.map(createComparison(question, index)),
      signs: signsOf(question, index, sounds, ear),
      sounds,
      facets: asking(question),
    }
  }
}

function spelledOut(line: string, { abbreviations }: Knowledge['language']): Token[] {
  return expand(tokenize(line), abbreviations)
}

function examplesIn(language: Knowledge['language'], read: Reader) {
  const lists = Object.entries(language.asking).map(([asked, lines]) => {
    const sentences = lines.map((line) => spelledOut(line, language))
    return [asked, sentences.map((tokens) => ({ tokens, cues: read.cues(tokens) }))] as const
  })
  return Object.fromEntries(lists)
}

/** Every third way to name an entry tells as well what an office is asked as all of them, in a third of the time. */
const lessonEvery = 3

function isLesson(_: unknown, at: number): boolean {
  return at % lessonEvery === 0
}

function sayingsIn(language: Knowledge['language']) {
  const lists = Object.entries(language.sayings).map(
    ([kind, lines]) => [kind, lines.map((line) => spelledOut(line, language))] as const,
  )
  return Object.fromEntries(lists)
}

export function createSearch(knowledge: Knowledge, weights: Weights): Search {
  return finish(buildSearch(knowledge, weights))
}

/** The same as work that can pause: while talk goes on. */
export function* buildSearch(knowledge: Knowledge, weights: Weights): Work<Search> {
  const examine = yield* buildExaminer(knowledge, allSteps)
  return {
    find(text) {
      const { question, ids, features, signs, sounds, facets } = examine(text)
      const judgement = judge(ids, features, signs, weights)
      return {
        ...understood(question),
        ...judgement,
        sounds,
        facets,
        hits: judgement.hits.slice(0, reported),
      }
    },
  }
}

function understood(question: Question): Omit<Found, keyof Judgement | 'sounds' | 'facets'> {
  const { talk, outOfScope, generic, corrections, duty } = question
  return { talk, outOfScope, generic, corrections, duty, hasTopic: question.topic.length > 0 }
}
