import type { Path } from '../knowledge/yaml.ts'

/** Everything that makes a fact of the portal doubtful; each is counted and told to the clerk where it stands. */
export const doubtKinds = [
  'fee-zero',
  'fee-free',
  'fee-conflict',
  'fee-broken',
  'fee-missing',
  'time-broken',
  'time-missing',
  'times-disagree',
  'abolished',
  'stale-date',
  'ending',
  'repealed-basis',
  'unknown-document',
  'same-name',
  'other-name',
  'province-only',
  'required-flag',
  'long-sentence',
  'all-caps',
  'long-name',
  'mixed-cases',
  'missing-url',
  'missing-date',
  'missing-agency',
  'missing-place',
  'missing-papers',
  'missing-steps',
  'missing-results',
  'missing-field',
  'levels',
  'online',
  'cut-text',
] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** `vi`: what is doubtful and what to do, for the comment at this place of the draft. */
export type Doubt = { readonly kind: DoubtKind; readonly path: Path; readonly vi: string }

/** Part of an entry with what must be looked at in it; paths start at the top of the entry. */
export type Doubted<Value> = { readonly value: Value; readonly doubts: readonly Doubt[] }

/** The beginning of a text, for quoting it in a comment. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `«${line.length > 120 ? `${line.slice(0, 117).trim()}…` : line}»`
}
