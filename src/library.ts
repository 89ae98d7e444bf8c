import type { Library } from './intents/intent.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { createSearch } from './search/search.ts'
import { weights } from './search/weights.ts'

/** Knowledge with the index and the fitted thresholds that answer from it. */
export function createLibrary(knowledge: Knowledge): Library {
  return { knowledge, search: createSearch(knowledge, weights), thresholds: weights }
}
