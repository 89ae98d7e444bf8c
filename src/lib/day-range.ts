import { dayAfter } from './day.ts'

/** First and last day, both YYYY-MM-DD and within. */
export type DayRange = { readonly from: string; readonly to: string }

/** Stands for no end. */
export const noEnd = '9999-12-31'

export function onlyDay(day: string): DayRange {
  return { from: day, to: day }
}

/** All days of these months, 1 to 12; 13 is January of the next year, 0 December of the last. */
export function monthsOf(year: number, first: number, last = first): DayRange {
  return { from: firstOf(year, first), to: dayAfter(firstOf(year, last + 1), -1) }
}

/** Monday to Sunday. */
export function weekOf(day: string): DayRange {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const monday = dayAfter(day, -((weekday + 6) % 7))
  return { from: monday, to: dayAfter(monday, 6) }
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** 1 to 12. */
export function monthOf(day: string): number {
  return Number(day.slice(5, 7))
}

/** The first day of a month, 1 to 12 and beyond as above. */
export function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}

/** Whether the calendar has this day. */
export function isDay(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
