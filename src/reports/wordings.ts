import type { Happened } from '../conversation/event.ts'
import { tokenize } from '../language/tokens.ts'
import { type Complaint, createMissed, type Missed } from './missed.ts'

/** Whoever asked, how often, from when to when (epoch milliseconds). */
export type Asking = {
  readonly askers: ReadonlySet<string>
  readonly count: number
  readonly first: number
  readonly last: number
  /** Entries that answered something else. */
  readonly notMeant: ReadonlySet<string>
  /** Entries that answered, and not well enough; each with the latest time that somebody said so. */
  readonly notUseful: ReadonlyMap<string, number>
}

/** A question as people put it, whatever their marks, capitals and stops; `text` is how most of them wrote it. */
export type Wording = Asking & { readonly text: string }

/** What was asked in these events, oldest first, and not answered well. */
export async function missedIn(events: AsyncIterable<Happened>): Promise<readonly Wording[]> {
  const missed = createMissed()
  for await (const happened of events) missed.take(happened)
  return wordingsOf(missed.missed())
}

/** Weightiest first, see `byWeight`; of equal weight by the alphabet. What has no word in it is left out. */
export function wordingsOf(missed: readonly Missed[]): readonly Wording[] {
  const byWords = new Map<string, Missed[]>()
  for (const each of missed) {
    const words = tokenize(each.question)
      .map(({ folded }) => folded)
      .join(' ')
    const same = byWords.get(words)
    if (same) same.push(each)
    else byWords.set(words, [each])
  }
  byWords.delete('')
  return [...byWords]
    .map(([words, said]) => ({ words, wording: wordingOf(said) }))
    .sort((one, other) => byWeight(one.wording, other.wording) || (one.words < other.words ? -1 : 1))
    .map(({ wording }) => wording)
}

/** For sorting: what more people asked first, then what was asked more often. */
export function byWeight(one: Asking, other: Asking): number {
  return other.askers.size - one.askers.size || other.count - one.count
}

/** Several as one. */
export function together(all: readonly Asking[]): Asking {
  return {
    askers: new Set(all.flatMap(({ askers }) => [...askers])),
    count: all.reduce((sum, { count }) => sum + count, 0),
    first: least(all.map(({ first }) => first)),
    last: most(all.map(({ last }) => last)),
    notMeant: new Set(all.flatMap(({ notMeant }) => [...notMeant])),
    notUseful: latest(all.flatMap(({ notUseful }) => [...notUseful])),
  }
}

function wordingOf(said: readonly Missed[]): Wording {
  const times = said.map(({ at }) => at)
  const entries = (why: Complaint['why']) =>
    said.flatMap(({ complaint, at }) => (complaint?.why === why ? [[complaint.entry, at] as const] : []))
  return {
    text: mostFrequent(said.map(({ question }) => question)),
    askers: new Set(said.map(({ asker }) => asker)),
    count: said.length,
    first: least(times),
    last: most(times),
    notMeant: new Set(entries('not-meant').map(([entry]) => entry)),
    notUseful: latest(entries('not-useful')),
  }
}

/** Without spreading: there may be more than a call takes arguments. */
function least(times: readonly number[]): number {
  return times.reduce((one, other) => Math.min(one, other), Infinity)
}

function most(times: readonly number[]): number {
  return times.reduce((one, other) => Math.max(one, other), 0)
}

function latest(entries: readonly (readonly [entry: string, at: number])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [entry, at] of entries) found.set(entry, Math.max(at, found.get(entry) ?? at))
  return found
}

/** Of equal ones the one with more tone marks, then the shorter: it is what an editor would write. */
function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const [[text] = ['']] = [...counts].sort(
    ([one, often], [other, oftenToo]) => oftenToo - often || byStyle(one, other),
  )
  return text
}

function byStyle(one: string, other: string): number {
  return marksIn(other) - marksIn(one) || one.length - other.length || (one < other ? -1 : 1)
}

function marksIn(text: string): number {
  return text.normalize('NFD').length - text.normalize('NFC').length
}
