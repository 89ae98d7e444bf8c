import { type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { shorten } from '../lib/shorten.ts'

/** A day in a calendar. `id` never changes; `changed` is the day on which what it says was last looked at. */
export type CalendarDay = {
  readonly id: string
  readonly day: string
  readonly title: string
  readonly text: string
  readonly changed: string
}

export type DayCalendar = { readonly name: string; readonly days: readonly CalendarDay[] }

/** A title is read in one glance. */
const titleLength = 80

/** Deadlines of directives that bind on `day`, as a calendar. `unitName` undefined: of all units. */
export function dutyCalendar(knowledge: Knowledge, day: string, unitName: string | undefined): DayCalendar {
  const given = givenDuties(knowledge)
    .filter((each) => isBinding(each, knowledge, day))
    .filter(({ duty }) => unitName === undefined || isGivenTo(duty, unitName))
  return {
    name: unitName === undefined ? 'Hạn nhiệm vụ' : `Hạn nhiệm vụ: ${unitName}`,
    days: given.flatMap((each) => (each.duty.deadline === null ? [] : [dayOf(each, each.duty.deadline)])),
  }
}

function dayOf({ id, duty, directive }: GivenDuty, deadline: string): CalendarDay {
  const from = [duty.clause, directive.number ?? directive.name].filter((each) => each !== null).join(', ')
  return {
    id: `${id}@motcua`,
    day: deadline,
    title: `Hạn: ${shorten(duty.text.replace(/\.$/, ''), titleLength)}`,
    text: [duty.text, `Giao: ${duty.who.join('; ')}`, `Theo: ${from}`].join('\n'),
    changed: directive.reviewed,
  }
}
