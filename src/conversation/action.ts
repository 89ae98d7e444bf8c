import { type Facet, facets } from '../knowledge/schema.ts'
import { type Opinion, opinionWords, readOpinion } from './opinion.ts'
import { readSubject, type Subject, subjectWord } from './subscription.ts'

export const ratingReasons = ['wrong', 'unclear', 'incomplete', 'outdated'] as const
export type RatingReason = (typeof ratingReasons)[number]

const followSteps = ['ask', 'agree', 'stop'] as const

export const dutyActs = ['received', 'done', 'no-number', 'reopen'] as const
export type DutyAct = (typeof dutyActs)[number]

/** What a button does. */
export type Action =
  | { readonly kind: 'show'; readonly entry: string; readonly facet?: Facet | 'all' }
  /** Answers to the questions of a procedure, in order, 1 being the first option; `mark` tells which questions. */
  | {
      readonly kind: 'case'
      readonly entry: string
      readonly mark: string
      readonly answers: readonly number[]
    }
  | { readonly kind: 'none-of-these' }
  /** What was answered is not what was meant. */
  | { readonly kind: 'not-this' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'human' }
  | { readonly kind: 'rate'; readonly turn: number; readonly useful: boolean }
  | { readonly kind: 'rate-reason'; readonly turn: number; readonly reason: RatingReason }
  /** To be told when the question of this turn can be answered, or no longer. */
  | { readonly kind: 'tell-me'; readonly turn: number; readonly wanted: boolean }
  /** News about a subject: whether to follow it; agreed; no longer. */
  | {
      readonly kind: 'follow'
      readonly does: (typeof followSteps)[number]
      readonly subject: Subject
    }
  /** What is followed; or nothing of it any more. */
  | { readonly kind: 'following'; readonly does: 'list' | 'stop-all' }
  | { readonly kind: 'forget'; readonly sure: boolean }
  | { readonly kind: 'speak'; readonly language: 'vi' | 'en' }
  /** What a member says of a duty; `no-number`: done, by no document. */
  | { readonly kind: 'duty'; readonly does: DutyAct; readonly entry: string }
  /** Ratings, the quick survey and own words. */
  | { readonly kind: 'opinion'; readonly opinion: Opinion }

/** Telegram allows 64 bytes, the least of all platforms (core.telegram.org/bots/api#inlinekeyboardbutton). */
export const maxActionBytes = 64

