import { type DayRange, monthOf, weekOf } from '../language/day-range.ts'
import { dayAfter } from '../lib/day.ts'
import { type Entry, entries, type Knowledge } from './knowledge.ts'
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

/** Where two are heard the first is meant: «trong tuần sau» is not this week. */
export const dueSpans = [
  'today',
  'next-week',
  'this-week',
  'next-month',
  'this-month',
  'this-year',
  'overdue',
] as const
export type DueSpan = (typeof dueSpans)[number]

/** The days of a span, as seen from `today`; a week begins on Monday. What is overdue ended yesterday or before. */
export function spanOf(span: DueSpan, today: string): DayRange {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  switch (span) {
    case 'today':
      return { from: today, to: today }
    case 'this-week':
      return weekOf(today)
    case 'next-week':
      return weekOf(dayAfter(today, 7))
    case 'this-month':
      return monthOf(year, month)
    case 'next-month':
      return month === 12 ? monthOf(year + 1, 1) : monthOf(year, month + 1)
    case 'this-year':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'overdue':
      return { from: '0000-01-01', to: dayAfter(today, -1) }
  }
}

export function mondayOf(day: string): string {
  return weekOf(day).from
}
