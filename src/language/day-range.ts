import { dayAfter } from '../lib/day.ts'
import { type DayRange, isDay, monthOf, monthsOf, noEnd, onlyDay, weekOf, yearOf } from '../lib/day-range.ts'
import { fold } from './fold.ts'
import { dayIn, laterDay, monthIn, months, quarterIn } from './named-days.ts'

/** Days, and the folded words that name them. */
export type SaidDays = { readonly days: DayRange; readonly words: string }

/**
 * The days that are named, as seen from `today`: «tháng 12», «quý IV», «trước ngày 15/12», «1/12-10/12», «3 ngày tới», «thứ sáu tuần sau». Without
 * a year a day to come is meant rather than one long past. undefined: none is named.
 */
export function readDayRange(text: string, today: string): SaidDays | undefined {
  const said = fold(withMarkedNumbers(text))
  for (const { words, read } of readers) {
    for (const match of said.matchAll(words)) {
      const days = read(match.groups ?? {}, today)
      if (days) return { days, words: match[0].trim() }
    }
  }
  return undefined
}

type Groups = Readonly<Record<string, string | undefined>>
type Reader = {
  readonly words: RegExp
  readonly read: (groups: Groups, today: string) => DayRange | undefined
}

/** Without their marks these are other words: «tháng sau», «năm nay», «thu năm nay», «tháng tư vấn». */
function withMarkedNumbers(text: string): string {
  const digits: Readonly<Record<string, number>> = { hai: 2, ba: 3, tư: 4, năm: 5, sáu: 6, bảy: 7 }
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/thứ (hai|ba|tư|năm|sáu|bảy)(?!\p{L})/gu, (_, name: string) => `thứ ${digits[name]}`)
    .replace(/tháng (tư|năm|sáu)(?! nay| vấn)(?!\p{L})/gu, (_, name: string) => `tháng ${digits[name]}`)
}

/** A date in digits: not within the number of a document, nor a fraction of something. */
const date = String.raw`(?<![\d/.-])(?<d>\d{1,2})/(?<m>\d{1,2})(?:/(?<y>20\d\d|\d\d))?(?![\d/]|[.-][\da-z]| (?:so|ho so|viec)\b)`
const spokenDate = String.raw`(?:ngay|mung|hom|bua) (?<d>\d{1,2}) thang (?<m>\d{1,2})(?: nam (?<y>20\d\d))?\b`
const dottedDate = String.raw`(?<![\d/.-])(?:(?<=ngay )(?<d>\d{1,2})[.-](?<m>\d{1,2})|(?<d2>\d{1,2})[.-](?<m2>\d{1,2})[.-](?<y>20\d\d))(?![\d/]|[.-]\d)`
const until = `(?<until>truoc|den|toi|het|cham nhat(?: la)?)`
const after = `(?<after>sau|qua)`

const monthName = String.raw`\d{1,2}|${Object.keys(months).join('|')}`
const year = String.raw`(?: ?[/.-] ?| nam )(?<y>20\d\d)| nam (?<nextYear>sau|toi)| (?<nextYear2>sang nam)`

const counts: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ 'muoi lam': 15, 'hai muoi': 20, 'ba muoi': 30 },
}
const count = String.raw`(?<count>\d{1,2}|hai muoi|ba muoi|muoi lam|${Object.keys(counts).join('|')})`

