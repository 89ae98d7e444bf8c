import type { Person } from '../../conversation/message.ts'

/** In a group everybody has a talk of their own with us. */
export function personOf(chatId: number, userId: number, inGroup: boolean): Person {
  return { channel: 'telegram', id: inGroup ? `${chatId}:${userId}` : String(chatId) }
}

/** Where this person is written to. Ids of Telegram are below 2^53 (core.telegram.org/bots/api#chat). */
export function chatOf({ id }: Person): number {
  return Number(id.split(':')[0])
}
