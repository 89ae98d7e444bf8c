import { dayAfter } from '../lib/day.ts'
import { fold } from './fold.ts'

/** First and last day, both YYYY-MM-DD and within. */
export type DayRange = { readonly from: string; readonly to: string }

/**
 * The days that are named, as seen from `today`: «tháng 12», «quý IV», «trước ngày 15/12», «20/12», «3 ngày tới», «ngày mai», «tuần trước», «cuối năm». Without a
 * year the nearest of its name is meant. undefined: none is named, or it is no day.
 */
export function readDayRange(text: string, today: string): DayRange | undefined {
  const folded = fold(text.replace(markedMonth, (_, name: string) => `tháng ${markedMonths[fold(name)]}`))
  for (const read of [between, namedDay, namedMonth, namedQuarter, untilEnd, daysAhead, weekday, around]) {
    const found = read(folded, today)
    if (found) return found
  }
  return undefined
}

/** All days of this month, 1 to 12. */
export function monthOf(year: number, month: number): DayRange {
  const [first, next] = [firstOf(year, month), month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1)]
  return { from: first, to: dayAfter(next, -1) }
}

function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}

/** Of numbers of documents («12/2019/NĐ-CP») this reads nothing. */
const dayWords =
  /(?:\b(truoc|den|toi|het|cham nhat|cham nhat la) (?:ngay )?)?(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?(?![\d/.-]*[\d/-])/

/** «1/12-10/12», «từ 3/12 đến 21/12», «giữa ngày 3/12 và 21/12». */
function between(text: string, today: string): DayRange | undefined {
  const [, first, last] =
    /(\d{1,2}\/\d{1,2}(?:\/20\d\d)?) ?(?:-|–|den|toi|va) ?(?:ngay )?(\d{1,2}\/\d{1,2}(?:\/20\d\d)?)(?![\d/])/.exec(
      text,
    ) ?? []
  const from = namedDay(first ?? '', today)?.from
  const to = namedDay(last ?? '', today)?.from
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

function namedDay(text: string, today: string): DayRange | undefined {
  const [, until, date, month, year] = dayWords.exec(text) ?? []
  if (date === undefined) return undefined
  const on = (in_: number) => `${in_}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`
  const day = year === undefined ? nearest(today, on) : on(Number(year))
  if (!isDay(day)) return undefined
  return until === undefined || day < today ? { from: day, to: day } : { from: today, to: day }
}

/** Without their marks these are other words: «tháng sau», «năm nay», «tháng từ». */
const markedMonth = /tháng (tư|năm|sáu)(?! nay)(?!\p{L})/giu
const markedMonths: Readonly<Record<string, number>> = { tu: 4, nam: 5, sau: 6 }

/** Folded; the longest first. */
const monthNames: Readonly<Record<string, number>> = {
  ...{ 'muoi mot': 11, 'muoi hai': 12, mot: 1, gieng: 1, hai: 2, ba: 3, bon: 4 },
  ...{ bay: 7, tam: 8, chin: 9, muoi: 10, chap: 12 },
}

const monthWords = new RegExp(
  `\\b(?:thang|thg|t) ?(\\d{1,2}|${Object.keys(monthNames).join('|')})\\b(?! ?/ ?\\d{1,2}\\b)(?: ?(?:/|nam) ?(20\\d\\d))?`,
)

function namedMonth(text: string, today: string): DayRange | undefined {
  const [, name, year] = monthWords.exec(text) ?? []
  if (name === undefined) return undefined
  const month = monthNames[name] ?? Number(name)
  if (month < 1 || month > 12) return undefined
  const on = (in_: number) => firstOf(in_, month)
  const whole = monthOf(year === undefined ? Number(nearest(today, on).slice(0, 4)) : Number(year), month)
  return /\b(?:den|toi|cho den) het thang\b/.test(text) && whole.to >= today
    ? { from: today, to: whole.to }
    : whole
}

const quarterNames = ['1|i|mot', '2|ii|hai', '3|iii|ba', '4|iv|bon'].map((names) => names.split('|'))
const quarterWords = /\b(?:quy |q)(1|2|3|4|iv|i{1,3}|mot|hai|ba|bon|nay)\b(?: ?(?:\/|nam) ?(20\d\d))?/

function namedQuarter(text: string, today: string): DayRange | undefined {
  const [, name, year] = quarterWords.exec(text) ?? []
  if (name === undefined) return undefined
  const named = quarterNames.findIndex((names) => names.includes(name))
  const quarter = named < 0 ? Math.floor((Number(today.slice(5, 7)) - 1) / 3) : named
  const first = quarter * 3 + 1
  const on = (in_: number) => firstOf(in_, first + 1)
  const nearby = named < 0 ? Number(today.slice(0, 4)) : Number(nearest(today, on).slice(0, 4))
  const in_ = year === undefined ? nearby : Number(year)
  return { from: monthOf(in_, first).from, to: monthOf(in_, first + 2).to }
}

const counts: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ 'muoi lam': 15, 'hai muoi': 20, 'ba muoi': 30 },
}
const count = `(\\d{1,2}|hai muoi|ba muoi|muoi lam|${Object.keys(counts).join('|')}) (ngay|bua|hom|tuan|thang)`
const aheadWords = new RegExp(
  `\\b${count} (?:toi|nua|sap toi|ke tiep|tiep theo)\\b|\\btrong (?:vong )?${count}\\b`,
)

