import { begin } from '../conversation/conversation.ts'
import type { Message } from '../conversation/message.ts'
import type { Library } from '../intents/intent.ts'
import { respond } from '../intents/respond.ts'
import { readTyped } from '../language/clean.ts'
import { plainText } from '../words/plain-text.ts'
import { wordsFor } from '../words/words.ts'
import type { Io } from './io.ts'

/** Buttons are not printed, so any key will do. */
const key = 'ask000'

/** Answers one question; exit code 0 when it was answered, 3 when it was not. */
export function ask(
  question: string,
  options: { readonly json: boolean },
  library: Library,
  now: number,
  io: Io,
): number {
  const message: Message = {
    id: 'ask',
    person: { channel: 'console', id: 'ask' },
    said: { kind: 'text', ...readTyped(question) },
    at: now,
  }
  const { answer } = respond(library, message, begin(key))
  const { outcome, entry = null, facet = null, confidence = null, choices, sources } = answer
  const body = plainText(answer, wordsFor('vi'))
  if (options.json) {
    io.out(JSON.stringify({ outcome, entry, facet, confidence, text: body, choices, sources }, null, 2))
  } else {
    io.out([body, ...choices.map((choice, at) => `${at + 1}. ${choice.label}`)].join('\n'))
  }
  return outcome.startsWith('answered') ? 0 : 3
}
