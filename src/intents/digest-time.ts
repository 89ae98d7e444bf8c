import { type WorkCalendar, workCalendar, workdayUpTo } from '../knowledge/working-days.ts'
import { dayAfter, minuteOfDay, today } from '../lib/day.ts'
import type { Stacks } from './intent.ts'

/** Members are reminded from 07:30 on; whoever cannot be reached until the office closes is not woken in the evening. */
const [opens, closes] = [7 * 60 + 30, 18 * 60]

/** Whether people may be reminded at this instant: on a working day, in working hours. */
export function isDigestTime(now: number, timeZone: string, calendar: WorkCalendar): boolean {
  const minute = minuteOfDay(now, timeZone)
  return minute >= opens && minute < closes && calendar.isWorkday(today(now, timeZone))
}

/** The day of the latest digest that has begun: today from 07:30 on when it is a working day, otherwise the working day before. */
export function digestDay(now: number, timeZone: string, calendar: WorkCalendar): string {
  const day = today(now, timeZone)
  return workdayUpTo(calendar, minuteOfDay(now, timeZone) >= opens ? day : dayAfter(day, -1))
}

/** What tells one digest from the next: its day, and what content it is made from. undefined: now nobody is reminded. */
export function digestRound({ knowledge }: Stacks, at: number): string | undefined {
  const { timeZone } = knowledge.office
  const calendar = workCalendar(knowledge)
  return isDigestTime(at, timeZone, calendar)
    ? `${digestDay(at, timeZone, calendar)} ${knowledge.version}`
    : undefined
}
