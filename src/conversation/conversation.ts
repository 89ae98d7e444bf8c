import type { Facet } from '../knowledge/schema.ts'
import { decodeAction, type RatingReason } from './action.ts'
import type { Outcome } from './answer.ts'
import { type Asking, afterAsking, afterChoice, afterQuestion, afterRating } from './asking.ts'
import type { Event } from './event.ts'
import { outlastsQuestions, type Step } from './step.ts'
import { offerWish, type Unanswered } from './wish.ts'

/** What must be known of the past to answer next. A fold over the events of one person on one channel. */
export type Conversation = {
  /** Six letters or digits, drawn at random when the talk begins; buttons carry it. */
  readonly key: string
  readonly language: 'vi' | 'en'
  /** Number of turns taken; the next answer is turn `turns + 1`. */
  readonly turns: number
  /** The open topic: a bare «mất bao nhiêu?» is about this. `at` is epoch milliseconds. */
  readonly topic?: { readonly entry: string; readonly facet?: Facet; readonly at: number }
  readonly menu: readonly string[]
  /** Misses in a row: the second offers a menu, the third a person. */
  readonly misses: number
  /** Latest answers that may still be rated, newest last. */
  readonly rateable: readonly Rateable[]
  /** Questions without an answer that may be wished for, or are; newest last. Absent: none. */
  readonly unanswered?: readonly Unanswered[]
  /** What the talk is in the middle of, since `at`. */
  readonly step?: Step & { readonly at: number }
  /** Absent: never asked how satisfied they are. */
  readonly asking?: Asking
  /** How the latest turn that showed or asked anything ended. */
  readonly latest?: Outcome
}

/** An answer, and how it was rated last; `ratedAt` is epoch milliseconds. */
export type Rateable = {
  readonly turn: number
  readonly entry: string
  readonly useful?: boolean
  readonly reason?: RatingReason
  readonly ratedAt?: number
}

/** Buttons of answers older than this many are «cũ». */
const rateableAnswers = 20

/** `stopped`: this person said «Dừng» in a talk that is forgotten since. */
export function begin(key: string, stopped = false): Conversation {
  const talk: Conversation = { key, language: 'vi', turns: 0, menu: [], misses: 0, rateable: [] }
  return stopped ? { ...talk, asking: afterChoice({}, false) } : talk
}

/** The conversation after `event`, which happened at `at` (epoch milliseconds). */
export function follow(conversation: Conversation, event: Event, at: number): Conversation {
  switch (event.kind) {
    case 'turned':
      return afterTurn(conversation, event, at)
    case 'rated':
      return {
        ...conversation,
        rateable: conversation.rateable.map((answer) =>
          answer.turn === event.turn ? afterRated(answer, event, at) : answer,
        ),
      }
    case 'refused':
    case 'followed':
    case 'unfollowed':
      return conversation
    case 'wished':
      return {
        ...conversation,
        unanswered: unansweredOf(conversation).map((each) =>
          each.turn === event.turn ? { ...each, wished: true } : each,
        ),
      }
    case 'wish-ended':
      return {
        ...conversation,
        unanswered: unansweredOf(conversation).filter((each) => each.turn !== event.turn),
      }
    case 'language-chosen':
      return { ...conversation, language: event.language }
    case 'forgotten':
      return begin(conversation.key)
    case 'service-rated':
      return withoutStep({ ...conversation, asking: afterRating(askingOf(conversation), event.entry, at) })
    case 'surveyed':
      return { ...conversation, asking: afterQuestion(askingOf(conversation), at) }
    case 'ticket-opened':
      return withoutStep(conversation)
    case 'ticket-ended':
    case 'member-joined':
    case 'member-left':
    case 'reminded':
      return conversation
    case 'duty-acknowledged':
    case 'duty-reopened':
      return withoutStep(conversation)
    case 'asking-set':
      return { ...conversation, asking: afterChoice(askingOf(conversation), event.wanted) }
  }
}

function afterRated(
  { turn, entry }: Rateable,
  { useful, reason }: Extract<Event, { kind: 'rated' }>,
  ratedAt: number,
): Rateable {
  return { turn, entry, useful, ratedAt, ...(reason === undefined ? {} : { reason }) }
}

/** Questions that may be wished for, or are; newest last. */
export function unansweredOf({ unanswered = [] }: Conversation): readonly Unanswered[] {
  return unanswered
}

export function askingOf({ asking = {} }: Conversation): Asking {
  return asking
}

function withoutStep({ step: _, ...rest }: Conversation): Conversation {
  return rest
}

function afterTurn(
  conversation: Conversation,
  event: Extract<Event, { kind: 'turned' }>,
  at: number,
): Conversation {
  const turn = conversation.turns + 1
  const { entry } = event
  const missed = event.outcome.startsWith('unknown') || event.outcome === 'clarify'
  const { topic, step, ...rest } = conversation
  return {
    ...rest,
    ...(topic && !leavesTopic(event.outcome) ? { topic } : {}),
    turns: turn,
    menu: event.menu.length > 0 ? event.menu : lastingMenu(conversation),
    misses: missed ? conversation.misses + 1 : 0,
    ...unansweredAfter(conversation, turn, event),
    ...stepAfter(step, event, at),
    ...(event.offered ? { asking: afterAsking(askingOf(conversation), at) } : {}),
    latest: event.outcome,
    ...(entry === undefined
      ? {}
      : {
          topic: event.facet ? { entry, facet: event.facet, at } : { entry, at },
          rateable: [...conversation.rateable, { turn, entry }].slice(-rateableAnswers),
        }),
  }
}

function unansweredAfter(
  conversation: Conversation,
  turn: number,
  { question, menu }: Extract<Event, { kind: 'turned' }>,
): Pick<Conversation, 'unanswered'> {
  const isOffered = menu.some((data) => {
    const action = decodeAction(conversation.key, data)
    return action?.kind === 'tell-me' && action.wanted && action.turn === turn
  })
  if (question === undefined || !isOffered) return {}
  return { unanswered: offerWish(unansweredOf(conversation), { turn, question }) }
}

/** A picture in place of words, or a message too long, is tried again; what we tell on our own interrupts nothing. */
function stepAfter(
  step: Conversation['step'],
  event: Extract<Event, { kind: 'turned' }>,
  at: number,
): Pick<Conversation, 'step'> {
  if (event.step) return { step: { ...event.step, at } }
  if (!step) return {}
  const isKept =
    outlastsQuestions(step) ||
    event.outcome.startsWith('error-') ||
    event.outcome === 'continued' ||
    event.outcome === 'notice'
  return isKept ? { step } : {}
}

/** Something else was asked, and not answered: «bao nhiêu tiền?» is no longer about what came before it. */
function leavesTopic(outcome: Outcome): boolean {
  return outcome === 'choices' || outcome.startsWith('unknown')
}

/** A menu stays good for «2» after a «cảm ơn»; «xóa hết?» does not: a later «ok» must never erase anything. */
function lastingMenu({ key, menu }: Conversation): readonly string[] {
  return menu.some((data) => decodeAction(key, data)?.kind === 'forget') ? [] : menu
}
