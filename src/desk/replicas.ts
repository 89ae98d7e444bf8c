import type { Person } from '../conversation/message.ts'

/** What one process tells the others on its store. `missed`: some of it may have been lost just now. */
export type News =
  /** This answer has gone out, for whoever of theirs waits for it. */
  | { readonly kind: 'answered'; readonly person: Person; readonly id: number }
  /** The content folder has changed. */
  | { readonly kind: 'content' }
  | { readonly kind: 'missed' }

/** Does something for as long as we lead; the signal says that we do no more. Never rejects. */
export type Leading = (signal: AbortSignal) => Promise<unknown>

/** The processes that serve from one store. Of these one leads: it does what only one should do. */
export interface Replicas {
  /** How many serve now, us included. */
  count(): number
  /**
   * Counts leaders, and is ours while we lead; undefined: another leads, or nobody knows. A store refuses what is written in the name of
   * an earlier one.
   */
  term(): number | undefined
  /** Begins each time that we begin to lead, at once if we do. Returns how to end it for good. */
  lead(work: Leading): () => Promise<void>
  /** Tells the others soon. It may be lost: what must not be is looked for by whoever needs it. */
  tell(news: News): void
  /** Called with what the others tell. */
  hear(listener: (news: News) => void): void
}

/** The only process on its store leads for ever. */
export const alone: Replicas = {
  count: () => 1,
  term: () => 1,
  lead: (work) => {
    const stopping = new AbortController()
    const working = work(stopping.signal)
    return async () => {
      stopping.abort()
      await working
    }
  },
  tell() {},
  hear() {},
}
