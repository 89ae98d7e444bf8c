import { type RatingReason, ratingReasons } from '../conversation/action.ts'
import { type TicketKind, ticketKinds } from '../conversation/satisfaction.ts'
import type { Breakdown, By, Cell, Overview, Period, Range, Step, Topic, Usage, Useful } from './figures.ts'
import { groupOf, type OutcomeGroup, outcomeGroups } from './outcomes.ts'
import { periodOf, periodsIn } from './periods.ts'
import { hiddenCells, leastShown, scoreOf } from './satisfaction.ts'
import type { Tally } from './tally.ts'
import { peopleBetween } from './visits.ts'
import { wilson } from './wilson.ts'

/** Tallies of the range, from which each of these folds takes what it needs. */
type Tallies = readonly Tally[]

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
  const groups = [...groupBy(told, (tally) => keyOf(tally, by))]
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

type Opinion = Pick<Cell, 'service' | 'survey' | 'answers'>

function opinionOf(tallies: Tallies): Opinion {
  return {
    service: scoreOf(tallies.filter(isService)),
    survey: scoreOf(tallies.filter(isSurvey)),
    answers: usefulOf(tallies),
  }
}

/** Of cells that add up to a total which is shown too. */
function opinionsOf(cells: readonly Tallies[]): readonly Opinion[] {
  const hide = (belongs: (tally: Tally) => boolean) =>
    hiddenCells(cells.map((cell) => total(cell.filter((tally) => belongs(tally) && tally.value !== '0'))))
  const [service, survey] = [hide(isService), hide(isSurvey)]
  const answers = hiddenCells(cells.map((cell) => total(of(cell, 'rated'))))
  return cells.map((cell, at) => ({
    ...opinionOf(cell),
    ...(service.has(at) ? { service: hidden } : {}),
    ...(survey.has(at) ? { survey: hidden } : {}),
    ...(answers.has(at) ? { answers: hidden } : {}),
  }))
}

const hidden = { kind: 'hidden' } as const

function usefulOf(tallies: Tallies): Useful {
  const rated = of(tallies, 'rated')
  const n = total(rated)
  if (n === 0) return { kind: 'none' }
  if (n < leastShown) return { kind: 'hidden' }
  return { kind: 'shown', n, share: wilson(total(rated.filter(({ value }) => value === '1')), n) }
}

function isService({ what }: Tally): boolean {
  return what === 'stars'
}

function isSurvey({ what }: Tally): boolean {
  return what.startsWith('survey-')
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

function of(tallies: Tallies, what: string): Tallies {
  return tallies.filter((tally) => tally.what === what)
}

function total(tallies: Tallies): number {
  return tallies.reduce((sum, { count }) => sum + count, 0)
}

function counted(tallies: Tallies): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...groupBy(tallies, ({ value }) => value)].map(([key, some]) => [key, total(some)]),
  )
}

function each<Name extends string>(names: readonly Name[], tallies: Tallies): Readonly<Record<Name, number>> {
  const counts = counted(tallies)
  // Object.fromEntries forgets which names it was given.
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<Name, number>
}

function groupBy(tallies: Tallies, keyOf: (tally: Tally) => string): ReadonlyMap<string, Tally[]> {
  const groups = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const key = keyOf(tally)
    const group = groups.get(key)
    if (group) group.push(tally)
    else groups.set(key, [tally])
  }
  return groups
}
