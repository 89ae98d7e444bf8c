import { byDeadline, type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Duty } from '../knowledge/schema.ts'
import { isGivenTo, isSameUnit } from '../knowledge/units.ts'
import { standsAt } from './duty-place.ts'
import type { Due, DutyQuery } from './duty-query.ts'
import type { Heard } from './intent.ts'
import { standingOf } from './unit-work.ts'

/** By their deadlines; when one topic is asked, as near as they are to it. Those that bind nobody any more only where no other is found. */
export function matching(heard: Heard, query: DutyQuery): GivenDuty[] {
  const { knowledge, today } = heard
  const { units, topic, directives, clause, due, status } = query
  const binds = (each: GivenDuty) => isBinding(each, knowledge, today)
  const named = Array.isArray(topic) ? topic : undefined
  const found = (named ?? givenDuties(knowledge))
    .filter((each) => directives === undefined || directives.includes(each.directive.id))
    .filter((each) => standsAt(each, clause))
    .filter(({ duty }) => units.length === 0 || units.some((unit) => isGivenTo(duty, unit)))
    .filter(({ duty }) => isDue(duty, due))
    .filter((each) => (due === undefined && status === undefined) || binds(each))
    .filter((each) => isIn(heard, each, query))
  const binding = found.filter(binds)
  const shown = binding.length > 0 ? binding : found
  return named === undefined ? [...shown].sort(byDeadline) : shown
}

function isDue({ deadline }: Duty, due: Due | undefined): boolean {
  if (due === undefined) return true
  if ('none' in due || deadline === null) return 'none' in due && deadline === null
  return due.days === undefined || (deadline >= due.days.from && deadline <= due.days.to)
}

/** Whether what is asked for is of the speaker's own unit: only that one is told what it has done. */
export function isOwn({ member }: Heard, { units }: Pick<DutyQuery, 'units'>): boolean {
  return member !== undefined && units.every((unit) => isSameUnit(unit, member.unitName))
}

/** What is overdue, or still falls due, is not done. */
function isIn(heard: Heard, each: GivenDuty, query: DutyQuery): boolean {
  const { work, member } = heard
  const { status, due } = query
  if (!work || !member || !isOwn(heard, query) || !isGivenTo(each.duty, member.unitName))
    return status !== 'done'
  const isDone = standingOf(each.id, work).done !== undefined
  if (status === 'done') return isDone
  const isOpen = due !== undefined && 'days' in due && (due.days === undefined || due.span === 'overdue')
  return !isDone || !(status === 'not-done' || isOpen)
}

/** What is asked of one unit or time on a topic may be another's to do, or at another time. */
export function ofOthers(heard: Heard, query: DutyQuery): GivenDuty[] {
  if (!Array.isArray(query.topic)) return []
  return matching(heard, { ...query, units: [], due: undefined, status: undefined })
}

/** How many of these units' have no deadline at all. */
export function countUndated({ knowledge, today }: Heard, units: readonly string[]): number {
  return givenDuties(knowledge)
    .filter(({ duty }) => units.length === 0 || units.some((unit) => isGivenTo(duty, unit)))
    .filter((each) => each.duty.deadline === null && isBinding(each, knowledge, today)).length
}
