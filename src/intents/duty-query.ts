import { type DueSpan, dueSpans, type GivenDuty, isBinding, spanOf } from '../knowledge/duties.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import { type DayRange, readDayRange } from '../language/day-range.ts'
import { fold } from '../language/fold.ts'
import { type Clause, clauseIn, directivesIn, withoutPlace } from './duty-place.ts'
import { dutiesAbout } from './duty-topic.ts'
import type { Heard } from './intent.ts'

/** What somebody wants to see of duties. */
export type DutyQuery = {
  /** Names of units, any of which; empty: all. */
  readonly units: readonly string[]
  /** Duties the words name, best first; undefined: no topic is named. `unsure`: it may be that one is, and is no duty's. */
  readonly topic: readonly GivenDuty[] | 'unsure' | undefined
  /** Ids of the directives whose number is said; undefined: none is. */
  readonly directives: readonly string[] | undefined
  readonly clause: Clause
  readonly due: Due | undefined
  readonly status: 'done' | 'not-done' | undefined
  /** «Sở tôi»: the speaker's own. */
  readonly mine: boolean
}

/** Those with a deadline, within these days if any are said. `none`: those without. `span`: the days by name. */
export type Due =
  | { readonly days: DayRange | undefined; readonly span: DueSpan | undefined }
  | { readonly none: true }

/** Of its words, what a topic shares with a duty where duties are asked for, and where that is not said. */
const leastShare = 0.5
const surelyShare = 0.8

/** Whoever says more beside tells a story. */
const mostTopicWords = 14

/** What was asked of duties; undefined: the words ask for something else. Pure. */
export function readDutyQuery(heard: Heard): DutyQuery | undefined {
  const { cues, units } = heard.found.duty
  const unit = heard.member?.unitName
  const has = (...wanted: readonly (typeof cues)[number][]) => wanted.some((cue) => cues.includes(cue))
  const due = dueIn(heard)
  const directives = directivesIn(heard.text, heard.knowledge)
  const words = topicWords(heard, due, directives)
  const status = has('not-done') ? 'not-done' : has('done') ? 'done' : undefined
  const mine = has('mine')
  const named = mine && unit !== undefined ? [unit] : units
  const isDated = due !== undefined || status !== undefined
  const isPlaced = mine || units.length > 0 || isDated || directives !== undefined
  const isAsked =
    has('duty', 'ask', 'who') ||
    (isDated && (mine || units.length > 0)) ||
    (unit !== undefined && has('due', 'overdue', 'undated', 'not-done'))
  if (words.length > mostTopicWords || !(isAsked || mayMean(heard))) return undefined
  const topic =
    words.length === 0 ? undefined : topicIn(heard, words, { isPlaced, isAsked, directives, units: named })
  if (topic === 'elsewhere' || (!isPlaced && !(Array.isArray(topic) && has('ask', 'who')))) return undefined
  // «… hạn chót bữa nào» of a topic asks for its deadline, and picks none out.
  const asksWhen = Array.isArray(topic) && due !== undefined && 'days' in due && due.days === undefined
  const isOwn = mine || (units.length === 0 && !Array.isArray(topic) && directives === undefined)
  return {
    ...{ topic, directives, mine },
    ...(asksWhen ? { due: undefined, status: undefined } : { due, status }),
    units: isOwn && unit !== undefined ? [unit] : named,
    clause: directives === undefined ? new Set() : clauseIn(heard.text),
  }
}

/** From a civil servant what nothing else explains is about their duties, if it fits. */
function mayMean({ member, found }: Heard): boolean {
  return member !== undefined && found.verdict === 'unknown'
}

function dueIn({ found, text, today }: Heard): Due | undefined {
  const { cues } = found.duty
  if (cues.includes('undated')) return { none: true }
  const days = readDayRange(text, today)
  if (days) return { days, span: undefined }
  const span = dueSpans.find((each) => cues.includes(each))
  if (span !== undefined) return { days: spanOf(span, today), span }
  return cues.includes('due') ? { days: undefined, span: undefined } : undefined
}

const dayWords =
  /^(?:\d+|[tq]\d+|ngay|thang|quy|tuan|nam|nay|mai|bua|cuoi|het|den|toi|nua|truoc|chap|sang|mot|hai|ba|bon|sau|bay|tam|chin|muoi|i{1,3}|iv)$/

/** What is said beside of who, when and where it is written. */
function topicWords(
  { found, knowledge, member }: Heard,
  due: Due | undefined,
  directives: readonly string[] | undefined,
): string[] {
  const placed = directives ? withoutPlace(found.duty.rest, directives, knowledge) : found.duty.rest
  const rest = member ? withoutUnit(placed, member.unitName) : placed
  const isDay = (word: string) =>
    due !== undefined && 'days' in due && due.days !== undefined && dayWords.test(word)
  return rest.split(' ').filter((word) => word !== '' && !isDay(word))
}

/** Without «Sở Y tế», «y te» and «so» from somebody of that department. */
function withoutUnit(words: string, unitName: string): string {
  const name = fold(unitName).replace(/^ubnd /, '')
  const kind = /^(?:trung tam|van phong|ban quan ly|thanh tra|[a-z]+)/.exec(name)?.[0] ?? name
  const own = [name, name.slice(kind.length).trim(), kind].filter((each) => each !== '')
  return words.replace(new RegExp(`\\b(?:${own.join('|')})\\b`, 'g'), ' ')
}

type Beside = {
  readonly isPlaced: boolean
  readonly isAsked: boolean
  readonly units: readonly string[]
  readonly directives: readonly string[] | undefined
}

/** What the words name. `elsewhere`: something that is no duty. */
function topicIn(
  heard: Heard,
  words: readonly string[],
  { isPlaced, isAsked, directives, units }: Beside,
): readonly GivenDuty[] | 'unsure' | 'elsewhere' | undefined {
  const { found, knowledge, member } = heard
  const isOther = found.verdict !== 'unknown' && !isOfDirective(heard, found.hits[0]?.entry)
  const isSaid = member !== undefined || found.duty.units.length > 0 || directives !== undefined
  if (isOther && found.verdict === 'answer' && !(isSaid && isAsked)) return 'elsewhere'
  const about = dutiesAbout(words, knowledge, {
    leastShare: isAsked ? leastShare : surelyShare,
    isMeant: (duty) =>
      isBinding(duty, knowledge, heard.today) && units.every((unit) => isGivenTo(duty.duty, unit)),
  })
  if (about.length > 0) return about
  if (directives !== undefined) return undefined
  return isOther || !isSaid || !isPlaced || !isAsked ? 'elsewhere' : 'unsure'
}

function isOfDirective({ knowledge }: Heard, id = ''): boolean {
  const kind = findEntry(knowledge, id)?.kind
  return kind === 'duty' || kind === 'directive'
}
