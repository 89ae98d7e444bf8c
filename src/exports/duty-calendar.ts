import { type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { shorten } from '../lib/shorten.ts'
import { toIcs } from './ics.ts'

/** A title is read in one glance. */
const titleLength = 80

/** Deadlines of directives that bind on `day`, as a calendar file. `unitName` undefined: of all units. */
export function dutyCalendar(knowledge: Knowledge, day: string, unitName: string | undefined): string {
  const given = givenDuties(knowledge)
    .filter((each) => isBinding(each, knowledge, day))
    .filter(({ duty }) => unitName === undefined || isGivenTo(duty, unitName))
  return toIcs(
    unitName === undefined ? 'Hạn nhiệm vụ' : `Hạn nhiệm vụ: ${unitName}`,
    given.flatMap((each) => (each.duty.deadline === null ? [] : [dayOf(each, each.duty.deadline)])),
  )
}

function dayOf({ id, duty, directive }: GivenDuty, deadline: string) {
  const from = [duty.clause, directive.number ?? directive.name].filter((each) => each !== null).join(', ')
  return {
    id: `${id}@motcua`,
    day: deadline,
    title: `Hạn: ${shorten(duty.text.replace(/\.$/, ''), titleLength)}`,
    text: [duty.text, `Giao: ${duty.who.join('; ')}`, `Theo: ${from}`].join('\n'),
    changed: directive.reviewed,
  }
}
