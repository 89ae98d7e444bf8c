import type { Facts } from '../knowledge/facts.ts'
import type { Cited } from './answer.ts'

/** What many people are told. Each cites where it comes from, as every answer does. */
export type News =
  /** Written by staff. */
  | { readonly kind: 'announcement'; readonly title: string; readonly text: string; readonly source: Cited }
  /** A procedure whose fee, papers or time are other than its followers were last told. */
  | {
      readonly kind: 'change'
      readonly entry: string
      readonly name: string
      readonly before: Facts
      readonly after: Facts
      readonly sources: readonly Cited[]
    }
