import { type Entry, entryName, type Knowledge } from '../../knowledge/knowledge.ts'
import type { Directive, Document } from '../../knowledge/schema.ts'
import { findDocument, validity } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import type { Setting } from './card.ts'

/** What must be said first when an entry may no longer be trusted; empty while it may. */
export function staleLines(entry: Entry, { knowledge, words, today }: Setting): string[] {
  const state = validity(entry, knowledge, today)
  switch (state.kind) {
    case 'current':
      return []
    case 'ended':
      return [
        endedLine(entry, state.on, { knowledge, words, today }),
        ...successorLine(state.successor, words),
      ]
    case 'not-yet':
      return [state.from === null ? words.stale.notYetUnknown : words.stale.notYet(formatDay(state.from))]
    case 'basis-repealed':
      return [
        words.stale.repealed(state.documents.map((each) => replacedName(each, knowledge, words)).join('; ')),
      ]
    case 'review-due':
      return [words.stale.reviewDue(formatDay(state.reviewed))]
  }
}

function replacedName(
  { name, replacedBy }: Document | Directive,
  knowledge: Knowledge,
  words: Setting['words'],
): string {
  const next = replacedBy === null ? undefined : findDocument(knowledge, replacedBy)
  return next ? words.stale.replaced(name, next.name) : name
}

function endedLine(entry: Entry, on: string | null, { words }: Setting): string {
  if (entry.kind === 'directive' || entry.kind === 'duty') {
    const { name, successor } = entry.directive.issuer
    return words.duty.historical(name, successor)
  }
  if (entry.kind === 'document' && entry.document.status === 'historical') {
    return words.stale.historical(words.document.historical)
  }
  return on === null ? words.stale.endedUnknown : words.stale.ended(formatDay(on))
}

function successorLine(successor: Entry | undefined, words: Setting['words']): string[] {
  return successor === undefined ? [] : [words.stale.successor(entryName(successor))]
}
