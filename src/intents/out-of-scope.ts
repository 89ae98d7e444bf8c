import type { Intent } from './intent.ts'
import { mainMenu, reply, text } from './reply.ts'

/** Weather, football, loans: named in content/language as no office's business. */
export const outOfScope: Intent = (heard) =>
  heard.found.outOfScope && heard.found.verdict === 'unknown'
    ? reply(heard, {
        outcome: 'refused-out-of-scope',
        confidence: heard.found.confidence,
        parts: text(heard.words.talk.outOfScope),
        buttons: mainMenu(heard),
      })
    : undefined