/** The first that finds something. */
const readers: readonly Reader[] = [
  {
    words:
      /(?<![\d/.-])(?<d>\d{1,2}) ?(?:-|–|den|toi) ?(?:ngay )?(?<d2>\d{1,2})\/(?<m>\d{1,2})(?:\/(?<y>20\d\d))?(?![\d/])/g,
    read: ({ d, d2, m, y }, today) => {
      const last = dayIn(d2, m, y, today)
      return last === undefined ? undefined : ordered(`${last.slice(0, 8)}${d?.padStart(2, '0')}`, last)
    },
  },
  {
    words:
      /(?<![\d/])(?<d>\d{1,2})\/(?<m>\d{1,2})(?:\/(?<y>20\d\d))? ?(?:-|–|den|toi|va) ?(?:ngay )?(?<d2>\d{1,2})\/(?<m2>\d{1,2})(?:\/(?<y2>20\d\d))?(?![\d/])/g,
    read: ({ d, m, y, d2, m2, y2 }, today) => {
      const first = dayIn(d, m, y ?? y2, today)
      return first === undefined ? undefined : ordered(first, laterDay(first, d2, m2, y2))
    },
  },
  ...[date, spokenDate, dottedDate].map(
    (day): Reader => ({
      words: new RegExp(String.raw`(?:\b(?:${until}|${after}) (?:ngay )?)?${day}(?<on> tro di)?`, 'g'),
      read: ({ d, d2, m, m2, y, until: isUntil, after: isAfter, on }, today) => {
        const day = dayIn(d ?? d2, m ?? m2, y, today)
        if (day === undefined) return undefined
        if (on !== undefined) return { from: day, to: noEnd }
        if (isAfter !== undefined) return { from: dayAfter(day, 1), to: noEnd }
        return isUntil === undefined || day < today ? onlyDay(day) : { from: today, to: day }
      },
    }),
  ),
  {
    words:
      /\bt(?:hu ?)?(?<place>[2-7]) (?:(?<isThis>tuan nay|nay)|(?:tuan )?(?:sau|toi))\b|\b(?:chu nhat|cn) (?:(?<sunday>tuan nay|nay)|(?:tuan )?(?:sau|toi))\b/g,
    read: ({ place, isThis, sunday }, today) => {
      const isNear = isThis !== undefined || sunday !== undefined
      return onlyDay(dayAfter(weekOf(today).from, Number(place ?? 8) - 2 + (isNear ? 0 : 7)))
    },
  },
  {
    words: new RegExp(
      String.raw`\bthang (?<first>${monthName})(?: ?(?:-|,|den|toi|va) ?)(?:thang )?(?<last>${monthName})\b(?! ?[/.]? ?\d{1,2}\b)(?:${year})?`,
      'g',
    ),
    read: ({ first, last, ...rest }, today) => {
      const [from, to] = [monthIn(first, rest, today), monthIn(last, rest, today)]
      return from && to && ordered(from.from, to.to)
    },
  },
  {
    words: new RegExp(
      String.raw`(?:\b(?<until>den het|den|toi|het|truoc) )?(?<!\d |moi |hang )\b(?:thang |thg |t)(?<first>${monthName})\b(?! ?\/ ?\d{1,2}\b| lan\b)(?:${year})?|(?<![\w/])(?<bare>\d{1,2})\/(?<y2>20\d\d)(?![\d/-])`,
      'g',
    ),
    read: ({ first, bare, until: isUntil, y, y2, ...rest }, today) => {
      const month = monthIn(first ?? bare, { ...rest, y: y ?? y2 }, today)
      if (!month || isUntil === undefined || month.to < today) return month
      return isUntil === 'truoc' ? ordered(today, dayAfter(month.from, -1)) : { from: today, to: month.to }
    },
  },
  {
    words: new RegExp(
      String.raw`\b(?:quy |q\.? ?)(?<name>[1-4]|iv|i{1,3}|mot|hai|ba|bon|nay|sau|toi|truoc)\b(?:${year})?`,
      'g',
    ),
    read: ({ name, ...rest }, today) => quarterIn(name ?? '', rest, today),
  },
  {
    words: /\b(?:cuoi|het) (?<unit>thang|nam)\b(?! (?:sau|toi|truoc))(?: (?:nam )?(?<y>20\d\d))?/g,
    read: ({ unit, y }, today) => {
      const end = unit === 'nam' ? `${y ?? yearOf(today)}-12-31` : monthsOf(yearOf(today), monthOf(today)).to
      return end < today ? undefined : { from: today, to: end }
    },
  },
  {
    words: new RegExp(
      String.raw`\b${count} (?<unit>ngay|bua|hom|tuan|thang)(?<works> lam viec)? (?:toi|nua|sap toi|ke tiep|tiep theo)\b|\btrong (?:vong )?${count.replace('<count>', '<within>')} (?<unit2>ngay|bua|hom|tuan|thang)\b`,
      'g',
    ),
    read: ({ count: soon, within, unit, unit2, works }, today) => {
      const said = soon ?? within ?? ''
      // Of working days holidays are not known here: five of them are a week.
      const days = daysOf(unit ?? unit2 ?? '') * (counts[said] ?? Number(said))
      return { from: today, to: dayAfter(today, works === undefined ? days : Math.ceil((days * 7) / 5)) }
    },
  },
  {
    words: /\b(?:trong )?nam (?<y>20\d\d)\b|\b(?<next>nam sau|sang nam)\b/g,
    read: ({ y, next }, today) => {
      const named = next === undefined ? Number(y) : yearOf(today) + 1
      // «Năm 2023» names a document; what is to come names a time.
      return named > yearOf(today) ? monthsOf(named, 1, 12) : undefined
    },
  },
  {
    words: /\b(?<tomorrow>(?:ngay|sang|chieu) mai|mai(?= (?:han|phai|den|nop)))\b|\b(?<yesterday>hom qua)\b/g,
    read: ({ yesterday }, today) => onlyDay(dayAfter(today, yesterday === undefined ? 1 : -1)),
  },
  {
    words: /(?<!\d )\b(?<unit>tuan|thang) (?:truoc|roi|qua)\b/g,
    read: ({ unit }, today) =>
      unit === 'tuan' ? weekOf(dayAfter(today, -7)) : monthsOf(yearOf(today), monthOf(today) - 1),
  },
]

function ordered(from: string, to: string | undefined): DayRange | undefined {
  return to !== undefined && isDay(from) && from <= to ? { from, to } : undefined
}

function daysOf(unit: string): number {
  return unit === 'tuan' ? 7 : unit === 'thang' ? 30 : 1
}
