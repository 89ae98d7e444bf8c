import { dayAfter } from '../lib/day.ts'
import type { CalendarDay, DayCalendar } from '../reports/duty-calendar.ts'

/** Octets a line may have, its end aside (RFC 5545, 3.1). */
const longestLine = 75

/** Days as an iCalendar file (RFC 5545): whole days, which no time zone shifts, and which keep nobody's calendar busy. */
export function toIcs({ name, days }: DayCalendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mot Cua//Duties//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(eventOf),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf({ id, day, title, text, changed }: CalendarDay): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}`,
    `DTSTAMP:${basic(changed)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function basic(day: string): string {
  return day.replaceAll('-', '')
}

/** Text as RFC 5545, 3.3.11 writes it. Control characters have no place in it. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the point
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  )
}

/** A line broken so that no piece is longer than allowed and no letter is cut. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > longestLine) {
      pieces.push(piece)
      piece = ''
      octets = 1 // the space that the next line begins with
    }
    piece += letter
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}
