import type { RatingReason } from '../conversation/action.ts'
import type { TicketKind } from '../conversation/satisfaction.ts'
import type { OutcomeGroup } from './outcomes.ts'
import type { Score } from './satisfaction.ts'
import type { Interval } from './wilson.ts'
import type { Wording } from './wordings.ts'

/** Days of the office, 2026-11-01 to 2026-11-30: both count. */
export type Range = { readonly from: string; readonly to: string }

/** Answers of the bot called useful, among those rated; hidden as a Score is. */
export type Useful =
  | { readonly kind: 'shown'; readonly n: number; readonly share: Interval }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'none' }

/** What happened, as counted: messages, not people, unless it says people. */
export type Usage = {
  /** Distinct people who wrote or pressed. One who was forgotten counts as another from then on. */
  readonly people: number
  /** What was asked in words. */
  readonly questions: number
  /** How questions ended. */
  readonly outcomes: Readonly<Record<OutcomeGroup, number>>
  /** Everything answered: questions and buttons. */
  readonly turns: number
}

export type Overview = {
  readonly range: Range
  readonly usage: Usage
  /** All turns by their outcome, in full. */
  readonly byOutcome: Readonly<Record<string, number>>
  readonly answers: Useful
  readonly reasons: Readonly<Record<RatingReason, number>>
  /** Services after a finished transaction, 1 to 5 stars. */
  readonly service: Score
  /** All questions of the quick survey. */
  readonly survey: Score
  /** How often we offered to rate a service; with `service.n` the response rate. */
  readonly offered: number
  readonly tickets: Readonly<Record<TicketKind, number>>
  readonly ticketsEnded: number
  readonly forgotten: number
}

export const bys = ['factor', 'question', 'entry', 'place', 'channel', 'way', 'month'] as const
/** What satisfaction is told apart by. `factor` and `question` are of the survey only. */
export type By = (typeof bys)[number]

/** `key`: as stored, such as an entry id or 2026-11; '': not known. */
export type Cell = {
  readonly key: string
  readonly service: Score
  readonly survey: Score
  readonly answers: Useful
}

export type Breakdown = {
  readonly range: Range
  readonly by: By
  readonly total: Omit<Cell, 'key'>
  /** Most answers first, then by key; months, factors and questions by key. */
  readonly cells: readonly Cell[]
}

export const steps = ['day', 'week', 'month'] as const
export type Step = (typeof steps)[number]

/** A day, an ISO week or a calendar month, as far as it lies in the range. */
export type Period = Range &
  Usage & { readonly answers: Useful; readonly service: Score; readonly survey: Score }

/** An entry that was shown or offered, and how often each way. */
export type Topic = {
  readonly entry: string
  readonly count: number
  readonly outcomes: Readonly<Record<OutcomeGroup, number>>
}

/**
 * Every figure of a page or a report: up to date with the last thing that happened, and the same wherever it is shown. Ranges of
 * which nothing is known give zeros.
 */
export interface Figures {
  overview(range: Range): Promise<Overview>
  satisfaction(range: Range, by: By): Promise<Breakdown>
  /** Every period that touches the range, first to last. */
  trend(range: Range, step: Step): Promise<readonly Period[]>
  /** What most was asked about, most first. */
  topics(range: Range, limit: number): Promise<readonly Topic[]>
  /** What was asked and not answered well, weightiest first. */
  missed(range: Range): Promise<readonly Wording[]>
}
