import { isPrivate } from '../conversation/message.ts'
import type { Heard, Reply } from './intent.ts'
import { quiet } from './opinion-button.ts'
import { reply, text } from './reply.ts'

/**
 * In a group everybody reads what one of them is told: own words, their codes and what is kept of a person go to the private chat.
 * undefined: this is private.
 */
export function onlyInPrivate(heard: Heard, ...more: readonly string[]): Reply | undefined {
  if (isPrivate(heard.message.person)) return undefined
  const { ticket } = heard.words.satisfaction
  return reply(quiet(heard), { outcome: 'refused-in-group', parts: text(ticket.inGroup, ...more) })
}
