import { dayAfter } from '../lib/day.ts'
import { mondayOf } from './duties.ts'
import { type WorkCalendar, workdayFrom, workdaysUntil, workdayUpTo } from './working-days.ts'

/** Working days before the deadline at which people are reminded, the earliest first. */
export const remindBefore = [7, 3, 1] as const

/**
 * The reminder that a deadline calls for on a day: `2026-12-10/7`, `/3`, `/1`, and after it `/late-2026-12-14`, once in each week that begins
 * on that Monday. One that was missed is made up for until the next is due, so that no day without power and no leap of a clock
 * loses it; the deadline stands in it, so that one that is put off begins anew. undefined: none yet.
 */
export function occasionOn(deadline: string, day: string, calendar: WorkCalendar): string | undefined {
  if (day > deadline)
    return day >= workdayFrom(calendar, dayAfter(deadline, 1))
      ? `${deadline}/late-${mondayOf(day)}`
      : undefined
  const [most] = remindBefore
  const left = workdaysUntil(calendar, day, workdayUpTo(calendar, deadline), most + 1)
  const due = [...remindBefore].reverse().find((days) => left <= days)
  return due === undefined ? undefined : `${deadline}/${due}`
}

/** Whether this occasion, or a later one of the same deadline, has been: then it is past, whatever a clock says. */
export function isPast(occasion: string, sent: readonly string[]): boolean {
  const [deadline = ''] = occasion.split('/')
  return sent.some((each) => each.startsWith(`${deadline}/`) && rankOf(each) >= rankOf(occasion))
}

/** Grows from one occasion of a deadline to the next; compared as text. */
function rankOf(occasion: string): string {
  const [, which = ''] = occasion.split('/')
  return which.startsWith('late-') ? which : String(100 - Number(which))
}
