import type { Acknowledged, Work } from '../conversation/duty.ts'
import type { Member } from '../conversation/member.ts'
import { type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isPast, occasionOn } from '../knowledge/reminders.ts'
import { isGivenTo } from '../knowledge/units.ts'
import type { WorkCalendar } from '../knowledge/working-days.ts'

/** A duty to be reminded of, and the occasion (knowledge/reminders.ts). */
export type Due = GivenDuty & { readonly occasion: string }

/** How a duty stands in a unit. */
export type Standing = {
  readonly received: readonly Acknowledged[]
  readonly done: Acknowledged | undefined
}

export function standingOf(duty: string, { acknowledged }: Work): Standing {
  const own = acknowledged.filter((each) => each.duty === duty)
  return {
    received: own.filter(({ state }) => state === 'received'),
    done: own.findLast(({ state }) => state === 'done'),
  }
}

/** What this member is given by directives that bind on `day`. */
export function dutiesOf(
  { unitName }: Pick<Member, 'unitName'>,
  knowledge: Knowledge,
  day: string,
): GivenDuty[] {
  return givenDuties(knowledge).filter(
    (each) => isGivenTo(each.duty, unitName) && isBinding(each, knowledge, day),
  )
}

/** What this member must be reminded of on `day` and has not been, the nearest deadline first. What the unit has done is nobody's any more. */
export function dueOn(
  member: Pick<Member, 'unitName'>,
  work: Work,
  knowledge: Knowledge,
  calendar: WorkCalendar,
  day: string,
): Due[] {
  return dutiesOf(member, knowledge, day)
    .flatMap((each): Due[] => {
      const { deadline } = each.duty
      const occasion = deadline === null ? undefined : occasionOn(deadline, day, calendar)
      if (occasion === undefined || standingOf(each.id, work).done) return []
      const sent = work.reminded.filter(({ duty }) => duty === each.id).map((one) => one.occasion)
      return isPast(occasion, sent) ? [] : [{ ...each, occasion }]
    })
    .sort((one, other) => ((one.duty.deadline ?? '') < (other.duty.deadline ?? '') ? -1 : 1))
}
