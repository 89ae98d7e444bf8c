import { type DueSpan, dueSpans, type GivenDuty, givenDuties } from '../knowledge/duties.ts'
import { matchesNumber, readDocumentNumbers } from '../language/document-number.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { tokenize } from '../language/tokens.ts'
import type { Heard } from './intent.ts'

/** What somebody wants to see of duties. */
export type DutyQuery = {
  /** Names of units, any of which; empty: all. */
  readonly units: readonly string[]
  /** Duties the words name, best first; undefined: no topic is named. */
  readonly topic: readonly GivenDuty[] | undefined
  /** Ids of the directives whose number is said; undefined: none is. */
  readonly directives: readonly string[] | undefined
  readonly due: DueSpan | 'any' | undefined
  readonly status: 'done' | 'not-done' | undefined
  /** «Sở tôi»: the speaker's own. */
  readonly mine: boolean
}

/** Beside the nearest duty only what has this share of the belief is on the topic. */
const leastShare = 0.05

/** Whoever says more beside tells a story. */
const mostTopicWords = 14

/** What was asked of duties; undefined: the words ask for something else, or for one thing that `ask` answers better. Pure. */
export function readDutyQuery(heard: Heard, unit: string | undefined): DutyQuery | undefined {
  const { cues, units, rest } = heard.found.duty
  const has = (...wanted: readonly (typeof cues)[number][]) => wanted.some((cue) => cues.includes(cue))
  const span = dueSpans.find((each) => has(each))
  const mine = has('mine')
  const directives = directivesIn(heard)
  const status = has('not-done') ? 'not-done' : has('done') ? 'done' : undefined
  const isAboutUnit = mine || units.length > 0
  const isDated = span !== undefined || has('due') || status !== undefined
  const words = rest === '' ? 0 : rest.split(' ').length
  const asksDuty = has('duty', 'ask') || (mine && isDated && words <= 2)
  const wants = words <= mostTopicWords && asksDuty && (isAboutUnit || isDated || directives !== undefined)
  const isStaffs = unit !== undefined && rest === '' && isDated
  if (!wants && !isStaffs) return undefined
  const topic = directives !== undefined || rest === '' ? undefined : topicIn(heard)
  if (topic === 'elsewhere' || (Array.isArray(topic) && !isDated && isSure(heard))) return undefined
  return {
    units: mine && unit !== undefined ? [unit] : units,
    topic,
    directives,
    due: span ?? (has('due') ? 'any' : undefined),
    status,
    mine,
  }
}

/** One duty is meant, plainly: it is shown by itself. */
function isSure({ found }: Heard): boolean {
  return found.verdict === 'answer'
}

/** Duties near the words. `elsewhere`: they name something that is no duty. */
function topicIn(heard: Heard): readonly GivenDuty[] | 'elsewhere' {
  const { found, knowledge } = heard
  const duties = new Map(givenDuties(knowledge).map((duty) => [duty.id, duty]))
  const directives = (id: string) => [...duties.values()].filter((duty) => duty.directive.id === id)
  const named = namedIn(heard, duties)
  if (named.length > 0) return named
  const [first] = found.hits
  const isLaw = first !== undefined && (duties.has(first.entry) || knowledge.directives.has(first.entry))
  if (found.verdict === 'answer' && !isLaw) return 'elsewhere'
  const near = found.hits.filter(({ share, entry }) => share >= leastShare || entry === first?.entry)
  const meant = near.flatMap(({ entry }) => duties.get(entry) ?? directives(entry))
  return [...new Set(meant)]
}

/** Duties of which a topic or another name is said, word for word. */
function namedIn({ text }: Heard, duties: ReadonlyMap<string, GivenDuty>): GivenDuty[] {
  const book = createPhraseBook(
    [...duties.values()].flatMap((each) =>
      [...each.duty.topics, ...each.duty.aliases].map((name) => [name, each.id] as const),
    ),
  )
  const ids = new Set(findPhrases(tokenize(text), book).map(({ value }) => value))
  return [...duties.values()].filter(({ id }) => ids.has(id))
}

function directivesIn({ text, knowledge }: Heard): readonly string[] | undefined {
  const [read] = readDocumentNumbers(text)
  if (!read) return undefined
  const found = [...knowledge.directives.values()].filter(
    ({ number, name }) => number !== null && matchesNumber(number, name, read),
  )
  return found.length > 0 ? found.map(({ id }) => id) : undefined
}
