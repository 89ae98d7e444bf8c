import { dayAfter } from '../lib/day.ts'
import type { Range, Step } from './figures.ts'

/** The first day of the period that `day` lies in: itself, its Monday, or the first of its month. */
export function periodOf(day: string, step: Step): string {
  switch (step) {
    case 'day':
      return day
    case 'week':
      return dayAfter(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7))
    case 'month':
      return `${day.slice(0, 7)}-01`
  }
}

/** Every period that touches the range, cut to it. */
export function periodsIn({ from, to }: Range, step: Step): readonly Range[] {
  const periods: Range[] = []
  for (let start = from; start <= to; ) {
    const next = nextPeriod(periodOf(start, step), step)
    const end = dayAfter(next, -1)
    periods.push({ from: start, to: end < to ? end : to })
    start = next
  }
  return periods
}

function nextPeriod(start: string, step: Step): string {
  if (step === 'month') return periodOf(dayAfter(start, 31), step)
  return dayAfter(start, step === 'week' ? 7 : 1)
}
