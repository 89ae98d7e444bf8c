import { dayAfter, daysBetween } from '../lib/day.ts'
import type { Figures, Overview, Period, Range, Step } from './figures.ts'

/** What was asked in vain, as most people put it; masked. */
export type Unanswered = { readonly question: string; readonly people: number; readonly count: number }

/** The figures of some days, such as a week, beside as many days before: what a digest tells. */
export type Summary = {
  readonly office: string
  readonly range: Range
  readonly now: Overview
  /** Of as many days just before. */
  readonly before: Overview
  readonly step: Step
  readonly trend: readonly Period[]
  /** What most people asked in vain first, at most three. */
  readonly unanswered: readonly Unanswered[]
}

export type SummarySources = {
  readonly office: string
  readonly figures: Pick<Figures, 'overview' | 'trend'>
  /** What most people asked in vain first. */
  unanswered(range: Range): Promise<readonly Unanswered[]>
}

const mostUnanswered = 3

export async function summaryOf(range: Range, sources: SummarySources): Promise<Summary> {
  const { office, figures } = sources
  const step = stepFor(range)
  return {
    office,
    range,
    now: await figures.overview(range),
    before: await figures.overview(rangeBefore(range)),
    step,
    trend: await figures.trend(range, step),
    unanswered: (await sources.unanswered(range)).slice(0, mostUnanswered),
  }
}

/** As many days, just before. */
export function rangeBefore({ from, to }: Range): Range {
  return { from: dayAfter(from, -(daysBetween(from, to) + 1)), to: dayAfter(from, -1) }
}

/** More than two months of days are too many to see in one picture. */
export function stepFor({ from, to }: Range): Step {
  const days = daysBetween(from, to) + 1
  if (days <= 62) return 'day'
  return days <= 200 ? 'week' : 'month'
}
