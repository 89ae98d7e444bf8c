import { decodeAction } from '../../conversation/action.ts'
import type { Answer } from '../../conversation/answer.ts'
import { begin, type Conversation, follow } from '../../conversation/conversation.ts'
import type { Message } from '../../conversation/message.ts'
import type { Library } from '../../intents/intent.ts'
import { respond } from '../../intents/respond.ts'
import { readTyped } from '../../language/clean.ts'
import { type Interval, wilson } from '../../reports/wilson.ts'
import type { LabelledTalk } from './questions.ts'

/** One turn of a labelled talk with what the bot made of it. */
export type Turn = {
  readonly id: string
  readonly style: string
  readonly question: string
  readonly topics: readonly string[]
  readonly facet: string | undefined
  readonly answer: Answer
  /** Entries named, first the one answered or offered first. */
  readonly named: readonly string[]
  readonly ms: number
}

/** Fixed: evaluating the same content and questions twice gives the same answers. */
const evaluationKey = 'eval00'

/** Plays every talk through the same `respond` that serves people. `at` is epoch milliseconds. */
export function play(talks: readonly LabelledTalk[], library: Library, at: number): Turn[] {
  return talks.flatMap((talk) => playTalk(talk, library, at))
}

function playTalk({ id, style, turns }: LabelledTalk, library: Library, at: number): Turn[] {
  let conversation: Conversation = begin(evaluationKey)
  return turns.map(({ question, topics, facet }, place) => {
    const said = { kind: 'text', ...readTyped(question) } as const
    const message: Message = { id: `${id}-${place}`, person: { channel: 'console', id: 'eval' }, said, at }
    const started = performance.now()
    const { answer, events } = respond(library, message, conversation)
    const ms = performance.now() - started
    for (const event of events) conversation = follow(conversation, event, at)
    return { id, style, question, topics, facet, answer, named: namedIn(answer), ms }
  })
}

/** The entry answered, then those offered on buttons, in order. */
function namedIn(answer: Answer): string[] {
  const offered = answer.buttons.flatMap(({ data, role }) => {
    const action = role === 'choice' ? decodeAction(evaluationKey, data) : undefined
    return action?.kind === 'show' ? [action.entry] : []
  })
  const chosen = answer.choices.map((choice) => choice.entry)
  const first = answer.entry === undefined ? chosen : [answer.entry, ...offered]
  return [...new Set(first)]
}

export type Rate = Interval & { readonly n: number }

export type Scores = {
  readonly n: number
  readonly top1: Rate
  readonly top3: Rate
  readonly top10: Rate
  readonly mrr: number
  readonly facet: Rate
  readonly wrong: Rate
  readonly answered: Rate
  readonly choices: Rate
  readonly unknown: Rate
  readonly refusedOut: Rate
  readonly smalltalk: Rate
  readonly p50Ms: number
  readonly p95Ms: number
}

const smalltalkOutcome: Readonly<Record<string, string>> = {
  GREETING: 'smalltalk-greeting',
  THANKS: 'smalltalk-thanks',
  ABUSE: 'smalltalk-abuse',
  HUMAN: 'smalltalk-human',
}

export function score(turns: readonly Turn[]): Scores {
  const inScope = turns.filter((turn) => kindOf(turn) === 'entry')
  const faceted = inScope.filter((turn) => turn.facet !== undefined && rankOf(turn) === 1)
  const out = turns.filter((turn) => kindOf(turn) === 'out')
  const talk = turns.filter((turn) => kindOf(turn) === 'talk')
  const times = turns.map((turn) => turn.ms).sort((one, other) => one - other)
  return {
    n: turns.length,
    top1: rate(inScope, (turn) => rankOf(turn) === 1),
    top3: rate(inScope, (turn) => rankOf(turn) <= 3),
    top10: rate(inScope, (turn) => rankOf(turn) <= 10),
    mrr: inScope.reduce((total, turn) => total + 1 / rankOf(turn), 0) / Math.max(1, inScope.length),
    facet: rate(faceted, (turn) => turn.answer.facet === turn.facet),
    wrong: rate(inScope, isWrong),
    answered: rate(inScope, (turn) => turn.answer.outcome.startsWith('answered')),
    choices: rate(inScope, (turn) => turn.answer.outcome === 'choices'),
    unknown: rate(inScope, (turn) => turn.named.length === 0),
    refusedOut: rate(out, isRefused),
    smalltalk: rate(talk, isRight),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  }
}

/** What should be read by somebody: every turn that did not go as labelled. */
export function isMiss(turn: Turn): boolean {
  switch (kindOf(turn)) {
    case 'entry':
      return rankOf(turn) !== 1 || (turn.facet !== undefined && turn.answer.facet !== turn.facet)
    case 'out':
      return !isRefused(turn)
    case 'talk':
      return !isRight(turn)
  }
}

/** A list that allows OUT beside entries is judged by what was done: refused, or named something. */
export function kindOf(turn: Turn): 'entry' | 'out' | 'talk' {
  const { topics } = turn
  if (topics.includes('OUT')) return topics.length === 1 || isRefused(turn) ? 'out' : 'entry'
  return topics.some((topic) => topic in smalltalkOutcome) ? 'talk' : 'entry'
}

function rankOf({ named, topics }: Turn): number {
  const at = named.findIndex((entry) => topics.includes(entry))
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

function isWrong(turn: Turn): boolean {
  return turn.answer.entry !== undefined && !turn.topics.includes(turn.answer.entry)
}

/** Nothing was named: neither answered nor offered. */
function isRefused({ answer, named }: Turn): boolean {
  return named.length === 0 && !answer.outcome.startsWith('answered')
}

function isRight({ topics, answer }: Turn): boolean {
  return topics.some((topic) => smalltalkOutcome[topic] === answer.outcome)
}

export function rate(turns: readonly Turn[], holds: (turn: Turn) => boolean): Rate {
  const n = turns.length
  return { ...wilson(turns.filter(holds).length, n), n }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
