import { type GivenDuty, isBinding } from '../knowledge/duties.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { fold } from '../language/fold.ts'
import { withoutPlace } from './duty-place.ts'
import { dutiesAbout } from './duty-topic.ts'
import type { Heard } from './intent.ts'

/** What is said beside of who, when and where it is written, and what is known of the rest. */
export type TopicWords = {
  /** Folded. */
  readonly words: readonly string[]
  /** Whose duties, by the names of units. */
  readonly units: readonly string[]
  /** Ids of the directives whose number is said; undefined: none is. */
  readonly directives: readonly string[] | undefined
  /** A unit, a time or a directive is said. */
  readonly isPlaced: boolean
  /** Duties are asked for, in words that may ask for other things too. */
  readonly isAsked: boolean
  /** In words that are said of nothing else: «giao», «nhiệm vụ», a directive. */
  readonly isGiven: boolean
}

/** Of its words, what a topic shares with a duty: where duties are asked for; where a civil servant may do so; where anybody may. */
const shares = { asked: 0.5, staff: 0.6, anybody: 0.8 } as const

/** The words that may name a topic. `days`: the words that name days. */
export function topicWords(
  { found, knowledge, member }: Heard,
  days: string | undefined,
  directives: readonly string[] | undefined,
): string[] {
  const placed = directives ? withoutPlace(found.duty.rest, directives, knowledge) : found.duty.rest
  const rest = member ? withoutUnit(placed, member.unitName) : placed
  const dayWords = days?.match(/[a-z0-9]+/g) ?? []
  return without(
    rest.split(' ').filter((word) => word !== ''),
    dayWords,
  )
}

/** Each of the others is taken away once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Without «Sở Y tế», «y te» and «so» from somebody of that department. */
function withoutUnit(words: string, unitName: string): string {
  const name = fold(unitName)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^ubnd /, '')
  const kind = /^(?:trung tam|van phong|ban quan ly|thanh tra|[a-z]+)/.exec(name)?.[0] ?? name
  const own = [name, name.slice(kind.length).trim(), kind].filter((each) => each !== '')
  return own.length === 0 ? words : words.replace(new RegExp(`\\b(?:${own.join('|')})\\b`, 'g'), ' ')
}

/** The duties that the words name; undefined: no topic is named. `unsure`: one may be, and is no duty's. `elsewhere`: they name something else. */
export function topicIn(
  heard: Heard,
  said: TopicWords,
): readonly GivenDuty[] | 'unsure' | 'elsewhere' | undefined {
  const { words, units, directives, isPlaced, isAsked, isGiven } = said
  const { knowledge, member, today } = heard
  const other = isGiven ? undefined : otherVerdict(heard)
  if (other === 'answer') return 'elsewhere'
  if (words.length === 0)
    return isClear(heard, said) && (other === undefined || asksWhatIsDue(heard)) ? undefined : 'elsewhere'
  const isLikely = other === undefined && (isGiven || (member !== undefined && isAsked))
  const about = dutiesAbout(words, knowledge, {
    leastShare: isLikely ? shares.asked : member ? shares.staff : shares.anybody,
    isMeant: (each) => isBinding(each, knowledge, today) && units.every((unit) => isGivenTo(each.duty, unit)),
  })
  if (about.length > 0) return about
  if (directives !== undefined) return words.length > 1 ? 'unsure' : undefined
  return other === undefined && isPlaced && isAsked && (isGiven || member) ? 'unsure' : 'elsewhere'
}

/** What the search believes, where that is no duty. */
function otherVerdict(heard: Heard): 'answer' | 'choose' | undefined {
  const { verdict, hits } = heard.found
  return verdict === 'unknown' || isOfDirective(heard, hits[0]?.entry) ? undefined : verdict
}

/** «Việc nào đến hạn», «việc gì quá hạn». */
function asksWhatIsDue({ found }: Heard): boolean {
  const { cues } = found.duty
  return cues.includes('duty') && (cues.includes('due') || cues.includes('overdue'))
}

/** Nothing but whose and when is said: citizens ask so for other things, unless they say «việc», «nhiệm vụ», or what a unit must do. */
function isClear({ member, found }: Heard, { isGiven, units }: TopicWords): boolean {
  const { cues } = found.duty
  return (
    member !== undefined || isGiven || cues.includes('duty') || (cues.includes('ask') && units.length > 0)
  )
}

function isOfDirective({ knowledge }: Heard, id = ''): boolean {
  const kind = findEntry(knowledge, id)?.kind
  return kind === 'duty' || kind === 'directive'
}
