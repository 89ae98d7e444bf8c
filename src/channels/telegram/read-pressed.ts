import { isLanguage, isRating, isTellMe, maxActionBytes } from '../../conversation/action.ts'
import type { Message } from '../../conversation/message.ts'
import { encodeMessageId, type Place } from './message-id.ts'
import { personOf } from './person.ts'
import { CallbackQuery, type Keyboard } from './wire.ts'

/** A button that waits for a sign. `unrated`: the keyboard to put in place of the one it was in, once the answer is rated. */
export type Pressed = {
  readonly queryId: string
  readonly unrated?: { readonly chatId: number; readonly messageId: number; readonly keyboard: Keyboard }
}

/** A pressed button; without `message` it carried nothing. undefined: no press at all. */
export function readPressed(
  updateId: number,
  wire: unknown,
  now: number,
): { readonly message?: Message; readonly pressed: Pressed } | undefined {
  const parsed = CallbackQuery.safeParse(wire)
  if (!parsed.success) return undefined
  const { id: queryId, from, data, message } = parsed.data
  const chat = message?.chat ?? { id: from.id, type: 'private' }
  const inGroup = chat.type !== 'private'
  const unrated = inGroup ? undefined : withoutRating(chat.id, parsed.data)
  const pressed = { queryId, ...(unrated ? { unrated } : {}) }
  if (data === undefined || !message || from.is_bot) return { pressed }
  return {
    message: {
      id: encodeMessageId(updateId, placeOf(parsed.data, inGroup)),
      person: personOf(chat.id, from.id, inGroup),
      said: { kind: 'pressed', data: data.replace(/[^\x21-\x7e]/g, '').slice(0, maxActionBytes) },
      at: now,
    },
    pressed,
  }
}

/**
 * A question of ours becomes its answer; an answer stays, and what is asked further comes below it. An answer is known by its
 * rating buttons or, once rated, by its sources at the end. The welcome stays too: it says who speaks and what never to send; and
 * so does «I do not know», which says whom to ask instead. In a group the message may be another person's.
 */
function placeOf({ message }: CallbackQuery, inGroup: boolean): Place {
  const messageId = message?.message_id
  if (messageId === undefined) return { kind: 'anywhere' }
  if (inGroup) return { kind: 'reply', messageId }
  const data = buttonsOf(message?.reply_markup?.inline_keyboard)
  const hasSources = message?.entities?.some(({ type }) => type.endsWith('blockquote')) === true
  const stays = hasSources || [isRating, isLanguage, isTellMe].some((each) => data.some(each))
  return stays || message?.date === 0 || data.length === 0
    ? { kind: 'anywhere' }
    : { kind: 'edit', messageId }
}

function buttonsOf(keyboard: Keyboard = []): string[] {
  return keyboard.flat().flatMap(({ callback_data }) => callback_data ?? [])
}

function withoutRating(chatId: number, { data, message }: CallbackQuery): Pressed['unrated'] {
  const keyboard = message?.reply_markup?.inline_keyboard
  if (data === undefined || !isRating(data) || message?.message_id === undefined || !keyboard)
    return undefined
  const rows = keyboard.filter((row) => !buttonsOf([row]).some(isRating))
  return { chatId, messageId: message.message_id, keyboard: rows }
}
