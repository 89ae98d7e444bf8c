import { dayAfter, daysBetween } from '../lib/day.ts'
import { citations } from './citations.ts'
import { type Entry, entries, entryName, type Knowledge, writtenIn } from './knowledge.ts'
import type { Directive, Document, Procedure } from './schema.ts'
import { type factParts, factSpans, findDocument, isOver, reviewDays, validity } from './validity.ts'

/** Something that time has done, or will do soon, to an entry. `on`: the last good day, or when the review falls due. */
export type Change = {
  readonly kind: 'entry-ends' | 'fact-ends' | 'basis-ends' | 'review-due' | 'fact-begins'
  readonly entry: string
  readonly name: string
  /** null: not known, but past. */
  readonly on: string | null
  readonly past: boolean
  /** What it is about, where that is not the entry itself. */
  readonly about?: About
}

export type About =
  | { readonly part: (typeof factParts)[number]; readonly at: number; readonly when: string | undefined }
  | { readonly document: string; readonly replacedBy: string | undefined }

/** People plan errands, and clerks their reading, a season ahead. */
export const horizonDays = 90

/**
 * What to mend and what to prepare, oldest first: facts that ended after they were last reviewed, repealed bases, reviews due,
 * and all of these within `horizonDays`. What nobody is told any more (entries that have ended) is not looked at.
 */
export function freshness(knowledge: Knowledge, today: string): Change[] {
  const context = { knowledge, today }
  return entries(knowledge)
    .filter((entry) => entry.kind !== 'document' && entry.kind !== 'catalog' && isShown(entry, context))
    .flatMap((entry) => [
      ...entryEnd(entry, context),
      ...(entry.kind === 'procedure' ? factChanges(entry.procedure, today) : []),
      ...basisEnds(entry, context),
      ...reviewDue(entry, context),
    ])
    .sort(
      (one, other) => (one.on ?? '').localeCompare(other.on ?? '') || one.entry.localeCompare(other.entry),
    )
}

type Context = { readonly knowledge: Knowledge; readonly today: string }

function isShown(entry: Entry, { knowledge, today }: Context): boolean {
  return validity(entry, knowledge, today).kind !== 'ended'
}

function entryEnd(entry: Entry, { today }: Context): Change[] {
  const value = writtenIn(entry)
  const until = 'until' in value ? value.until : undefined
  return until !== undefined && isNear(until, today)
    ? [{ kind: 'entry-ends', entry: entry.id, name: entryName(entry), on: until, past: until < today }]
    : []
}

function factChanges(procedure: Procedure, today: string): Change[] {
  const { id: entry, name, reviewed } = procedure
  return factSpans(procedure).flatMap(({ part, at, when, from, until }): Change[] => {
    const about = { part, at, when }
    const ends = until !== undefined && until >= reviewed && isNear(until, today)
    const begins = from !== undefined && from > today && isNear(from, today)
    return [
      ...(ends ? [{ kind: 'fact-ends', entry, name, on: until, past: until < today, about } as const] : []),
      ...(begins ? [{ kind: 'fact-begins', entry, name, on: from, past: false, about } as const] : []),
    ]
  })
}

function basisEnds(entry: Entry, { knowledge, today }: Context): Change[] {
  return citations(entry).flatMap(({ id }): Change[] => {
    const document = findDocument(knowledge, id)
    if (!document) return []
    const until = document.inForce.until ?? document.until ?? null
    const past = isOver(document, today)
    if (!past && (until === null || !isNear(until, today))) return []
    const about = { document: document.name, replacedBy: replacement(document, knowledge) }
    return [{ kind: 'basis-ends', entry: entry.id, name: entryName(entry), on: until, past, about }]
  })
}

function replacement({ replacedBy }: Document | Directive, knowledge: Knowledge): string | undefined {
  return replacedBy === null ? undefined : findDocument(knowledge, replacedBy)?.name
}

function reviewDue(entry: Entry, { today }: Context): Change[] {
  const value = writtenIn(entry)
  if (!('reviewed' in value)) return []
  const on = dayAfter(value.reviewed, reviewDays)
  return isNear(on, today)
    ? [{ kind: 'review-due', entry: entry.id, name: entryName(entry), on, past: on < today }]
    : []
}

function isNear(day: string, today: string): boolean {
  return daysBetween(today, day) <= horizonDays
}
