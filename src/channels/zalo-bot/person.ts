import type { Person } from '../../conversation/message.ts'

/**
 * In a group everybody has a talk of their own with us. A chat that does not say what it is (polls of 2025) is private when it has the id of
 * who wrote, or nobody is named.
 */
export function personOf(chatId: string, type: string | null | undefined, userId?: string | null): Person {
  const isPrivate = type ? type === 'PRIVATE' : (userId ?? chatId) === chatId
  return { channel: 'zalo-bot', id: isPrivate ? chatId : `${chatId}:${userId ?? ''}` }
}

/** Where this person is written to. */
export function chatOf({ id }: Person): string {
  return id.split(':')[0] ?? id
}
