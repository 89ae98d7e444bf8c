import { type RatingReason, ratingReasons } from '../conversation/action.ts'
import { type TicketKind, ticketKinds } from '../conversation/satisfaction.ts'
import type { Breakdown, By, Cell, Overview, Period, Range, Step, Topic, Usage } from './figures.ts'
import { isService, isSurvey, opinionOf, opinionsOf } from './opinions.ts'
import { groupOf, type OutcomeGroup, outcomeGroups } from './outcomes.ts'
import { periodOf, periodsIn } from './periods.ts'
import { counted, each, groupBy, of, type Tallies, total } from './sums.ts'
import type { Tally } from './tally.ts'
import { peopleBetween } from './visits.ts'

/** `tallies`: of the range; each of these folds takes what it needs of them. */
export function overviewOf(tallies: Tallies, range: Range): Overview {
  return {
    range,
    usage: usageOf(tallies, range),
    byOutcome: counted(of(tallies, 'turned')),
    ...opinionOf(tallies),
    reasons: each<RatingReason>(ratingReasons, of(tallies, 'reason')),
    offered: total(of(tallies, 'offered')),
    tickets: each<TicketKind>(ticketKinds, of(tallies, 'ticket')),
    ticketsEnded: total(of(tallies, 'ticket-ended')),
    forgotten: total(of(tallies, 'forgotten')),
  }
}

export function breakdownOf(tallies: Tallies, range: Range, by: By): Breakdown {
  const told = tallies.filter((tally) => isTold(tally, by))
  // Ratings that were all taken back leave nothing to show.
  const groups = [...groupBy(told, (tally) => keyOf(tally, by))].filter(([, group]) => total(group) !== 0)
  const opinions = opinionsOf(groups.map(([, group]) => group))
  const cells = groups.flatMap(([key], at): Cell[] => {
    const opinion = opinions[at]
    return opinion ? [{ key, ...opinion }] : []
  })
  const isOrdered = by === 'month' || by === 'factor' || by === 'question'
  return {
    range,
    by,
    total: opinionOf(told),
    cells: cells.sort((one, other) => (isOrdered ? 0 : shownIn(other) - shownIn(one)) || byKey(one, other)),
  }
}

/** `tallies` by day. */
export function trendOf(tallies: Tallies, range: Range, step: Step): readonly Period[] {
  const groups = groupBy(tallies, ({ day }) => periodOf(day, step))
  const periods = periodsIn(range, step).map((period) => ({
    period,
    tallies: groups.get(periodOf(period.from, step)) ?? [],
  }))
  const opinions = opinionsOf(periods.map((each) => each.tallies))
  return periods.flatMap(({ period, tallies }, at) => {
    const opinion = opinions[at]
    return opinion ? [{ ...period, ...usageOf(tallies, period), ...opinion }] : []
  })
}

export function topicsOf(tallies: Tallies, limit: number): readonly Topic[] {
  return [...groupBy(of(tallies, 'about'), ({ entry }) => entry)]
    .map(([entry, group]) => ({ entry, count: total(group), outcomes: byGroup(group) }))
    .sort((one, other) => other.count - one.count || (one.entry < other.entry ? -1 : 1))
    .slice(0, limit)
}

function usageOf(tallies: Tallies, { from, to }: Range): Usage {
  const turned = of(tallies, 'turned')
  const asked = turned.filter(({ item }) => item === 'asked')
  return {
    people: peopleBetween(tallies, from, to),
    questions: total(asked),
    outcomes: byGroup(asked),
    turns: total(turned),
  }
}

function byGroup(tallies: Tallies): Readonly<Record<OutcomeGroup, number>> {
  return each<OutcomeGroup>(
    outcomeGroups,
    tallies.map((tally) => ({ ...tally, value: groupOf(tally.value) })),
  )
}

/** An answer of the bot has no place, way or factor; a rating of a service no factor. */
function isTold(tally: Tally, by: By): boolean {
  if (isSurvey(tally)) return true
  if (by === 'factor' || by === 'question') return false
  if (isService(tally)) return true
  return tally.what === 'rated' && by !== 'place' && by !== 'way'
}

function keyOf({ what, item, day, ...tally }: Tally, by: By): string {
  switch (by) {
    case 'factor':
      return what.replace(/^survey-/, '')
    case 'question':
      return item
    case 'month':
      return day.slice(0, 7)
    case 'entry':
    case 'place':
    case 'channel':
    case 'way':
      return tally[by]
  }
}

/** Valid answers that everybody may see. */
function shownIn({ service, survey, answers }: Cell): number {
  return [service, survey, answers].reduce((sum, each) => sum + (each.kind === 'shown' ? each.n : 0), 0)
}

function byKey(one: Cell, other: Cell): number {
  return one.key < other.key ? -1 : 1
}
