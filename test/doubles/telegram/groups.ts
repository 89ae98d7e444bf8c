import type { User } from 'grammy/types'
import type { ChatView } from './chats.ts'
import type { Telegram } from './methods.ts'
import { type Member, refused, type Update, type WireChat } from './wire.ts'

export type Group = {
  readonly id: number
  readonly chat: WireChat
  adds(by: { readonly from: User }): Update
  removes(by: { readonly from: User }): Update
  /** Becomes a supergroup of another id; whoever writes to the old one is told where it is. */
  migrates(by: { readonly from: User }, newId: number): Group
  view(): ChatView
}

export type GroupProfile = {
  /** Below zero. */
  readonly id: number
  readonly title?: string
  readonly type?: 'group' | 'supergroup'
}

/** A group; the bot is in it once it is added. */
export function createGroup(
  telegram: Telegram,
  { id, title = 'Tổ dân phố 3', type = 'supergroup' }: GroupProfile,
): Group {
  const chat: WireChat = { id, type, title }
  return {
    id,
    chat,
    adds(by) {
      telegram.chats.open(chat)
      return telegram.delivery.happen({
        my_chat_member: memberChange(telegram, chat, by.from, 'left', 'member'),
      })
    },
    removes(by) {
      telegram.chats.close(chat, refused(403, `Forbidden: bot was kicked from the ${type} chat`))
      return telegram.delivery.happen({
        my_chat_member: memberChange(telegram, chat, by.from, 'member', 'kicked'),
      })
    },
    migrates(by, newId) {
      const { chats, delivery } = telegram
      const moved = createGroup(telegram, { id: newId, title })
      chats.open(moved.chat)
      delivery.happen({ message: chats.hear(chat, { from: by.from, migrate_to_chat_id: newId }) })
      chats.close(chat, {
        ...refused(400, 'Bad Request: group chat was upgraded to a supergroup chat'),
        parameters: { migrate_to_chat_id: newId },
      })
      return moved
    },
    view: () => telegram.chats.view(id),
  }
}

/** The bot came, went, or was blocked. */
export function memberChange(
  { me, seconds }: Telegram,
  chat: WireChat,
  from: User,
  before: Member['status'],
  after: Member['status'],
) {
  const { id, is_bot, first_name, username } = me
  const as = (status: Member['status']): Member => ({
    status,
    user: { id, is_bot, first_name, username },
    ...(status === 'kicked' ? { until_date: 0 } : {}),
  })
  return { chat, from, date: seconds(), old_chat_member: as(before), new_chat_member: as(after) }
}
