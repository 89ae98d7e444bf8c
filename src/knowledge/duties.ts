import { dayAfter } from '../lib/day.ts'
import { type DayRange, monthOf, monthsOf, onlyDay, weekOf, yearOf } from '../lib/day-range.ts'
import { type Entry, entries, type Knowledge } from './knowledge.ts'
import type { DueSpan } from './schema.ts'
import { validity } from './validity.ts'

/** A duty with the directive it stands in; `id` is `directive-id#duty-id`. */
export type GivenDuty = Extract<Entry, { readonly kind: 'duty' }>

/** Every duty, directive by directive. */
export function givenDuties(knowledge: Knowledge): GivenDuty[] {
  return entries(knowledge).filter((entry) => entry.kind === 'duty')
}

/** Whether its directive is in force on this day: an old one is for reference, and one to come binds nobody yet. */
export function isBinding(duty: GivenDuty, knowledge: Knowledge, today: string): boolean {
  const { kind } = validity(duty, knowledge, today)
  return kind !== 'ended' && kind !== 'not-yet'
}

/** First the nearest deadline, then what has none, in the order of the directives. */
export function byDeadline(one: GivenDuty, other: GivenDuty): number {
  const [first, second] = [one.duty.deadline ?? '~', other.duty.deadline ?? '~']
  return first < second ? -1 : first > second ? 1 : 0
}

/** The days of a span, as seen from `today`; a week begins on Monday. What is overdue ended yesterday or before. */
export function spanOf(span: DueSpan, today: string): DayRange {
  const [year, month] = [yearOf(today), monthOf(today)]
  switch (span) {
    case 'today':
      return onlyDay(today)
    case 'this-week':
      return weekOf(today)
    case 'next-week':
      return weekOf(dayAfter(today, 7))
    case 'this-month':
      return monthsOf(year, month)
    case 'next-month':
      return monthsOf(year, month + 1)
    case 'this-year':
      return monthsOf(year, 1, 12)
    case 'overdue':
      return { from: '0000-01-01', to: dayAfter(today, -1) }
  }
}

export function mondayOf(day: string): string {
  return weekOf(day).from
}
