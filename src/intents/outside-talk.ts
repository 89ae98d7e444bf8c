import type { Answer } from '../conversation/answer.ts'
import { begin, type Conversation } from '../conversation/conversation.ts'
import { wordsFor } from '../words/words.ts'
import type { Library } from './intent.ts'
import { text } from './reply.ts'
import { hear } from './respond.ts'
import { welcome } from './talk.ts'

/** Said when answering failed twice: our fault, and somebody has been told. */
export function apology({ language }: Conversation): Answer {
  const parts = text(wordsFor(language).bad.fault)
  return { outcome: 'error-fault', language, parts, basis: [], sources: [], choices: [], buttons: [] }
}

/** No talk has this key, so the welcome shown before a talk begins carries no buttons. */
const nobody = '------'

/** What a newcomer sees before saying anything. */
export function welcomeAnswer(library: Library, language: 'vi' | 'en'): Answer {
  const message = { id: '', person: { channel: 'web', id: '' }, said: { kind: 'opened' }, at: 0 } as const
  return { ...welcome(hear(library, message, { ...begin(nobody), language })).answer, buttons: [] }
}
