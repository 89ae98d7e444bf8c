import { type DayRange, isDay, monthOf, monthsOf, yearOf } from '../lib/day-range.ts'

/** A year as it is said beside a month or quarter: in digits, or «năm sau», «sang năm». */
type SaidYear = {
  readonly y?: string | undefined
  readonly nextYear?: string | undefined
  readonly nextYear2?: string | undefined
}

/** Folded, without those that are other words then; the longest first. */
export const months: Readonly<Record<string, number>> = {
  ...{ 'muoi mot': 11, 'muoi hai': 12, mot: 1, gieng: 1, hai: 2, ba: 3, bon: 4 },
  ...{ bay: 7, tam: 8, chin: 9, muoi: 10, chap: 12 },
}
/** The first of its name from this day on, or in the year that is said. */
export function laterDay(first: string, date = '', month = '', year: string | undefined): string {
  const day = dayOf(Number(year ?? yearOf(first)), month, date)
  return year === undefined && day < first ? dayOf(yearOf(first) + 1, month, date) : day
}

/** A day by its name; undefined: the calendar has none. */
export function dayIn(date = '', month = '', year: string | undefined, today: string): string | undefined {
  const on = (in_: number) => dayOf(in_, month, date)
  const day = year === undefined ? nearest(today, on) : on(Number(year.length === 2 ? `20${year}` : year))
  return day !== undefined && isDay(day) ? day : undefined
}

/** `name`: digits or a word, folded. */
export function monthIn(
  name = '',
  { y, nextYear, nextYear2 }: SaidYear,
  today: string,
): DayRange | undefined {
  const month = months[name] ?? Number(name)
  if (!(month >= 1 && month <= 12)) return undefined
  if (nextYear !== undefined || nextYear2 !== undefined) return monthsOf(yearOf(today) + 1, month)
  const first = y === undefined ? nearest(today, (in_) => monthsOf(in_, month).from) : undefined
  return monthsOf(first === undefined ? Number(y) : yearOf(first), month)
}

const quarterNames = [
  ['1', 'i', 'mot'],
  ['2', 'ii', 'hai'],
  ['3', 'iii', 'ba'],
  ['4', 'iv', 'bon'],
] as const

/** `name`: digits, Roman or a word, or «này», «sau», «trước», folded. */
export function quarterIn(
  name: string,
  { y, nextYear, nextYear2 }: SaidYear,
  today: string,
): DayRange | undefined {
  const named = quarterNames.findIndex((names) => names.some((each) => each === name))
  const now = Math.ceil(monthOf(today) / 3)
  const step = name === 'truoc' ? -1 : name === 'nay' ? 0 : 1
  const first = (quarter: number) => quarter * 3 - 2
  if (named < 0) return monthsOf(yearOf(today), first(now + step), first(now + step) + 2)
  const month = first(named + 1)
  if (y !== undefined) return monthsOf(Number(y), month, month + 2)
  if (nextYear !== undefined || nextYear2 !== undefined) return monthsOf(yearOf(today) + 1, month, month + 2)
  const middle = nearest(today, (in_) => monthsOf(in_, month + 1).from) ?? today
  return monthsOf(yearOf(middle), month, month + 2)
}

function dayOf(year: number, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** Who names a day without its year rarely means one that is long past: that counts as three times as far. */
const pastWeight = 3
const yearsAround = [-4, -3, -2, -1, 0, 1, 2, 3, 4]

/** The nearest of its name; undefined: no year has it. */
function nearest(today: string, on: (year: number) => string): string | undefined {
  const away = (day: string) => {
    const ms = Date.parse(day) - Date.parse(today)
    return ms < 0 ? -ms * pastWeight : ms
  }
  return yearsAround
    .map((years) => on(yearOf(today) + years))
    .filter(isDay)
    .sort((one, other) => away(one) - away(other))[0]
}
