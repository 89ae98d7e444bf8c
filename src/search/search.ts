import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Facet, type TalkKind, talkKinds } from '../knowledge/schema.ts'
import { expand } from '../language/abbreviations.ts'
import { tokenize } from '../language/tokens.ts'
import { finish, type Work } from '../lib/slices.ts'
import { type Usage, usageOfCounts } from './affinity.ts'
import { type Hit, type Judgement, judge, type Verdict, type Weights } from './confidence.ts'
import { wordsOfEntries } from './entry-words.ts'
import { createComparison, type Features } from './features.ts'
import { createIndex } from './index.ts'
import { allSteps, createReader, type Question, type Steps } from './question.ts'
import { createScope } from './scope.ts'
import { type Signs, signsOf } from './signs.ts'
import { createSorter, type Sorted } from './sorter.ts'
import { countTerms, createVocabulary } from './vocabulary.ts'

/** What a question was understood to ask. */
export type Found = {
  /** Best first, at most ten. */
  readonly hits: readonly Hit[]
  /** What is asked of the topic, in the order asked; empty: everything. */
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
  readonly sounds: Sorted<Sound> | undefined
  readonly outOfScope: boolean
  /** No word of it tells which entry is meant. */
  readonly generic: boolean
  /** Corrections of words the law has left behind («sổ hộ khẩu»), to be said with the answer. */
  readonly corrections: readonly { readonly text: string; readonly source: string }[]
}

export type Sound = TalkKind | 'office' | 'elsewhere'

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
  readonly sounds: Sorted<Sound> | undefined
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
  const elsewhere = knowledge.language.elsewhere.map(tokenize)
  const index = yield* createIndex(texts, elsewhere.map(read.name), read)
  const office = usageOfCounts(names.length, counts)
  const others = usageOfCounts(elsewhere.length, yield* countTerms(elsewhere))
  const scope = yield* createScope(office, others)
  const sounds = yield* createSorter(yield* soundsOf(knowledge.language, office, others))
  return (text) => {
    const question = read.question(text)
    const candidates = index.candidates(question, closeLook)
    return {
      question,
      ids: candidates.map((candidate) => candidate.entry.id),
      features: candidates.map(createComparison(question, index)),
      signs: signsOf(question, index, scope),
      sounds: sounds(question.tokens),
    }
  }
}

/** Small talk, with what the office and everybody else are asked beside it. */
function* soundsOf(
  { sayings, abbreviations }: Knowledge['language'],
  office: Usage,
  elsewhere: Usage,
): Work<ReadonlyMap<Sound, Usage>> {
  const sounds = new Map<Sound, Usage>([
    ['office', office],
    ['elsewhere', elsewhere],
  ])
  for (const kind of talkKinds) {
    const lines = (sayings[kind] ?? []).map((line) => expand(tokenize(line), abbreviations))
    if (lines.length > 0) sounds.set(kind, usageOfCounts(lines.length, yield* countTerms(lines)))
  }
  return sounds
}

export function createSearch(knowledge: Knowledge, weights: Weights): Search {
  return finish(buildSearch(knowledge, weights))
}

/** The same as work that can pause: while talk goes on. */
export function* buildSearch(knowledge: Knowledge, weights: Weights): Work<Search> {
  const examine = yield* buildExaminer(knowledge, allSteps)
  return {
    find(text) {
      const { question, ids, features, signs, sounds } = examine(text)
      const judgement = judge(ids, features, signs, weights)
      return { ...understood(question), ...judgement, sounds, hits: judgement.hits.slice(0, reported) }
    },
  }
}

function understood(question: Question): Omit<Found, keyof Judgement | 'sounds'> {
  const { facets, talk, outOfScope, generic, corrections } = question
  return { facets, talk, outOfScope, generic, corrections, hasTopic: question.topic.length > 0 }
}
