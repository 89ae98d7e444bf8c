import { type DueSpan, dueSpans, type GivenDuty, givenDuties, spanOf } from '../knowledge/duties.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { type DayRange, readDayRange } from '../language/day-range.ts'
import { matchesNumber, readDocumentNumbers } from '../language/document-number.ts'
import { fold } from '../language/fold.ts'
import { dutiesAbout, isWordOfDuties } from './duty-topic.ts'
import type { Heard } from './intent.ts'

/** What somebody wants to see of duties. */
export type DutyQuery = {
  /** Names of units, any of which; empty: all. */
  readonly units: readonly string[]
  /** Duties the words name, best first; undefined: no topic is named. */
  readonly topic: readonly GivenDuty[] | undefined
  /** Ids of the directives whose number is said; undefined: none is. */
  readonly directives: readonly string[] | undefined
  /** Where in the directive (see plainClause); undefined: anywhere. */
  readonly clause: string | undefined
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

/** So many words that no duty has may stand beside what is asked. */
const mostStrangeWords = 2

/** What was asked of duties; undefined: the words ask for something else, or for one thing that `ask` answers better. Pure. */
export function readDutyQuery(heard: Heard, unit: string | undefined): DutyQuery | undefined {
  const { cues, units } = heard.found.duty
  const has = (...wanted: readonly (typeof cues)[number][]) => wanted.some((cue) => cues.includes(cue))
  const due = dueIn(heard)
  const mine = has('mine')
  const directives = directivesIn(heard)
  const clause = clauseIn(heard, directives)
  const words = topicWords(heard, { due, directives, clause })
  const status = has('not-done') ? 'not-done' : has('done') ? 'done' : undefined
  const isAboutUnit = mine || units.length > 0
  const isDated = due !== undefined || status !== undefined
  const asksDuty = has('duty', 'ask', 'who') || (isAboutUnit && isDated && words.length <= mostStrangeWords)
  const isStaffs = unit !== undefined && words.length === 0 && isDated
  if (words.length > mostTopicWords || !(asksDuty || isStaffs)) return undefined
  const isSaid = unit !== undefined || units.length > 0 || directives !== undefined
  const topic = words.length === 0 ? undefined : topicIn(heard, words, isSaid, directives)
  if (topic === 'elsewhere') return undefined
  if (topic === undefined && !isAboutUnit && !isDated && directives === undefined) return undefined
  const isOwn = mine || (isDated && units.length === 0 && topic === undefined && directives === undefined)
  return { units: isOwn && unit !== undefined ? [unit] : units, topic, directives, clause, due, status, mine }
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

const dayWords = /^(?:\d+|t\d+|ngay|thang|quy|tuan|nam|nay|cuoi|het|den|toi|nua|truoc|chap|i{1,3}|iv)$/
const clauseWords = /^(?:muc|khoan|diem|phan|chuong|dieu|\d+|[ivx]+|[a-e])$/

/** What is said beside of who, when and where it is written. */
function topicWords(
  { found, knowledge }: Heard,
  { due, directives, clause }: Pick<DutyQuery, 'due' | 'directives' | 'clause'>,
): string[] {
  const numbers = (directives ?? []).map((id) => knowledge.directives.get(id)?.number ?? '')
  const idle = [
    ...(due && 'days' in due && due.days ? [dayWords] : []),
    ...(clause !== undefined ? [clauseWords] : []),
  ]
  return numbers
    .reduce(withoutNumber, found.duty.rest)
    .split(' ')
    .filter((word) => word !== '' && !idle.some((words) => words.test(word)))
}

/** «ke hoach 999 vd kinh phi» without 999/KH-VD: «kinh phi». */
function withoutNumber(words: string, number: string): string {
  const [digits, ...marks] = plain(number).trim().split(' ')
  const kinds = 'chi thi|ke hoach|cong van|quyet dinh|nghi quyet|thong bao|van ban|ct|kh|cv|qd|nq|tb'
  return words.replace(
    new RegExp(`\\b(?:(?:${kinds}) )?(?:so )?${digits}\\b(?: (?:${marks.join('|')})\\b)*`),
    '',
  )
}

/**
 * Duties that the words name; undefined: the words name nothing. `elsewhere`: they name something that is no duty. `isSaid`: whose duties are
 * meant is known, so that a word or two may be idle.
 */
function topicIn(
  heard: Heard,
  words: readonly string[],
  isSaid: boolean,
  directives: readonly string[] | undefined,
): readonly GivenDuty[] | 'elsewhere' | undefined {
  const { found, knowledge } = heard
  const isSure = found.verdict === 'answer' && !isOfDirective(heard, found.hits[0]?.entry)
  const about = isSure && !isSaid ? [] : dutiesAbout(words, knowledge)
  if (about.length > 0) return about
  if (directives !== undefined) return undefined
  if (found.verdict !== 'unknown' || !isSaid || words.length > mostStrangeWords) return 'elsewhere'
  return words.some((word) => isWordOfDuties(word, knowledge)) ? 'elsewhere' : undefined
}

function isOfDirective({ knowledge }: Heard, id = ''): boolean {
  const kind = findEntry(knowledge, id)?.kind
  return kind === 'duty' || kind === 'directive'
}

/** A clause, to be compared: «Mục II, khoản 1» → « muc ii khoan 1 ». */
export const plainClause = plain

function plain(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return ` ${words} `
}

/** The clause of one of these directives that is said; of «mục II, khoản 1» and «mục II» the first. */
function clauseIn({ text, knowledge }: Heard, directives: readonly string[] | undefined): string | undefined {
  const said = plain(text)
  return givenDuties(knowledge)
    .filter(({ directive }) => directives?.includes(directive.id))
    .flatMap(({ duty }) => (duty.clause === null ? [] : [plain(duty.clause)]))
    .filter((clause) => said.includes(clause))
    .sort((one, other) => other.length - one.length)[0]
}

function directivesIn({ text, knowledge }: Heard): readonly string[] | undefined {
  const [read] = readDocumentNumbers(text)
  if (!read) return undefined
  const found = [...knowledge.directives.values()].filter(
    ({ number, name }) => number !== null && matchesNumber(number, name, read),
  )
  return found.length > 0 ? found.map(({ id }) => id) : undefined
}
