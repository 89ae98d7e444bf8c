import type { Answer } from '../../conversation/answer.ts'
import { plainText } from '../../words/plain-text.ts'
import type { Words } from '../../words/words.ts'

/** An answer for the terminal: text, then the buttons by number. Rating is left to channels with buttons. */
export function renderAnswer(answer: Answer, words: Words): string {
  const menu = answer.buttons.filter((button) => button.role !== 'rate')
  const numbered = menu.map((button, at) => `[${at + 1}] ${button.label}`)
  return [plainText(answer, words), numbered.join('\n')].filter((block) => block !== '').join('\n\n')
}
