import { dayAfter } from '../lib/day.ts'
import type { Knowledge } from './knowledge.ts'

/** Days are YYYY-MM-DD: no hour, so no clock and no summer time can shift them. */
export type WorkCalendar = {
  isWorkday(day: string): boolean
  /** Why offices are closed on this weekday; undefined: they are not, or it is a weekend. */
  nameOf(day: string): string | undefined
  /** Whether this year's holidays are known at all; otherwise weekends alone are counted. */
  knowsYear(year: number): boolean
}

export function workCalendar({ calendars }: Pick<Knowledge, 'calendars'>): WorkCalendar {
  const off = new Map(
    calendars.flatMap(({ daysOff }) => daysOff.map(({ day, name }) => [day, name] as const)),
  )
  const extra = new Set(calendars.flatMap(({ workdays }) => workdays.map(({ day }) => day)))
  return {
    isWorkday: (day) => extra.has(day) || (!isWeekend(day) && !off.has(day)),
    nameOf: (day) => off.get(day),
    knowsYear: (year) => calendars.some((each) => each.year === year),
  }
}

/** Saturday and Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The last working day up to `day`, itself included. */
export function workdayUpTo(calendar: WorkCalendar, day: string): string {
  let last = day
  while (!calendar.isWorkday(last)) last = dayAfter(last, -1)
  return last
}

/** The first working day from `day` on, itself included. */
export function workdayFrom(calendar: WorkCalendar, day: string): string {
  let first = day
  while (!calendar.isWorkday(first)) first = dayAfter(first, 1)
  return first
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Stops counting at `most`. */
export function workdaysUntil(
  calendar: WorkCalendar,
  from: string,
  to: string,
  most: number = Number.POSITIVE_INFINITY,
): number {
  if (to < from) return -workdaysUntil(calendar, to, from, most)
  let count = 0
  for (let day = dayAfter(from, 1); day <= to && count < most; day = dayAfter(day, 1)) {
    if (calendar.isWorkday(day)) count += 1
  }
  return count
}
