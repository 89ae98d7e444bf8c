import { daysBetween } from '../lib/day.ts'
import { type Entry, findEntry, type Knowledge } from './knowledge.ts'
import type { Directive, Document, Fee, Paper, Procedure, Time } from './schema.ts'

/** How far a fact may be trusted today. `on` and `from` are null when the day is not known. */
export type Validity =
  | { readonly kind: 'current' }
  | { readonly kind: 'ended'; readonly on: string | null; readonly successor: Entry | undefined }
  | { readonly kind: 'not-yet'; readonly from: string | null }
  | { readonly kind: 'basis-repealed'; readonly documents: readonly (Document | Directive)[] }
  | { readonly kind: 'review-due'; readonly reviewed: string }

/**
 * Days after which an entry must be read again. Fees and deadlines are set by councils once a year, and most
 * administrative laws of 2025–2026 took effect within a year of being passed.
 */
export const reviewDays = 365

/** The first thing to say about an entry. `today` is the office's date. A duty is as valid as its directive. */
export function validity(entry: Entry, knowledge: Knowledge, today: string): Validity {
  switch (entry.kind) {
    case 'procedure':
      return (
        ofSpan(entry.procedure, today) ??
        ofBasis(citedBy(entry.procedure.legalBasis), knowledge, today) ??
        ofReview(entry.procedure, today)
      )
    case 'guide':
      return (
        ofSpan(entry.guide, today) ??
        ofBasis(citedBy(entry.guide.legalBasis), knowledge, today) ??
        ofReview(entry.guide, today)
      )
    case 'feedback-channel':
      return ofSpan(entry.feedbackChannel, today) ?? ofReview(entry.feedbackChannel, today)
    case 'document':
      return ofIssued(entry.document, knowledge, today) ?? ofReview(entry.document, today)
    case 'directive':
    case 'duty':
      return (
        ofIssued(entry.directive, knowledge, today) ??
        ofBasis(entry.directive.basis, knowledge, today) ??
        ofReview(entry.directive, today)
      )
    case 'catalog':
      return { kind: 'current' }
  }
}

/** Is this document no longer law today? Historical counts: its time is over. */
export function isOver(document: Document | Directive, today: string): boolean {
  if (document.status === 'repealed' || document.status === 'historical') return true
  return isPast(document.inForce.until, today) || isPast(document.until, today)
}

/** The document or directive of this id. */
export function findDocument(knowledge: Knowledge, id: string): Document | Directive | undefined {
  return knowledge.documents.get(id) ?? knowledge.directives.get(id)
}

/** Only what holds today; where this place has a fee of its own, the nationwide one for the same case is left out. */
export function currentFees(procedure: Procedure, today: string): Fee[] {
  return nearest(procedure.fees.filter((fee) => holds(fee, today)))
}

/** Only what holds today; where this place has a time of its own, the nationwide one for the same case is left out. */
export function currentTimes(procedure: Procedure, today: string): Time[] {
  return nearest(procedure.times.filter((time) => holds(time, today)))
}

export const factParts = ['fees', 'times', 'dossier'] as const

/** Every fact of a procedure that may begin or end, and where it stands. */
export function factSpans(procedure: Procedure): {
  readonly part: (typeof factParts)[number]
  readonly at: number
  readonly when: string | undefined
  readonly from: string | undefined
  readonly until: string | undefined
}[] {
  return factParts.flatMap((part) =>
    (procedure[part] ?? []).map(({ when, from, until }, at) => ({ part, at, when, from, until })),
  )
}

/** Only the papers asked for today; null: nobody knows which. */
export function currentPapers(procedure: Procedure, today: string): Paper[] | null {
  return procedure.dossier?.filter((paper) => holds(paper, today)) ?? null
}

type Span = { readonly from?: string | undefined; readonly until?: string | undefined }

function holds(span: Span, today: string): boolean {
  return !isPast(span.until, today) && !isAhead(span.from, today)
}

function isPast(until: string | null | undefined, today: string): boolean {
  return until != null && until < today
}

function isAhead(from: string | null | undefined, today: string): boolean {
  return from != null && from > today
}

function nearest<Variant extends Fee | Time>(variants: readonly Variant[]): Variant[] {
  const ownCases = new Set(variants.filter((each) => each.place !== undefined).map(caseOf))
  return variants.filter((each) => each.place !== undefined || !ownCases.has(caseOf(each)))
}

function caseOf(variant: Fee | Time): string {
  return JSON.stringify([variant.when, variant.channel, 'per' in variant ? variant.per : undefined])
}

function citedBy(legalBasis: Procedure['legalBasis']): string[] {
  return legalBasis.map((basis) => basis.document)
}

function ofSpan(span: Span, today: string): Validity | undefined {
  if (isPast(span.until, today)) return { kind: 'ended', on: span.until ?? null, successor: undefined }
  if (isAhead(span.from, today)) return { kind: 'not-yet', from: span.from ?? null }
  return undefined
}

function ofIssued(document: Document | Directive, knowledge: Knowledge, today: string): Validity | undefined {
  const { from, until } = document.inForce
  if (isOver(document, today))
    return {
      kind: 'ended',
      on: until ?? document.until ?? null,
      successor: successor(document, knowledge, today),
    }
  if (isAhead(from, today) || (document.status === 'not-yet' && from === null))
    return { kind: 'not-yet', from }
  return ofSpan(document, today)
}

/** The end of the chain of replacements, or the last one known. */
function successor(document: Document | Directive, knowledge: Knowledge, today: string): Entry | undefined {
  const seen = new Set([document.id])
  let next = document.replacedBy
  let found: Entry | undefined
  while (next !== null && !seen.has(next)) {
    seen.add(next)
    found = findEntry(knowledge, next) ?? found
    const replacement = findDocument(knowledge, next)
    next = replacement && isOver(replacement, today) ? replacement.replacedBy : null
  }
  return found
}

function ofBasis(ids: readonly string[], knowledge: Knowledge, today: string): Validity | undefined {
  const documents = ids
    .map((id) => findDocument(knowledge, id))
    .filter((document) => document !== undefined)
    .filter((document) => isOver(document, today))
  return documents.length > 0 ? { kind: 'basis-repealed', documents } : undefined
}

function ofReview(entry: { readonly reviewed: string }, today: string): Validity {
  return daysBetween(entry.reviewed, today) > reviewDays
    ? { kind: 'review-due', reviewed: entry.reviewed }
    : { kind: 'current' }
}
