import type { UnitWord } from '../conversation/duty.ts'
import { byDeadline, type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { type WorkCalendar, workCalendar, workdaysUntil, workdayUpTo } from '../knowledge/working-days.ts'
import { today } from '../lib/day.ts'

/** A unit of which somebody is a member. */
export type Unit = { readonly unit: string; readonly unitName: string; readonly people: number }

/** The units of these members, by name. Who has been revoked is none. */
export function unitsOf(
  members: readonly { readonly unit: string; readonly unitName: string; readonly revokedAt: number | null }[],
): Unit[] {
  const units = new Map<string, Unit>()
  for (const { unit, unitName, revokedAt } of members) {
    if (revokedAt !== null) continue
    units.set(unit, { unit, unitName, people: (units.get(unit)?.people ?? 0) + 1 })
  }
  return [...units.values()].sort((one, other) => one.unitName.localeCompare(other.unitName, 'vi'))
}

export const dutyStandings = ['overdue', 'soon', 'open', 'undated', 'done'] as const
export type DutyStanding = (typeof dutyStandings)[number]

/** How a duty stands in one unit. `unit` is null where nobody of those it is given to is a member. */
export type DutyRow = {
  readonly given: GivenDuty
  readonly unit: string | null
  readonly unitName: string
  readonly people: number
  readonly received: number
  readonly done: { readonly day: string; readonly document: string | null } | null
  /** Working days; null: no deadline. Negative: overdue. */
  readonly left: number | null
  readonly standing: DutyStanding
}

/** Working days within which a deadline is near. */
const soonDays = 7

type Given = {
  readonly knowledge: Knowledge
  readonly said: readonly UnitWord[]
  readonly units: readonly Unit[]
  /** Epoch milliseconds. */
  readonly now: number
}

/** Every duty that binds, unit by unit, the nearest deadline first. */
export function dutyRows({ knowledge, said, units, now }: Given): DutyRow[] {
  const { timeZone } = knowledge.office
  const day = today(now, timeZone)
  const calendar = workCalendar(knowledge)
  return givenDuties(knowledge)
    .filter((given) => isBinding(given, knowledge, day))
    .sort(byDeadline)
    .flatMap((given) => {
      const left = leftOf(given, day, calendar)
      const own = units.filter(({ unitName }) => isGivenTo(given.duty, unitName))
      if (own.length === 0)
        return [
          {
            given,
            unit: null,
            unitName: given.duty.who.join('; '),
            people: 0,
            received: 0,
            done: null,
            left,
            standing: standingOf(left, false),
          },
        ]
      return own.map((unit) => rowOf(given, unit, said, left, timeZone))
    })
}

function rowOf(
  given: GivenDuty,
  unit: Unit,
  said: readonly UnitWord[],
  left: number | null,
  timeZone: string,
): DutyRow {
  const own = said.filter((each) => each.duty === given.id && each.unit === unit.unit)
  const done = own.findLast(({ state }) => state === 'done')
  return {
    given,
    ...unit,
    received: own.filter(({ state }) => state === 'received').length,
    done: done ? { day: today(done.at, timeZone), document: done.document } : null,
    left,
    standing: standingOf(left, done !== undefined),
  }
}

function leftOf({ duty: { deadline } }: GivenDuty, day: string, calendar: WorkCalendar): number | null {
  if (deadline === null) return null
  return deadline < day
    ? Math.min(-1, workdaysUntil(calendar, day, deadline))
    : workdaysUntil(
        calendar,
        day,
        workdayUpTo(calendar, deadline) < day ? day : workdayUpTo(calendar, deadline),
      )
}

function standingOf(left: number | null, isDone: boolean): DutyStanding {
  if (isDone) return 'done'
  if (left === null) return 'undated'
  return left < 0 ? 'overdue' : left <= soonDays ? 'soon' : 'open'
}

/** Years of which the holidays matter to these deadlines and are not known, or not all: «2027». */
export function unknownYears(knowledge: Knowledge, now: number): number[] {
  const day = today(now, knowledge.office.timeZone)
  const deadlines = givenDuties(knowledge)
    .filter((given) => isBinding(given, knowledge, day))
    .flatMap(({ duty: { deadline } }) => (deadline !== null && deadline >= day ? [deadline] : []))
  const years = [...new Set(deadlines.flatMap((deadline) => yearsBetween(day, deadline)))].sort()
  return years.filter((year) =>
    knowledge.calendars.every((each) => each.year !== year || each.pending.length > 0),
  )
}

function yearsBetween(from: string, to: string): number[] {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
}
