import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facet, TalkKind } from '../knowledge/schema.ts'
import { tokenize } from '../language/tokens.ts'
import { type Hit, type Judgement, judge, type Verdict, type Weights } from './confidence.ts'
import { createComparison, type Features } from './features.ts'
import { createIndex } from './index.ts'
import { allSteps, createReader, type Question, type Steps } from './question.ts'
import { createScope } from './scope.ts'
import { type Signs, signsOf } from './signs.ts'
import { countTerms, createVocabulary, wordsOfEntries } from './vocabulary.ts'

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
  readonly outOfScope: boolean
  /** No word of it tells which entry is meant. */
  readonly generic: boolean
  /** Corrections of words the law has left behind («sổ hộ khẩu»), to be said with the answer. */
  readonly corrections: readonly { readonly text: string; readonly source: string }[]
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
}

/** Builds the index of all entries: milliseconds for hundreds of entries. Pure: equal input, equal output. */
export function createExaminer(knowledge: Knowledge, steps: Steps = allSteps): (text: string) => Examined {
  const texts = wordsOfEntries(knowledge)
  const names = texts.flatMap((text) => text.names)
  const counts = countTerms(names)
  const read = createReader(knowledge.language, createVocabulary(counts, texts, knowledge.language), steps)
  const elsewhere = knowledge.language.elsewhere.map(tokenize)
  const index = createIndex(texts, elsewhere.map(read.name), read)
  const scope = createScope({ sentences: names.length, counts }, elsewhere)
  return (text) => {
    const question = read.question(text)
    const candidates = index.candidates(question, closeLook)
    return {
      question,
      ids: candidates.map((candidate) => candidate.entry.id),
      features: candidates.map(createComparison(question, index)),
      signs: signsOf(question, index, scope),
    }
  }
}

export function createSearch(knowledge: Knowledge, weights: Weights): Search {
  const examine = createExaminer(knowledge)
  return {
    find(text) {
      const { question, ids, features, signs } = examine(text)
      const judgement = judge(ids, features, signs, weights)
      return { ...understood(question), ...judgement, hits: judgement.hits.slice(0, reported) }
    },
  }
}

function understood(question: Question): Omit<Found, keyof Judgement> {
  const { facets, talk, outOfScope, generic, corrections } = question
  return { facets, talk, outOfScope, generic, corrections, hasTopic: question.topic.length > 0 }
}
