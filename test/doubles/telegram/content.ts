import type { MessageEntity, User } from 'grammy/types'
import type { WireMessage } from './wire.ts'

/** With privacy mode on a bot sees commands, answers to itself and its own name; nothing else of a group. */
export function isForBot({ text = '', entities, reply_to_message }: Partial<WireMessage>, me: User): boolean {
  const name = `@${me.username}`.toLowerCase()
  return (
    reply_to_message?.from.id === me.id ||
    (entities ?? []).some(({ type, offset, length }) => {
      const said = text.slice(offset, offset + length).toLowerCase()
      if (type === 'bot_command') return !said.includes('@') || said.endsWith(name)
      return type === 'mention' && said === name
    })
  )
}

const patterns = [
  { type: 'bot_command', pattern: /(?<=^|\s)\/\w{1,32}(@\w{3,32})?/g },
  { type: 'mention', pattern: /(?<=^|[^\w/])@[a-z]\w{3,31}/gi },
  { type: 'url', pattern: /https?:\/\/\S+/g },
] as const

/** What Telegram marks in a text by itself. */
export function entitiesOf(text: string): { readonly entities?: readonly MessageEntity[] } {
  const entities = patterns.flatMap(({ type, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ type, offset: index, length })),
  )
  return entities.length > 0 ? { entities } : {}
}

export const photoSize = {
  file_id: 'AgACAgUAAxkBAAI',
  file_unique_id: 'AQADq7cxG',
  width: 90,
  height: 67,
  file_size: 1253,
}

export const stickerFile = {
  file_id: 'CAACAgUAAxkBAAI',
  file_unique_id: 'AgADAQAD',
  type: 'regular',
  width: 512,
  height: 512,
  is_animated: false,
  is_video: false,
}
