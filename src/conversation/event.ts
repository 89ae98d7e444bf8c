import type { Facet } from '../knowledge/schema.ts'
import type { RatingReason } from './action.ts'
import type { Outcome } from './answer.ts'
import type { DutyState } from './duty.ts'
import type { Invited } from './member.ts'
import type { Person } from './message.ts'
import type { Factor, Stars, TicketKind, Way } from './satisfaction.ts'
import type { Step } from './step.ts'
import type { Subject } from './subscription.ts'
import type { Consent } from './ticket.ts'

/** What somebody thought of one answer, given at `at` (epoch milliseconds). */
export type Rating = { readonly useful: boolean; readonly reason?: RatingReason; readonly at: number }

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
      /** What the talk is now in the middle of. Never stored with the event: it may hold words that nobody has sent yet. */
      readonly step?: Step
      /** We offered to rate, unasked. */
      readonly offered?: true
      /** What was said here is for another office's ears, or a secret: neither question nor message is kept. */
      readonly unkept?: true
      /** It was about what is for staff alone. The stored event tells nothing of it but how it ended, and no report counts it. */
      readonly staff?: true
    }
  | {
      readonly kind: 'rated'
      /** The turn whose answer was rated. */
      readonly turn: number
      readonly useful: boolean
      readonly entry?: string
      readonly reason?: RatingReason
      /** What this takes the place of. Absent: nothing, or (in a store from before) only the reason is new. */
      readonly was?: Rating
      /** As in `turned`. */
      readonly staff?: true
    }
  /** What was offered or shown last is not what the person meant. */
  | { readonly kind: 'refused' }
  /** Agreed to be told once when there is an answer to what was asked in that turn, masked as it was. */
  | { readonly kind: 'wished'; readonly turn: number; readonly question: string }
  | { readonly kind: 'wish-ended'; readonly turn: number; readonly how: 'told' | 'dropped' }
  /** Agreed to be told news about it; given again, the consent is as of now. */
  | { readonly kind: 'followed'; readonly subject: Subject; readonly consent: Consent }
  | { readonly kind: 'unfollowed'; readonly subject: Subject }
  | { readonly kind: 'language-chosen'; readonly language: 'vi' | 'en' }
  | { readonly kind: 'forgotten' }
  /** After a finished transaction: 1 very dissatisfied … 5 very satisfied. `place`: code of the commune unit; `way`: how the dossier was handed in. */
  | {
      readonly kind: 'service-rated'
      readonly stars: Stars
      readonly entry?: string
      readonly place?: string
      readonly way?: Way
    }
  /** One question of the quick survey; 0: does not apply. */
  | {
      readonly kind: 'surveyed'
      readonly question: string
      readonly factor: Factor
      readonly score: Stars | 0
      readonly entry?: string
      readonly place?: string
      readonly way?: Way
    }
  /** Own words, masked, that staff will read; `code` is what the person looks it up by. The stored event has no text: the ticket has. */
  | {
      readonly kind: 'ticket-opened'
      readonly code: string
      readonly about: TicketKind
      readonly text: string
      readonly entry?: string
      readonly stars?: Stars
      readonly place?: string
      readonly consent?: Consent
    }
  | { readonly kind: 'ticket-ended'; readonly code: string; readonly how: 'told' | 'withdrawn' }
  /** A member said of a duty that it was received or done, by which document. */
  | {
      readonly kind: 'duty-acknowledged'
      readonly duty: string
      readonly unit: string
      readonly state: DutyState
      readonly document?: string
    }
  /** It was not done after all. */
  | { readonly kind: 'duty-reopened'; readonly duty: string; readonly unit: string }
  | { readonly kind: 'reminded'; readonly duty: string; readonly occasion: string }
  /** Asks for ratings and surveys are stopped or allowed again. */
  | { readonly kind: 'asking-set'; readonly wanted: boolean }
  /** Became a member by a code. The stored event does not say of which unit: the binding does. */
  | { readonly kind: 'member-joined'; readonly invited?: Invited }
  | { readonly kind: 'member-left' }

/** An event as a report reads it; `at` is epoch milliseconds. */
export type Happened = { readonly person: Person; readonly at: number; readonly event: Event }
