import type { Event, Happened, Rating } from '../conversation/event.ts'
import type { Subject } from '../conversation/subscription.ts'
import { groupOf } from './outcomes.ts'

/**
 * A number of things of one kind that happened on one day, or that were taken back of it (below zero). It names nobody and quotes nobody: what is '' does not apply or is not
 * told apart. What `item` and `value` hold, by `what`:
 *
 * | what | item | value |
 * |---|---|---|
 * | `turned` | `asked` in words or `pressed` | the outcome |
 * | `about` (an entry) | | the group of the outcome |
 * | `offered` (to rate), `refused`, `forgotten` | | |
 * | `rated` (an answer) | | `1` useful, `0` not |
 * | `reason` (why not useful) | | wrong, unclear … |
 * | `stars` (a service) | | 1 to 5 |
 * | `survey-` + factor | the question | 0 to 5; 0: does not apply |
 * | `ticket`, `ticket-ended`, `wish` | | its kind; how it ended; `wished` or how it ended |
 * | `follow` (news), `unfollow` | the kind of the subject | |
 * | `asking`, `language` | | `1` wanted, `0` not; vi, en |
 * | `people` | the day they came before, or '' (see visits.ts) | |
 */
export type Tally = {
  /** Of the office, 2026-11-23. */
  readonly day: string
  readonly channel: string
  readonly entry: string
  readonly place: string
  readonly way: string
  readonly what: string
  readonly item: string
  readonly value: string
  readonly count: number
}

export type Dimension = Exclude<keyof Tally, 'count'>

type Told = Pick<Tally, 'what'> & Partial<Pick<Tally, 'entry' | 'place' | 'way' | 'item' | 'value'>>

/**
 * What this event counts for; `dayOf` an instant (epoch milliseconds). What it takes the place of counts less by one, on the day on
 * which it was counted. Texts that people wrote never get here, whatever the event holds.
 */
export function talliesOf(
  { person: { channel }, at, event }: Happened,
  dayOf: (at: number) => string,
): readonly Tally[] {
  const day = dayOf(at)
  const now = toldBy(event).map((told) => tally(told, channel, day, 1))
  if (event.kind !== 'rated' || event.was === undefined) return now
  const past = dayOf(event.was.at)
  return [...now, ...ratingOf(event.was, event.entry).map((told) => tally(told, channel, past, -1))]
}

function tally(
  { what, item = '', value = '', entry = '', place = '', way = '' }: Told,
  channel: string,
  day: string,
  count: number,
): Tally {
  return { day, channel, entry: code(entry), place: code(place), way, what, item: code(item), value, count }
}

/** Whether this person came to us: what we tell them on our own, and a wish to be forgotten, are no visit. */
export function isVisit(event: Event): boolean {
  return (
    event.kind === 'turned' &&
    event.outcome !== 'notice' &&
    event.outcome !== 'privacy-erased' &&
    !isStaffs(event)
  )
}

/** What staff ask of what is theirs, and who is one of them, is nobody's figure. */
function isStaffs(event: Event): boolean {
  if (event.kind === 'rated') return event.staff === true
  return event.kind === 'turned' && (event.staff === true || event.outcome.startsWith('member-'))
}

function toldBy(event: Event): readonly Told[] {
  if (isStaffs(event)) return []
  switch (event.kind) {
    case 'turned':
      return turned(event)
    case 'rated':
      return rated(event)
    case 'service-rated':
      return [{ ...whereOf(event), what: 'stars', value: String(event.stars) }]
    case 'surveyed':
      return [
        {
          ...whereOf(event),
          what: `survey-${event.factor}`,
          item: event.question,
          value: String(event.score),
        },
      ]
    case 'ticket-opened':
      return [{ ...whereOf(event), what: 'ticket', value: event.about }]
    case 'ticket-ended':
      return [{ what: 'ticket-ended', value: event.how }]
    case 'wished':
      return [{ what: 'wish', value: 'wished' }]
    case 'wish-ended':
      return [{ what: 'wish', value: event.how }]
    case 'followed':
      return [{ ...aboutOf(event.subject), what: 'follow' }]
    case 'unfollowed':
      return [{ ...aboutOf(event.subject), what: 'unfollow' }]
    case 'asking-set':
      return [{ what: 'asking', value: event.wanted ? '1' : '0' }]
    case 'language-chosen':
      return [{ what: 'language', value: event.language }]
    case 'duty-acknowledged':
    case 'duty-reopened':
    case 'reminded':
      // The office's own work is no figure of how people are served.
      return []
    case 'refused':
    case 'forgotten':
      return [{ what: event.kind }]
    case 'member-joined':
    case 'member-left':
      return []
  }
}

/** Most rows would be by entry and outcome: the overview counts without entries, and entries by group only. */
function turned({ outcome, entry, question, offered }: Extract<Event, { kind: 'turned' }>): readonly Told[] {
  return [
    { what: 'turned', item: question === undefined ? 'pressed' : 'asked', value: outcome },
    ...(entry === undefined ? [] : [{ what: 'about', entry, value: groupOf(outcome) }]),
    ...(offered ? [{ what: 'offered' }] : []),
  ]
}

/** A reason that takes no place of anything follows a rating that has been counted. */
function rated(event: Extract<Event, { kind: 'rated' }>): readonly Told[] {
  const told = ratingOf(event, event.entry)
  return event.was === undefined && event.reason !== undefined
    ? told.filter(({ what }) => what === 'reason')
    : told
}

function ratingOf({ useful, reason }: Pick<Rating, 'useful' | 'reason'>, entry = ''): readonly Told[] {
  const opinion = { what: 'rated', entry, value: useful ? '1' : '0' }
  return reason === undefined ? [opinion] : [opinion, { what: 'reason', entry, value: reason }]
}

type Where = Pick<Tally, 'entry' | 'place' | 'way'>

function whereOf({ entry = '', place = '', way = '' }: Partial<Where>): Where {
  return { entry, place, way }
}

/** Ids and codes; a duty is `directive#2a`. Anything else is dropped: it might be what somebody wrote. */
function code(text: string): string {
  return text !== '' && text.length <= 64 && /^[a-z0-9]+(?:[-#][a-z0-9]+)*$/.test(text) ? text : ''
}

function aboutOf({ kind, id }: Subject): Pick<Told, 'item' | 'entry' | 'place'> {
  return { item: kind, ...(kind === 'field' ? {} : { [kind]: id }) }
}
