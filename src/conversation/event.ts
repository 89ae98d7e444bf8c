import type { Facet } from '../knowledge/schema.ts'
import type { RatingReason } from './action.ts'
import type { Outcome } from './answer.ts'
import type { Person } from './message.ts'

/** Everything that can happen in a talk: all we remember, and all that a report may count. */
export type Event =
  | {
      readonly kind: 'turned'
      readonly outcome: Outcome
      readonly entry?: string
      readonly facet?: Facet
      readonly confidence?: number
      /** What was asked, masked of personal data; absent for buttons. */
      readonly question?: string
      /** The encoded buttons shown, in order: «1» means the first. */
      readonly menu: readonly string[]
    }
  | {
      readonly kind: 'rated'
      /** The turn whose answer was rated. */
      readonly turn: number
      readonly useful: boolean
      readonly entry?: string
      readonly reason?: RatingReason
    }
  /** What was offered or shown last is not what the person meant. */
  | { readonly kind: 'refused' }
  /** Agreed to be told once when there is an answer to what was asked in that turn, masked as it was. */
  | { readonly kind: 'wished'; readonly turn: number; readonly question: string }
  | { readonly kind: 'wish-ended'; readonly turn: number; readonly how: 'told' | 'dropped' }
  | { readonly kind: 'language-chosen'; readonly language: 'vi' | 'en' }
  | { readonly kind: 'forgotten' }

/** An event as a report reads it; `at` is epoch milliseconds. */
export type Happened = { readonly person: Person; readonly at: number; readonly event: Event }
