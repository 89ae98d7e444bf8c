import type { Part } from '../conversation/answer.ts'
import { byDeadline, dueSpans, type GivenDuty, givenDuties, isBinding, spanOf } from '../knowledge/duties.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { shorten } from '../lib/shorten.ts'
import { basisLines } from './card/basis.ts'
import { cite } from './card/card.ts'
import { dutyFacts } from './card/duty.ts'
import { staleLines } from './card/stale.ts'
import { type DutyQuery, readDutyQuery } from './duty-query.ts'
import { howItStands } from './duty-standing.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { button, menuButton, reply, shortName, text } from './reply.ts'
import { standingOf } from './unit-work.ts'

/** «Sở tôi phải làm gì về TTHC nội bộ», «việc nào đến hạn tháng này»: duties, by unit, topic, document, deadline and status. */
export const duties: Intent = (heard) => {
  const query = readDutyQuery(heard, heard.member?.unitName)
  if (!query) return undefined
  const [first, ...others] = matching(heard, query)
  if (first) return list(heard, query, [first, ...others])
  return query.topic === undefined ? nothing(heard, query) : undefined
}

/** More than these on a phone nobody reads: the rest is behind the directive's own button. */
const shown = 4

function list(heard: Heard, query: DutyQuery, found: readonly [GivenDuty, ...GivenDuty[]]): Reply {
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

/** Binding ones first, by their deadlines; when one topic is asked, as near as they are to it. */
function matching(heard: Heard, { units, topic, directives, due, status }: DutyQuery): GivenDuty[] {
  const { knowledge, today } = heard
  const binds = (each: GivenDuty) => isBinding(each, knowledge, today)
  const span = due === undefined || due === 'any' ? undefined : spanOf(due, today)
  const found = (topic ?? givenDuties(knowledge))
    .filter((each) => directives === undefined || directives.includes(each.directive.id))
    .filter(({ duty }) => units.length === 0 || units.some((unit) => isGivenTo(duty, unit)))
    .filter(({ duty: { deadline } }) => due === undefined || deadline !== null)
    .filter(
      ({ duty: { deadline } }) =>
        !span || (deadline !== null && deadline >= span.from && deadline <= span.to),
    )
    .filter((each) => (due === undefined && status === undefined) || binds(each))
    .filter((each) => isIn(heard, each, status, due))
  const order = topic === undefined ? [...found].sort(byDeadline) : found
  return [...order.filter(binds), ...order.filter((each) => !binds(each))]
}

/** Only a member's unit has said what is done. What is overdue is not done. */
function isIn(
  { work, member }: Heard,
  each: GivenDuty,
  status: DutyQuery['status'],
  due: DutyQuery['due'],
): boolean {
  if (!work || !member || !isGivenTo(each.duty, member.unitName)) return true
  const isDone = standingOf(each.id, work).done !== undefined
  if (status === 'done') return isDone
  return !isDone || (status === undefined && due !== 'overdue' && due !== 'any')
}

/** What was asked for, in a few words: «của Sở Nội vụ, đến hạn trong tháng này». */
function about({ words }: Heard, { units, due }: DutyQuery): string {
  const span = dueSpans.find((each) => each === due)
  return [
    ...(units.length > 0 ? [words.duty.ofUnits(units.join(', '))] : []),
    ...(span === undefined ? [] : [words.duty.spans[span]]),
  ].join(', ')
}

function nothing(heard: Heard, query: DutyQuery): Reply {
  const { words, knowledge, today } = heard
  const undated = givenDuties(knowledge).filter(
    (each) => each.duty.deadline === null && isBinding(each, knowledge, today),
  )
  const isDated = query.due !== undefined
  return reply(heard, {
    outcome: 'answered',
    parts: text(
      words.duty.none(about(heard, query)),
      ...(isDated && undated.length > 0 ? [words.duty.undated(undated.length)] : []),
    ),
    buttons: [menuButton(heard)],
  })
}
