import type { Knowledge } from './knowledge.ts'
import type { Saying } from './problem.ts'

/** Content that loads but contradicts itself (`wrong`), or could be better (`advice`). */
export type Finding = Saying & {
  readonly rule: Rule
  readonly level: 'wrong' | 'advice'
  /** Entry id; `directive-id#duty-id` for a duty. */
  readonly entry: string
  /** Where in the entry's file. */
  readonly path: readonly (string | number)[]
}

export const rules = [
  'repealed-basis',
  'ended-entry',
  'abolished-place',
  'long-sentence',
  'few-phrases',
  'not-found',
  'same-case',
  'nothing-current',
  'review-due',
  'future-date',
] as const
export type Rule = (typeof rules)[number]

/** What the search finds for a question, best first. */
export type Find = (question: string) => readonly { readonly entry: string }[]

export function lint(knowledge: Knowledge, today: string, find?: Find): Finding[] {
  void [knowledge, today, find]
  return []
}
