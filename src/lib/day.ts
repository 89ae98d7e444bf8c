export const dayMs = 86_400_000

/** The civil date at `now` (epoch ms) in an IANA time zone, as YYYY-MM-DD. */
export function today(now: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? isoFormat(timeZone)
  formats.set(timeZone, format)
  return format.format(now)
}

/** Making one takes longer than a hundred dates. */
const formats = new Map<string, Intl.DateTimeFormat>()

function isoFormat(timeZone: string): Intl.DateTimeFormat {
  // The Swedish locale writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
}

/** The instant (epoch ms) at which this civil date begins in an IANA time zone. */
export function startOf(day: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const utc = Date.parse(day)
  const aheadMs = Date.parse(`${format.format(utc).replace(' ', 'T')}Z`) - utc
  return utc - aheadMs
}

/** Hour of the day, 0 to 23, at `now` (epoch ms) in an IANA time zone. */
export function hourOf(now: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit' }).format(now))
}

/** Minutes since midnight, 0 to 1439, at `now` (epoch ms) in an IANA time zone. */
export function minuteOfDay(now: number, timeZone: string): number {
  const format = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' })
  clocks.set(timeZone, format)
  const [hour, minute] = format.format(now).split(':')
  return Number(hour) * 60 + Number(minute)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** 2026-07-18 → 18/7/2026, as Vietnamese readers write it. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

/** Whole days from `a` to `b`, both YYYY-MM-DD; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / dayMs)
}

/** The civil date so many days after `day`, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}
