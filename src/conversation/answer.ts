import type { Facet } from '../knowledge/schema.ts'

/** Every way a turn can end, grouped by prefix so that reports count alike. */
export const outcomes = [
  'answered',
  'answered-stale',
  'choices',
  'choices-case',
  'clarify',
  'unknown',
  'unknown-not-written',
  'refused-out-of-scope',
  'refused-old-button',
  'refused-in-group',
  'smalltalk-greeting',
  'smalltalk-thanks',
  'smalltalk-goodbye',
  'smalltalk-help',
  'smalltalk-human',
  'smalltalk-abuse',
  'smalltalk-language',
  'smalltalk-about',
  'smalltalk-emergency',
  'privacy-asked',
  'privacy-erased',
  'rated',
  'rating-asked',
  'rating-again',
  'rating-given',
  'rating-left',
  'survey-asked',
  'survey-done',
  'asking-set',
  'privacy-shown',
  'ticket-kinds',
  'ticket-asked',
  'ticket-confirm',
  'ticket-opened',
  'ticket-shown',
  'ticket-none',
  'ticket-withdrawn',
  'ticket-full',
  'ticket-left',
  'refused-complaint',
  'member-joined',
  'member-refused',
  'member-shown',
  'member-none',
  'member-left',
  'follow-asked',
  'follow-noted',
  'follow-refused',
  'follow-stopped',
  'follow-shown',
  'duty-received',
  'duty-asked',
  'duty-done',
  'duty-reopened',
  'wish-noted',
  'wish-full',
  'wish-dropped',
  'continued',
  'notice',
  'error-empty',
  'error-unreadable',
  'error-too-long',
  'error-fault',
] as const
export type Outcome = (typeof outcomes)[number]

/** A piece of an answer, before any door has decided how it looks. Text is plain: doors escape it. */
export type Part =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  | {
      readonly kind: 'facts'
      /** Heads facts that belong together, as papers by case. */
      readonly label?: string
      readonly facts: readonly { readonly label: string; readonly lines: readonly string[] }[]
    }
  | {
      readonly kind: 'list'
      readonly label?: string
      readonly ordered: boolean
      readonly items: readonly string[]
    }
  | { readonly kind: 'links'; readonly links: readonly { readonly label: string; readonly url: string }[] }

/** `data` is an encoded action of at most 64 bytes (see action.ts). */
export type Button = {
  readonly label: string
  readonly data: string
  readonly role: 'choice' | 'detail' | 'rate'
}

/** Where the words come from; `read` is the day somebody read it there. */
export type Cited = { readonly title: string; readonly url: string | null; readonly read: string }

/** A public entry that somebody may show to others. `answer` carries no buttons: it belongs to no talk. */
export type Shared = {
  readonly entry: string
  readonly title: string
  readonly summary: string
  readonly answer: Answer
}

export type Answer = {
  readonly outcome: Outcome
  /** What our own words are in; undefined: Vietnamese. */
  readonly language?: 'vi' | 'en'
  /** The entry shown, when one is. A duty is `directive-id#duty-id`. */
  readonly entry?: string
  readonly facet?: Facet
  /** Calibrated probability that this answer is right, 0 to 1. */
  readonly confidence?: number
  /** A first answer, on two screens of a phone: doors without links leave out the addresses of sources. */
  readonly brief?: true
  readonly parts: readonly Part[]
  /** Shown above the words by doors that can; `parts` say what matters in it. PNG as base64. */
  readonly picture?: { readonly png: string }
  /** Doors that can give the person a file with everything stored of them. What it holds never stands in an answer. */
  readonly withCopy?: true
  /** Holds what is for staff alone: withheld, sent or not, once the person is no member any more. */
  readonly staff?: true
  /** Basis, validity and review dates, one line each; empty for small talk. */
  readonly basis: readonly string[]
  readonly sources: readonly Cited[]
  /** What was offered to choose from, best first. */
  readonly choices: readonly { readonly label: string; readonly entry: string }[]
  readonly buttons: readonly Button[]
}
