/**
 * When we may ask somebody how satisfied they are. This file is the whole policy. Whoever begins it themselves (by typing, pressing
 * or scanning) is always let in, save to rate one thing twice.
 */

/** What is remembered of asking one person. Instants are epoch milliseconds. */
export type Asking = {
  /** They said «Dừng». */
  readonly stopped?: true
  /** When we last offered a rating unasked, or they last rated. */
  readonly askedAt?: number
  /** Questions of the survey answered so far, in all: the next one continues the round. */
  readonly surveyed?: number
  /** Questions answered in the talk that began at `since`. */
  readonly talk?: { readonly since: number; readonly questions: number }
  /** The latest ratings, newest last. */
  readonly rated?: readonly { readonly at: number; readonly entry?: string }[]
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Unasked at most once in so many days. */
export const askAgainDays = 7
/** Hours of the office's clock: from nine in the evening until seven nobody is asked. */
export const quietHours = { from: 21, until: 7 } as const
/** Survey questions in one talk. */
export const mostQuestions = 3
/** After so long a silence it is another talk. */
export const talkHours = 12
/** One thing counts once a day: ten taps are not ten transactions. */
export const rateAgainHours = 24

const remembered = 5

/** How the talk stands when it is tempting to ask. */
export type Moment = {
  readonly at: number
  /** Hour of the day at the office, 0 to 23. */
  readonly hour: number
  /** How the latest turn ended (an Outcome). */
  readonly after: string | undefined
}

/** May we, unasked, offer to rate? Not after danger, a complaint, abuse, a fault, or where we had no answer ourselves. */
export function mayAskUnasked({ stopped, askedAt }: Asking, { at, hour, after }: Moment): boolean {
  if (stopped || after === undefined || !after.startsWith('answered')) return false
  if (hour >= quietHours.from || hour < quietHours.until) return false
  return askedAt === undefined || at - askedAt >= askAgainDays * dayMs
}

/** How many more survey questions this talk may hold. Somebody who said «Dừng» rates if they like, and is asked nothing. */
export function questionsLeft({ stopped, talk }: Asking, at: number): number {
  if (stopped) return 0
  return mostQuestions - (talk && at - talk.since < talkHours * hourMs ? talk.questions : 0)
}

/** Has this transaction not been rated a moment ago? */
export function mayRate({ rated = [] }: Asking, entry: string | undefined, at: number): boolean {
  return !rated.some((each) => each.entry === entry && at - each.at < rateAgainHours * hourMs)
}

export function afterAsking(asking: Asking, at: number): Asking {
  return { ...asking, askedAt: at }
}

export function afterRating(asking: Asking, entry: string | undefined, at: number): Asking {
  const latest = { at, ...(entry === undefined ? {} : { entry }) }
  return { ...asking, askedAt: at, rated: [...(asking.rated ?? []), latest].slice(-remembered) }
}

export function afterQuestion(asking: Asking, at: number): Asking {
  const { talk, surveyed = 0 } = asking
  const isSame = talk !== undefined && at - talk.since < talkHours * hourMs
  const now = isSame ? { ...talk, questions: talk.questions + 1 } : { since: at, questions: 1 }
  return { ...asking, surveyed: surveyed + 1, talk: now }
}

export function afterChoice({ stopped: _, ...rest }: Asking, wanted: boolean): Asking {
  return wanted ? rest : { ...rest, stopped: true }
}
