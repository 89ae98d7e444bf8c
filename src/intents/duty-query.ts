import { type GivenDuty, spanOf } from '../knowledge/duties.ts'
import { type DueSpan, type DutyCue, dueSpans } from '../knowledge/schema.ts'
import { readDayRange } from '../language/day-range.ts'
import type { DayRange } from '../lib/day-range.ts'
import { type Clause, clauseIn, directivesIn } from './duty-place.ts'
import { type TopicWords, topicIn, topicWords } from './duty-words.ts'
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

/** Whoever says more beside tells a story. */
const mostTopicWords = 14

/** What was asked of duties; undefined: the words ask for something else. Pure. */
export function readDutyQuery(heard: Heard): DutyQuery | undefined {
  if (!mayAsk(heard)) return undefined
  const said = listen(heard)
  if (said.words.length > mostTopicWords || !(said.isAsked || mayMean(heard, said))) return undefined
  const topic = topicIn(heard, said)
  if (topic === 'elsewhere') return undefined
  if (!said.isPlaced && !(Array.isArray(topic) && said.isDirect)) return undefined
  const { directives, mine } = said
  return {
    ...{ topic, directives, mine },
    ...whenIn(said, topic),
    units: unitsIn(heard, said, topic),
    clause: directives === undefined ? new Set() : clauseIn(heard.text),
  }
}

const asking: readonly DutyCue[] = ['duty', 'ask', 'who']

/** Most messages have no such word, and are not looked at further. */
function mayAsk({ member, found }: Heard): boolean {
  return member !== undefined || asking.some((cue) => found.duty.cues.includes(cue))
}

/** What is heard before it is known what of it is a topic. */
type Said = TopicWords &
  Pick<DutyQuery, 'due' | 'status' | 'mine'> & { readonly isDirect: boolean; readonly isOnDeadlines: boolean }

function listen(heard: Heard): Said {
  const { cues, units } = heard.found.duty
  const has = (...wanted: readonly DutyCue[]) => wanted.some((cue) => cues.includes(cue))
  const unit = heard.member?.unitName
  const named = readDayRange(heard.text, heard.today)
  const due = dueIn(heard, named?.days)
  const directives = directivesIn(heard.text, heard.knowledge)
  const status = has('not-done') ? 'not-done' : has('done') ? 'done' : undefined
  const mine = has('mine')
  const isOfUnit = mine || units.length > 0
  const isDated = due !== undefined || status !== undefined
  const words = topicWords(heard, named?.words, directives)
  const isPlaced = isOfUnit || isDated || directives !== undefined
  return {
    ...{ due, directives, status, mine, words, isPlaced },
    units: mine && unit !== undefined ? [unit] : units,
    isDirect: has('ask', 'who'),
    isGiven: has('given') || directives !== undefined,
    isAsked: has(...asking) || (unit !== undefined && isDated && isOfUnit),
    isOnDeadlines: has('due', 'overdue', 'undated', 'not-done'),
  }
}

/** From a civil servant what is about deadlines, and what nothing else explains, is about their duties, if it fits. */
function mayMean({ member, found }: Heard, { isOnDeadlines }: Said): boolean {
  return member !== undefined && (isOnDeadlines || found.verdict === 'unknown')
}

/** «… hạn chót bữa nào» of a topic asks for its deadline, and picks none out. */
function whenIn({ due, status }: Said, topic: DutyQuery['topic']): Pick<DutyQuery, 'due' | 'status'> {
  const asksWhen = Array.isArray(topic) && due !== undefined && 'days' in due && due.days === undefined
  return asksWhen ? { due: undefined, status: undefined } : { due, status }
}

/** Who belongs to a unit means it, unless something else is named. */
function unitsIn({ member }: Heard, { mine, units, directives }: Said, topic: DutyQuery['topic']) {
  const isOwn = mine || (units.length === 0 && !Array.isArray(topic) && directives === undefined)
  return isOwn && member !== undefined ? [member.unitName] : units
}

function dueIn({ found, today }: Heard, days: DayRange | undefined): Due | undefined {
  const { cues } = found.duty
  if (cues.includes('undated')) return { none: true }
  if (days) return { days, span: undefined }
  const span = dueSpans.find((each) => cues.includes(each))
  if (span !== undefined) return { days: spanOf(span, today), span }
  return cues.includes('due') ? { days: undefined, span: undefined } : undefined
}