const keyPattern = /^[a-z0-9]{6}$/
const entryPattern = /^[a-z0-9]+(-[a-z0-9]+)*(#[0-9]+[a-z]?)?$/

/**
 * `key` ties the button to one conversation: a button that another person, an older conversation or a forger sends does
 * not carry it. Shape: `key.verb.argument.argument`, ASCII.
 */
export function encodeAction(key: string, action: Action): string {
  return [key, ...words(action)].join('.')
}

function words(action: Action): string[] {
  switch (action.kind) {
    case 'show':
      return action.facet ? ['s', action.entry, action.facet] : ['s', action.entry]
    case 'case':
      return ['c', action.entry, `${action.mark}${action.answers.join('')}`]
    case 'none-of-these':
      return ['n']
    case 'not-this':
      return ['x']
    case 'menu':
      return ['m']
    case 'human':
      return ['h']
    case 'rate':
      return ['r', String(action.turn), action.useful ? '1' : '0']
    case 'rate-reason':
      return ['w', String(action.turn), action.reason]
    case 'tell-me':
      return ['t', String(action.turn), action.wanted ? '1' : '0']
    case 'follow':
      return ['b', action.does, subjectWord(action.subject)]
    case 'following':
      return ['b', action.does]
    case 'forget':
      return ['f', action.sure ? '1' : '0']
    case 'speak':
      return ['l', action.language]
    case 'duty':
      return ['d', action.entry, String(dutyActs.indexOf(action.does))]
    case 'opinion':
      return ['o', ...opinionWords(action.opinion)].filter((word) => word !== undefined)
  }
}

/** undefined for anything that this conversation's buttons could not have sent. Never throws. */
export function decodeAction(key: string, data: string): Action | undefined {
  if (data.length > maxActionBytes) return undefined
  const [owner = '', verb, first = '', second, ...rest] = data.split('.')
  if (owner !== key || !keyPattern.test(owner) || rest.length > 0) return undefined
  switch (verb) {
    case 's':
      return show(first, second)
    case 'c':
      return answered(first, second)
    case 'n':
      return { kind: 'none-of-these' }
    case 'x':
      return { kind: 'not-this' }
    case 'm':
      return { kind: 'menu' }
    case 'h':
      return { kind: 'human' }
    case 'r':
      return rate(first, second)
    case 'w':
      return rateReason(first, second)
    case 't':
      return tellMe(first, second)
    case 'b':
      return follow(first, second)
    case 'f':
      return { kind: 'forget', sure: first === '1' }
    case 'l':
      return first === 'vi' || first === 'en' ? { kind: 'speak', language: first } : undefined
    case 'd':
      return duty(first, second)
    case 'o': {
      const opinion = readOpinion(first, second)
      return opinion && { kind: 'opinion', opinion }
    }
  }
  return undefined
}

/** Whether this button rates an answer, whoever's talk it belongs to. */
export function isRating(data: string): boolean {
  return /^[a-z0-9]{6}\.r\./.test(data)
}

/** Whether this button changes the language: the welcome has one, whoever's talk it belongs to. */
export function isLanguage(data: string): boolean {
  return /^[a-z0-9]{6}\.l\./.test(data)
}

/** Whether this button asks to be told later, whoever's talk it belongs to. */
export function isTellMe(data: string): boolean {
  return /^[a-z0-9]{6}\.t\.\d{1,9}\.1$/.test(data)
}

function show(entry: string, facet: string | undefined): Action | undefined {
  if (!entryPattern.test(entry)) return undefined
  if (facet === undefined) return { kind: 'show', entry }
  if (facet === 'all') return { kind: 'show', entry, facet }
  const known = facets.find((each) => each === facet)
  return known && { kind: 'show', entry, facet: known }
}

function duty(entry: string, act = ''): Action | undefined {
  const does = /^\d$/.test(act) ? dutyActs[Number(act)] : undefined
  return does && entryPattern.test(entry) && entry.includes('#') ? { kind: 'duty', does, entry } : undefined
}

function answered(entry: string, given = ''): Action | undefined {
  const [, mark, digits] = /^([a-z0-9]{3})([1-9]{0,4})$/.exec(given) ?? []
  if (mark === undefined || digits === undefined || !entryPattern.test(entry)) return undefined
  return { kind: 'case', entry, mark, answers: [...digits].map(Number) }
}

function rate(first: string, second: string | undefined): Action | undefined {
  const read = yesOrNo(first, second)
  return read && { kind: 'rate', turn: read.turn, useful: read.yes }
}

function tellMe(first: string, second: string | undefined): Action | undefined {
  const read = yesOrNo(first, second)
  return read && { kind: 'tell-me', turn: read.turn, wanted: read.yes }
}

function follow(does: string, word: string | undefined): Action | undefined {
  if (word === undefined)
    return does === 'list' || does === 'stop-all' ? { kind: 'following', does } : undefined
  const subject = readSubject(word)
  const step = followSteps.find((each) => each === does)
  return subject && step && { kind: 'follow', does: step, subject }
}

/** What was said to the answer of a turn. */
function yesOrNo(turn: string, said: string | undefined): { turn: number; yes: boolean } | undefined {
  if (!/^\d{1,9}$/.test(turn) || (said !== '0' && said !== '1')) return undefined
  return { turn: Number(turn), yes: said === '1' }
}

function rateReason(turn: string, reason: string | undefined): Action | undefined {
  const known = ratingReasons.find((each) => each === reason)
  return /^\d{1,9}$/.test(turn) && known
    ? { kind: 'rate-reason', turn: Number(turn), reason: known }
    : undefined
}
