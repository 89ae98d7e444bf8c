import type { Entry, Knowledge } from './knowledge.ts'
import type { Saying } from './problem.ts'
import type { Directive, Document, Duty, FeedbackChannel, Guide, Kind, Office, Procedure } from './schema.ts'
import type { Path } from './yaml.ts'

/** Content that loads but contradicts itself (`wrong`), or could serve better (`advice`). */
export type Finding = Saying & {
  readonly rule: Rule
  readonly level: 'wrong' | 'advice'
  /** The file: content/<kind>/…/<id>.yaml; a duty is found in the file of its directive. */
  readonly kind: Kind
  readonly id: string
  /** Where in that file. */
  readonly path: Path
}

export const rules = [
  'repealed-basis',
  'ended-entry',
  'ended-fact',
  'abolished-place',
  'long-sentence',
  'few-phrases',
  'few-checks',
  'not-found',
  'same-case',
  'nothing-current',
  'review-due',
  'future-date',
] as const
export type Rule = (typeof rules)[number]

/** What a rule says, with the path inside the part it looked at. */
export type Found = Pick<Finding, 'rule' | 'level' | 'path' | 'vi' | 'en'>

/** What lint looks at: the office or an entry, and the part of a file it is written in. */
export type Written = {
  readonly kind: Kind
  readonly id: string
  readonly path: Path
  readonly value: Office | Procedure | Guide | FeedbackChannel | Document | Directive | Duty
  readonly entry: Entry | undefined
}

/** The knowledge it belongs to and the office's date, 2026-11-23. */
export type LintContext = { readonly knowledge: Knowledge; readonly today: string }

/** A finding of this part, addressed in its file. */
export function at({ kind, id, path }: Written, found: Found): Finding {
  return { ...found, kind, id, path: [...path, ...found.path] }
}
