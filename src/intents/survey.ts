import type { Part } from '../conversation/answer.ts'
import { type Asking, afterQuestion, questionsLeft } from '../conversation/asking.ts'
import { askingOf } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Opinion } from '../conversation/opinion.ts'
import { type Stars, stars, type Transaction, ways } from '../conversation/satisfaction.ts'
import { type Survey, surveyFactors } from '../knowledge/schema.ts'
import type { Heard, Reply } from './intent.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { reply, text } from './reply.ts'
import { starsName } from './stars-name.ts'

/** What the survey is about: what was rated, and how. */
type Rated = { readonly of: Transaction; readonly stars?: Stars }

/** The quick survey after a rating: how the papers were handed in unless it is known, then a question or two. */
export function beginSurvey(
  heard: Heard,
  rated: Rated,
  lead: readonly Part[],
  also: readonly Event[] = [],
): Reply {
  const { conversation, message, words } = heard
  const { survey, rating } = words.satisfaction
  const isOver = nextQuestion(heard, askingOf(conversation), message.at) === undefined
  if (rated.of.way !== undefined || isOver)
    return putQuestion(heard, rated, askingOf(conversation), lead, also)
  const turn = conversation.turns + 1
  return reply(quiet(heard), {
    outcome: 'survey-asked',
    parts: [...lead, ...text(survey.way)],
    buttons: [
      ...ways.map((way) => opinionButton(heard, survey.ways[way], { does: 'way', turn, way })),
      opinionButton(heard, survey.noWay, { does: 'way', turn, way: null }),
      opinionButton(heard, rating.leave, { does: 'leave' }),
    ],
    also,
    step: { kind: 'way', turn, ...rated },
  })
}

/** «Trả lời vài câu ngắn» after few stars. */
export function quickSurvey(heard: Heard, turn: number): Reply | undefined {
  const { step } = heard.conversation
  return step?.kind === 'rated' && step.turn === turn ? beginSurvey(heard, ratedIn(step), []) : undefined
}

export function giveWay(heard: Heard, { turn, way }: Extract<Opinion, { does: 'way' }>): Reply | undefined {
  const { step } = heard.conversation
  if (step?.kind !== 'way' || step.turn !== turn) return undefined
  const { of, ...rest } = ratedIn(step)
  const rated = { ...rest, of: way === null ? of : { ...of, way } }
  return putQuestion(heard, rated, askingOf(heard.conversation), [], [])
}

export function giveScore(
  heard: Heard,
  { turn, score }: Extract<Opinion, { does: 'score' }>,
): Reply | undefined {
  const { conversation, message } = heard
  const { step } = conversation
  if (step?.kind !== 'survey' || step.turn !== turn) return undefined
  const { question, factor, of } = step
  const surveyed = { kind: 'surveyed', question, factor, score, ...of } as const
  return putQuestion(heard, ratedIn(step), afterQuestion(askingOf(conversation), message.at), [], [surveyed])
}

function putQuestion(
  heard: Heard,
  rated: Rated,
  asking: Asking,
  lead: readonly Part[],
  also: readonly Event[],
): Reply {
  const { conversation, message, words } = heard
  const { survey, rating } = words.satisfaction
  const next = nextQuestion(heard, asking, message.at)
  const turn = conversation.turns + 1
  if (!next) return finish(heard, rated, lead, also)
  const title = survey.title(questionsLeft(asking, message.at))
  return reply(quiet(heard), {
    outcome: 'survey-asked',
    parts: [...lead, ...text(title, next.text)],
    buttons: [
      ...stars.map((score) => opinionButton(heard, starsName(heard, score), { does: 'score', turn, score })),
      opinionButton(heard, survey.notApplicable, { does: 'score', turn, score: 0 }),
      opinionButton(heard, rating.leave, { does: 'leave' }),
    ],
    also,
    step: { kind: 'survey', turn, ...rated, question: next.id, factor: next.factor },
  })
}

/** Whoever has something to say may still say it. */
function finish(heard: Heard, rated: Rated, lead: readonly Part[], also: readonly Event[]): Reply {
  const { survey, rating } = heard.words.satisfaction
  const turn = heard.conversation.turns + 1
  return reply(quiet(heard), {
    outcome: 'survey-done',
    parts: lead.length > 0 ? lead : text(survey.done),
    buttons: [opinionButton(heard, rating.more, { does: 'more', turn }, 'detail')],
    also,
    step: { kind: 'rated', turn, ...rated },
  })
}

function ratedIn({ of, stars: given }: Rated): Rated {
  return given === undefined ? { of } : { of, stars: given }
}

type Question = Survey['questions'][number]

/** undefined: enough for one talk, or no survey in the content. */
function nextQuestion({ knowledge, conversation }: Heard, asking: Asking, at: number): Question | undefined {
  const [survey] = knowledge.surveys
  if (!survey || questionsLeft(asking, at) === 0) return undefined
  return turnOf(survey, beginningOf(conversation.key) + (asking.surveyed ?? 0))
}

/** The nth question: a factor after the other, so that neighbours never ask about the same. */
export function turnOf({ questions }: Survey, nth: number): Question | undefined {
  const byFactor = surveyFactors
    .map((factor) => questions.filter((each) => each.factor === factor))
    .filter((own) => own.length > 0)
  const own = byFactor[nth % byFactor.length]
  return own?.[Math.floor(nth / byFactor.length) % own.length]
}

/** People begin at different questions, each always at the same: keys are drawn at random. */
function beginningOf(key: string): number {
  return Number.parseInt(key.slice(0, 3), 36) || 0
}
