import type { Part } from '../conversation/answer.ts'
import { type GivenDuty, givenDuties, isBinding } from '../knowledge/duties.ts'
import { formatDay } from '../lib/day.ts'
import { noEnd } from '../lib/day-range.ts'
import { shorten } from '../lib/shorten.ts'
import type { Words } from '../words/words.ts'
import { basisLines } from './card/basis.ts'
import { cite } from './card/card.ts'
import { dutyFacts } from './card/duty.ts'
import { staleLines } from './card/stale.ts'
import { countUndated, isOwn, matching, ofOthers } from './duty-matches.ts'
import { type Due, type DutyQuery, readDutyQuery } from './duty-query.ts'
import { howItStands } from './duty-standing.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { button, menuButton, reply, shortName, text } from './reply.ts'
import { show } from './show.ts'

/** «Sở tôi phải làm gì về TTHC nội bộ», «việc nào đến hạn tháng này»: duties, by unit, topic, document, deadline and status. */
export const duties: Intent = (heard) => {
  const query = readDutyQuery(heard)
  if (!query) return undefined
  if (query.status === 'done' && !isOwn(heard, query)) return nobodySaid(heard)
  const [first, ...others] = matching(heard, query)
  if (isOfNoUse(heard, query, first)) return undefined
  if (!first) return nothing(heard, query)
  return others.length === 0 && isPlain(query)
    ? show(heard, first, { asked: [], confidence: heard.found.confidence })
    : list(heard, query, [first, ...others], caveats(heard, query))
}

/** Who is no civil servant and names neither topic nor directive is not told what bound others once, nor that nothing binds anybody. */
function isOfNoUse(heard: Heard, { topic, directives }: DutyQuery, first: GivenDuty | undefined): boolean {
  const { member, knowledge, today } = heard
  if (member || Array.isArray(topic) || directives !== undefined) return false
  return first
    ? !isBinding(first, knowledge, today)
    : !givenDuties(knowledge).some((each) => isBinding(each, knowledge, today))
}

function nobodySaid(heard: Heard): Reply {
  const parts = text(heard.words.duty.doneUnknown)
  return reply(heard, { outcome: 'answered', parts, buttons: [menuButton(heard)] })
}

/** A topic was named and nothing else: one duty about it is shown whole. */
function isPlain({ topic, due, status }: DutyQuery): boolean {
  return Array.isArray(topic) && due === undefined && status === undefined
}

function caveats(heard: Heard, query: DutyQuery): Part[] {
  const { duty } = heard.words
  return text(
    ...(query.topic === 'unsure' ? [duty.unsure] : []),
    ...(query.status === 'not-done' && !isOwn(heard, query) ? [duty.doneUnknown] : []),
  )
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
      ...some.flatMap((each, at) => [
        partOf(heard, each, at + 1),
        ...(isOwn(heard, query) ? howItStands(heard, each) : []),
      ]),
      ...(rest > 0 ? text(words.duty.more(rest)) : []),
      ...(query.units.length === 0 && query.mine ? text(words.duty.whichUnit) : []),
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
  if (days.to === noEnd) return [duty.dueFrom(from)]
  return [from === to ? duty.dueOn(from) : duty.dueWithin(from, to)]
}

function nothing(heard: Heard, query: DutyQuery): Reply {
  const { words } = heard
  const none = text(words.duty.none(about(heard, query)))
  const [first, ...others] = ofOthers(heard, query)
  if (first) return list(heard, { ...query, units: [], due: undefined }, [first, ...others], none)
  return reply(heard, {
    outcome: 'answered',
    parts: [...none, ...text(...undatedLine(heard, query))],
    buttons: [menuButton(heard)],
  })
}

function undatedLine(heard: Heard, { due, units }: DutyQuery): string[] {
  if (due === undefined || 'none' in due) return []
  const count = countUndated(heard, units)
  return count > 0 ? [heard.words.duty.undated(count)] : []
}
