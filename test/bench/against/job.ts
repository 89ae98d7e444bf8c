import type { Feed } from '../peers/peer.ts'
import type { PeerName } from '../peers/peers.ts'
import type { Column } from './questions.ts'

/** One engine with one kind of text at one size, measured in a process of its own. */
export type Job = {
  /** Of a peer; undefined: our whole search. */
  readonly peer: { readonly name: PeerName; readonly feed: Feed } | undefined
  readonly size: number
  /** Where an engine may write. */
  readonly folder: string
  /** Serialized knowledge. */
  readonly content: string
  /** A file of labelled questions or a folder of them. */
  readonly questions: string
  /** Asking stops after this long, by the clock that measures the engine. */
  readonly seconds: number
}

export type Measured = {
  /** Milliseconds from loaded content to ready. */
  readonly build: number
  /** Bytes that the engine added. */
  readonly memory: number
  /** Milliseconds of each question, ascending. */
  readonly times: readonly number[]
  /** In the same order for every engine of this size; not all of them when it was cut. */
  readonly outcomes: readonly Outcome[]
  /** How many questions there were. */
  readonly questions: number
}

/** `rank` of the first right entry, 1 the best; 0: not among the first three. */
export type Outcome = { readonly column: Column; readonly rank: number }

export type Result = { readonly job: Job; readonly measured: Measured | undefined }

export const ourName = 'một cửa'

export function labelOf({ peer }: Job): string {
  return peer ? `${peer.name}, ${peer.feed}` : ourName
}
