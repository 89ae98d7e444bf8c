import type { Log } from '../lib/log.ts'
import type { Knowledge } from './knowledge.ts'
import type { Loaded } from './load.ts'
import type { Problem } from './problem.ts'

export type WatchOptions = {
  readonly dir: string
  readonly load: (dir: string) => Promise<Loaded>
  readonly log: Log
  /** The version already in use: the same content again is not announced. */
  readonly version: string
  readonly onLoaded: (knowledge: Knowledge, warnings: readonly Problem[]) => void
  /** The last good knowledge stays in use. */
  readonly onBroken: (problems: readonly Problem[]) => void
  readonly delayMs?: number
}

export type Watch = {
  /** Resolves when edits are seen. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

/** Calls back each time the content changes; the caller swaps what it serves. Loads once when ready. */
export function watchKnowledge(options: WatchOptions): Watch {
  void options
  return { ready: Promise.resolve(), close: async () => {} }
}