function daysAhead(text: string, today: string): DayRange | undefined {
  const [, soon, soonUnit, within, withinUnit] = aheadWords.exec(text) ?? []
  const [said, unit] = soon === undefined ? [within, withinUnit] : [soon, soonUnit]
  if (said === undefined) return undefined
  const days = unit === 'tuan' ? 7 : unit === 'thang' ? 30 : 1
  return { from: today, to: dayAfter(today, (counts[said] ?? Number(said)) * days) }
}

/** «Cuối tháng», «đến hết năm»: from now on. */
function untilEnd(text: string, today: string): DayRange | undefined {
  const [, unit] = /\b(?:cuoi|het) (thang|nam)\b(?! (?:sau|toi|truoc))/.exec(text) ?? []
  if (unit === undefined) return undefined
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return { from: today, to: monthOf(year, unit === 'nam' ? 12 : month).to }
}

const weekdays: Readonly<Record<string, number>> = {
  ...{
    hai: 0,
    '2': 0,
    ba: 1,
    '3': 1,
    tu: 2,
    '4': 2,
    nam: 3,
    '5': 3,
    sau: 4,
    '6': 4,
    bay: 5,
    '7': 5,
    'chu nhat': 6,
  },
}
const weekdayWords =
  /\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat)) (?:(tuan nay|nay)|tuan (?:sau|toi))\b/

/** «Thứ sáu tuần sau», «chủ nhật này». */
function weekday(text: string, today: string): DayRange | undefined {
  const [, name, sunday, isThis] = weekdayWords.exec(text) ?? []
  const place = weekdays[name ?? sunday ?? '']
  if (place === undefined) return undefined
  const day = dayAfter(weekOf(today).from, place + (isThis === undefined ? 7 : 0))
  return { from: day, to: day }
}

function around(text: string, today: string): DayRange | undefined {
  const [, day, before] =
    /\b(?:(hom qua|(?:ngay|sang|chieu) mai|mai(?= (?:han|phai|den|nop)))|(tuan|thang) (?:truoc|roi|qua))\b/.exec(
      text,
    ) ?? []
  if (day !== undefined) {
    const on = dayAfter(today, day === 'hom qua' ? -1 : 1)
    return { from: on, to: on }
  }
  if (before === 'tuan') return weekOf(dayAfter(today, -7))
  if (before === undefined) return undefined
  const last = dayAfter(`${today.slice(0, 7)}-01`, -1)
  return { from: `${last.slice(0, 7)}-01`, to: last }
}

/** Monday to Sunday. */
export function weekOf(day: string): DayRange {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const monday = dayAfter(day, -((weekday + 6) % 7))
  return { from: monday, to: dayAfter(monday, 6) }
}

/** Of this year, the last and the next, that which is nearest to today; of two as near the one to come. */
function nearest(today: string, on: (year: number) => string): string {
  const year = Number(today.slice(0, 4))
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today))
  return [year + 1, year, year - 1].map(on).reduce((best, day) => (away(day) < away(best) ? day : best))
}

function isDay(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
