import type { Heard, Intent } from './intent.ts'
import { mainMenu, reply, text } from './reply.ts'

/** Weather, football, loans: named in content/language as no office's business. */
export const outOfScope: Intent = (heard) =>
  heard.found.outOfScope && heard.found.confidence < doubtful(heard)
    ? reply(heard, {
        outcome: 'refused-out-of-scope',
        confidence: heard.found.confidence,
        parts: text(heard.words.talk.outOfScope),
        buttons: mainMenu(heard),
      })
    : undefined

/** Beside such words an errand must be likelier than for a plain offer: «giấy độc thân để vay ngân hàng». */
function doubtful({ thresholds }: Heard): number {
  return (thresholds.offer + thresholds.answer) / 2
}
