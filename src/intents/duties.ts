import type { Part } from '../conversation/answer.ts'
import { byDeadline, type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import type { Duty } from '../knowledge/schema.ts'
import { isGivenTo, isSameUnit } from '../knowledge/units.ts'
import { formatDay } from '../lib/day.ts'
import { shorten } from '../lib/shorten.ts'
import type { Words } from '../words/words.ts'
import { basisLines } from './card/basis.ts'
import { cite } from './card/card.ts'
import { dutyFacts } from './card/duty.ts'
import { staleLines } from './card/stale.ts'
import { standsAt } from './duty-place.ts'
import { type Due, type DutyQuery, readDutyQuery } from './duty-query.ts'
import { howItStands } from './duty-standing.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { button, menuButton, reply, shortName, text } from './reply.ts'
import { show } from './show.ts'
import { standingOf } from './unit-work.ts'

/** «Sở tôi phải làm gì về TTHC nội bộ», «việc nào đến hạn tháng này»: duties, by unit, topic, document, deadline and status. */
export const duties: Intent = (heard) => {
  const query = readDutyQuery(heard)
  if (!query) return undefined
  if (query.status === 'done' && !isOwn(heard, query)) return nobodySaid(heard)
  const [first, ...others] = matching(heard, query)
  if (!first) return nothing(heard, query)
  return others.length === 0 && isPlain(query)
    ? show(heard, first, { asked: [], confidence: heard.found.confidence })
    : list(heard, query, [first, ...others], unsureLines(heard, query))
}

/** Who has done what only their own unit is told. */
function isOwn({ member }: Heard, { units }: DutyQuery): boolean {
  return member !== undefined && units.every((unit) => isSameUnit(unit, member.unitName))
}

function nobodySaid(heard: Heard): Reply {
  const parts = text(heard.words.duty.doneUnknown)
  return reply(heard, { outcome: 'answered', parts, buttons: [menuButton(heard)] })
}

/** A topic was named and nothing else: one duty about it is shown whole. */
function isPlain({ topic, due, status }: DutyQuery): boolean {
  return Array.isArray(topic) && due === undefined && status === undefined
}

function unsureLines({ words }: Heard, { topic }: DutyQuery): Part[] {
  return topic === 'unsure' ? text(words.duty.unsure) : []
}

/** More than these on a phone nobody reads: the rest is behind the directive's own button. */
const shown = 4

function list(
  heard: Heard,
  query: DutyQuery,
  found: readonly [GivenDuty, ...GivenDuty[]],
  before: readonly Part[] = [],
): Reply {
  const [first] = found
  const { words } = heard
  const some = found.slice(0, shown)
  const directives = [...new Map(found.map((each) => [each.directive.id, each])).values()]
  const warnings = directives.flatMap((each) => staleLines(each, heard))
  const rest = found.length - some.length
  return reply(heard, {
    outcome: warnings.length > 0 ? 'answered-stale' : 'answered',
    entry: directives.length === 1 && found.length > 1 ? first.directive.id : first.id,
    confidence: heard.found.confidence,
    parts: [
      ...before,
      ...[...new Set(warnings)].map((line): Part => ({ kind: 'warning', text: line })),
      { kind: 'title', text: words.duty.found(found.length, about(heard, query)) },
      ...some.flatMap((each, at) => [partOf(heard, each, at + 1), ...howItStands(heard, each)]),
      ...(rest > 0 ? text(words.duty.more(rest)) : []),
      ...(heard.found.duty.units.length === 0 && query.mine ? text(words.duty.whichUnit) : []),
    ],
    basis: directives
      .flatMap(({ directive }) => basisLines({ legalBasis: [], reviewed: directive.reviewed }, heard))
      .slice(0, 1),
    sources: directives.flatMap(({ directive }) => cite(directive.sources)),
    choices: some.map((each) => ({ label: shortName(each, heard), entry: each.id })),
    buttons: [
      ...some.map((each) => button(heard, shortName(each, heard), { kind: 'show', entry: each.id })),
      ...(rest > 0 && directives.length === 1
        ? [button(heard, words.all, { kind: 'show', entry: first.directive.id, facet: 'all' }, 'detail')]
        : []),
    ],
  })
}

function partOf(heard: Heard, each: GivenDuty, at: number): Part {
  return {
    kind: 'facts',
    label: `${at}. ${shorten(each.duty.text.replace(/\.$/, ''), 160)}`,
    facts: dutyFacts(each, heard),
  }
}

/** By their deadlines; when one topic is asked, as near as they are to it. Those that bind nobody any more only where no other is found. */
function matching(heard: Heard, query: DutyQuery): GivenDuty[] {
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

/** Only a member's unit has said what is done. What is overdue is not done. */
function isIn({ work, member }: Heard, each: GivenDuty, { status, due }: DutyQuery): boolean {
  if (!work || !member || !isGivenTo(each.duty, member.unitName)) return true
  const isDone = standingOf(each.id, work).done !== undefined
  if (status === 'done') return isDone
  const isListed = status === undefined && due !== undefined && 'days' in due && due.days !== undefined
  return !isDone || (isListed && due.span !== 'overdue')
}

/** What was asked for, in a few words: «của Sở Nội vụ, đến hạn trong tháng này». */
function about({ words }: Heard, { units, due }: DutyQuery): string {
  return [
    ...(units.length > 0 ? [words.duty.ofUnits(units.join(', '))] : []),
    ...(due === undefined ? [] : dueWords(words, due)),
  ].join(', ')
}

function dueWords({ duty }: Words, due: Due): string[] {
  if ('none' in due) return [duty.withoutDeadline]
  const { span, days } = due
  if (span !== undefined) return [duty.spans[span]]
  if (days === undefined) return []
  const [from, to] = [formatDay(days.from), formatDay(days.to)]
  return [from === to ? duty.dueOn(from) : duty.dueWithin(from, to)]
}

function nothing(heard: Heard, query: DutyQuery): Reply {
  const { words } = heard
  const none = text(words.duty.none(about(heard, query)))
  const [first, ...others] = ofOthers(heard, query)
  if (first) return list(heard, { ...query, units: [] }, [first, ...others], none)
  return reply(heard, {
    outcome: 'answered',
    parts: [...none, ...text(...undatedLine(heard, query))],
    buttons: [menuButton(heard)],
  })
}

/** What is asked of one unit on a topic may be another's to do. */
function ofOthers(heard: Heard, query: DutyQuery): GivenDuty[] {
  return Array.isArray(query.topic) && query.units.length > 0 ? matching(heard, { ...query, units: [] }) : []
}

function undatedLine({ words, knowledge, today }: Heard, { due, units }: DutyQuery): string[] {
  if (due === undefined || 'none' in due) return []
  const undated = givenDuties(knowledge)
    .filter(({ duty }) => units.length === 0 || units.some((unit) => isGivenTo(duty, unit)))
    .filter((each) => each.duty.deadline === null && isBinding(each, knowledge, today))
  return undated.length > 0 ? [words.duty.undated(undated.length)] : []
}
