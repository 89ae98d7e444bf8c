import type { Factor, Stars, TicketKind, Transaction } from './satisfaction.ts'

/** What own words are about. */
export type Topic = {
  readonly about: TicketKind
  readonly entry?: string
  readonly stars?: Stars
  readonly place?: string
}

/**
 * What a talk is in the middle of. `turn` is the turn that asked: buttons name it, so that those of an earlier one do nothing.
 * `stars`: a transaction may be rated. `rated`: it was, and more may be said. `way`, `survey`: a question of the quick survey.
 * `duty-number`: the next typed message may be the number of the document by which this duty was done.
 * `write`: the next typed message is own words for staff. `confirm`: these words (masked) are sent when the person says so.
 */
export type Step =
  | { readonly kind: 'stars'; readonly turn: number; readonly of: Transaction }
  | { readonly kind: 'rated'; readonly turn: number; readonly of: Transaction; readonly stars?: Stars }
  | { readonly kind: 'way'; readonly turn: number; readonly of: Transaction; readonly stars?: Stars }
  | {
      readonly kind: 'survey'
      readonly turn: number
      readonly of: Transaction
      readonly question: string
      readonly factor: Factor
      readonly stars?: Stars
    }
  | { readonly kind: 'write'; readonly turn: number; readonly topic: Topic }
  | { readonly kind: 'duty-number'; readonly turn: number; readonly duty: string }
  | { readonly kind: 'confirm'; readonly turn: number; readonly topic: Topic; readonly text: string }

/** An hour later nobody remembers that the next message was to be a comment: it is a question again. */
export const writingMs = 60 * 60 * 1000

/** Whether asking something else leaves it open: a rating may still be given, words half written are let go. */
export function outlastsQuestions({ kind }: Step): boolean {
  return kind === 'stars' || kind === 'rated'
}
