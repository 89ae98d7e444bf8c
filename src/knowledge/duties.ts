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

export const dueSpans = [
  'today',
  'this-week',
  'next-week',
  'this-month',
  'next-month',
  'this-year',
  'overdue',
] as const
export type DueSpan = (typeof dueSpans)[number]

/** First and last day of a span, as seen from `today`; a week begins on Monday. What is overdue ended yesterday or before. */
export function spanOf(span: DueSpan, today: string): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  switch (span) {
    case 'today':
      return { from: today, to: today }
    case 'this-week':
      return { from: mondayOf(today), to: dayAfter(mondayOf(today), 6) }
    case 'next-week':
      return { from: dayAfter(mondayOf(today), 7), to: dayAfter(mondayOf(today), 13) }
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
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, -((weekday + 6) % 7))
}

function monthOf(year: number, month: number): { from: string; to: string } {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { from: first, to: dayAfter(next, -1) }
}
