import { type Entry, entryName, findEntry, type Knowledge, writtenIn } from '../knowledge/knowledge.ts'
import { today } from '../lib/day.ts'
import { withoutPlaceholders } from '../lib/mask.ts'
import type { Found, Search } from '../search/search.ts'
import { certain } from './missed.ts'
import type { Asking, Wording } from './wordings.ts'

/** The content in force. */
export type Known = {
  readonly knowledge: Knowledge
  readonly search: Search
}

/** An entry, and the calibrated probability, 0 to 1, that it is what was meant. */
export type Near = { readonly entry: string; readonly name: string; readonly confidence: number }

/**
 * What an editor can do.
 * - `add-phrase`: the entry is probably meant; give it these phrases (none: put the question in fewer words).
 * - `write-entry`: nothing written is near; `listed`: a procedure of the catalogue is. `notMeant`: people said that the nearest is
 *   not it.
 * - `improve-entry`: the entry answers, people do not find it useful, and nobody has reviewed it since.
 * - `solved`: the content of today answers it, or knows it for small talk or no business of an office.
 * - `no-topic`: asks «bao nhiêu tiền» of nothing; the bot can only ask back.
 */
export type Suggestion =
  | { readonly kind: 'add-phrase'; readonly entry: string; readonly phrases: readonly string[] }
  | {
      readonly kind: 'write-entry'
      readonly listed?: { readonly entry: string; readonly name: string }
      readonly notMeant?: true
    }
  | { readonly kind: 'improve-entry'; readonly entry: string }
  | { readonly kind: 'solved' }
  | { readonly kind: 'no-topic' }

type Looked = { readonly text: string; readonly found: Found }

/** The nearest entry is named when it has this share of the belief in what sounds like an office's business. */
const plausibleShare = 0.2

/** What the content of today makes of these wordings, weightiest first, of one matter. Pure. */
export function suggest(
  wordings: readonly Pick<Wording, 'text'>[],
  asking: Complaints,
  known: Known,
): { readonly nearest?: Near; readonly suggestion: Suggestion } {
  const looked = wordings.map(({ text }) => ({ text, found: known.search.find(text) }))
  const open = looked.filter(({ found }) => !isSolved(found, asking, known))
  const [first = looked[0]] = open
  const near = first && nearestOf(first.found, known)
  const suggestion = forComplaint(near, asking, known) ?? forOpen(open, near, asking)
  if (!near) return { suggestion }
  return {
    nearest: { entry: near.id, name: entryName(near), confidence: first.found.confidence },
    suggestion,
  }
}

type Complaints = Pick<Asking, 'notMeant' | 'notUseful'>

/** An answer that people find of little use stays a gap until its entry is reviewed. */
function forComplaint(
  near: Entry | undefined,
  { notUseful }: Complaints,
  { knowledge }: Known,
): Suggestion | undefined {
  const at = near && notUseful.get(near.id)
  if (at === undefined || !near) return undefined
  const isReviewed = reviewedOn(near) > today(at, knowledge.office.timeZone)
  return isReviewed ? undefined : { kind: 'improve-entry', entry: near.id }
}

function forOpen(open: readonly Looked[], near: Entry | undefined, { notMeant }: Complaints): Suggestion {
  const [first] = open
  if (!first) return { kind: 'solved' }
  if (open.every(({ found }) => !found.hasTopic)) return { kind: 'no-topic' }
  if (near?.kind === 'catalog')
    return { kind: 'write-entry', listed: { entry: near.id, name: entryName(near) } }
  if (near && notMeant.has(near.id)) return { kind: 'write-entry', notMeant: true }
  if (!near || !isPlausible(first.found)) return { kind: 'write-entry' }
  const same = open.filter(({ found }) => found.hits[0]?.entry === near.id || !isPlausible(found))
  return { kind: 'add-phrase', entry: near.id, phrases: same.flatMap(({ text }) => phraseOf(text)) }
}

/** The empty day for a line of a list, which nobody reviews. */
function reviewedOn(entry: Entry): string {
  if (entry.kind === 'duty') return entry.directive.reviewed
  const written = writtenIn(entry)
  return 'reviewed' in written ? written.reviewed : ''
}

function nearestOf({ hits }: Found, { knowledge }: Known): Entry | undefined {
  return findEntry(knowledge, hits[0]?.entry ?? '')
}

function isSolved(found: Found, { notMeant }: Complaints, known: Known): boolean {
  const { confidence, outOfScope, talk, verdict } = found
  const near = nearestOf(found, known)
  if (near && confidence >= certain) return near.kind !== 'catalog' && !notMeant.has(near.id)
  return talk?.share === 1 || (outOfScope && verdict === 'unknown')
}

function isPlausible({ inTalk, hits }: Found): boolean {
  return inTalk !== 'unknown' && (hits[0]?.share ?? 0) >= plausibleShare
}

/** A phrase is what people say in a line, not the story of one of them. */
const longestPhrase = 120

function phraseOf(text: string): string[] {
  const phrase = withoutPlaceholders(text).replace(/\s+/g, ' ').trim()
  return phrase === '' || phrase.length > longestPhrase ? [] : [phrase]
}
