import type { Facet } from '../knowledge/schema.ts'

/** A candidate. `score` compares within one question only. */
export type Hit = { readonly entry: string; readonly score: number }

/** What a question was understood to ask. */
export type Found = {
  /** Best first. */
  readonly hits: readonly Hit[]
  readonly facet: Facet | undefined
  /** Calibrated probability, 0 to 1, that the first hit is what was meant. */
  readonly confidence: number
  /** Is there a topic in the question at all, or only a facet («thế bao lâu?»)? */
  readonly hasTopic: boolean
}

export type Search = {
  find(question: string): Found
}
