import { type GivenDuty, isBinding } from '../knowledge/duties.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { fold } from '../language/fold.ts'
import { withoutPlace } from './duty-place.ts'
import { dutiesAbout } from './duty-topic.ts'
import type { Heard } from './intent.ts'

/** What is said beside of who, when and where it is written, and what is known of the rest. */
export type Words = {
  /** Folded. */
  readonly words: readonly string[]
  /** Whose duties, by the names of units. */
  readonly units: readonly string[]
  /** Ids of the directives whose number is said; undefined: none is. */
  readonly directives: readonly string[] | undefined
  /** A unit, a time or a directive is said. */
  readonly isPlaced: boolean
  /** Duties are asked for. */
  readonly isAsked: boolean
}

/** Of its words, what a topic shares with a duty where duties are asked for, and where that is not said. */
const leastShare = 0.5
const surelyShare = 0.8

const dayWords =
  /^(?:\d+|[tq]\d+|ngay|thang|quy|tuan|nam|nay|mai|bua|cuoi|het|den|toi|nua|truoc|chap|sang|mot|hai|ba|bon|sau|bay|tam|chin|muoi|i{1,3}|iv)$/

/** The words that may name a topic. `isDated`: days are named. */
export function topicWords(
  { found, knowledge, member }: Heard,
  isDated: boolean,
  directives: readonly string[] | undefined,
): string[] {
  const placed = directives ? withoutPlace(found.duty.rest, directives, knowledge) : found.duty.rest
  const rest = member ? withoutUnit(placed, member.unitName) : placed
  return rest.split(' ').filter((word) => word !== '' && !(isDated && dayWords.test(word)))
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
  { words, units, directives, isPlaced, isAsked }: Words,
): readonly GivenDuty[] | 'unsure' | 'elsewhere' | undefined {
  if (words.length === 0) return undefined
  const { found, knowledge, member, today } = heard
  const isOther = found.verdict !== 'unknown' && !isOfDirective(heard, found.hits[0]?.entry)
  const isSaid = member !== undefined || found.duty.units.length > 0 || directives !== undefined
  if (isOther && found.verdict === 'answer' && !(isSaid && isAsked)) return 'elsewhere'
  const about = dutiesAbout(words, knowledge, {
    leastShare: isAsked ? leastShare : surelyShare,
    isMeant: (each) => isBinding(each, knowledge, today) && units.every((unit) => isGivenTo(each.duty, unit)),
  })
  if (about.length > 0) return about
  if (directives !== undefined) return undefined
  return isOther || !isSaid || !isPlaced || !isAsked ? 'elsewhere' : 'unsure'
}

function isOfDirective({ knowledge }: Heard, id = ''): boolean {
  const kind = findEntry(knowledge, id)?.kind
  return kind === 'duty' || kind === 'directive'
}
