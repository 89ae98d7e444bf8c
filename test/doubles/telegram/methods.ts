import type { UserFromGetMe } from 'grammy/types'
import type { Chats } from './chats.ts'
import { photoSize } from './content.ts'
import type { Delivery } from './delivery.ts'
import type { Profile } from './profile.ts'
import type { Queries } from './queries.ts'
import type { Method, Payload } from './rules.ts'
import type { Reply } from './wire.ts'

export type Telegram = {
  readonly me: UserFromGetMe
  readonly chats: Chats
  readonly delivery: Delivery
  readonly queries: Queries
  readonly profile: Profile
  /** Epoch seconds. */
  readonly seconds: () => number
}

type Methods = {
  readonly [M in Method]: (payload: Payload<M>, gone: AbortSignal) => Reply | Promise<Reply>
}

/** What each method does. */
export function createMethods({ me, chats, delivery, queries, profile }: Telegram): Methods {
  return {
    getMe: () => ({ ok: true, result: me }),
    getUpdates: delivery.getUpdates,
    setWebhook: delivery.setWebhook,
    deleteWebhook: delivery.deleteWebhook,
    getWebhookInfo: delivery.info,
    sendMessage: (payload) => chats.send(payload),
    sendPhoto: ({ photo, caption, ...payload }) =>
      chats.send(captioned(payload, caption), { photo: [{ ...photoSize, file_size: photo.size }] }),
    sendDocument: async ({ document, caption, ...payload }) =>
      chats.send(captioned(payload, caption), {
        document: { file_name: document.name, text: await document.text() },
      }),
    editMessageText: chats.edit,
    editMessageReplyMarkup: chats.edit,
    answerCallbackQuery: ({ callback_query_id, ...answer }) => queries.answer(callback_query_id, answer),
    answerInlineQuery: ({ inline_query_id, ...answer }) => queries.answer(inline_query_id, answer),
    setMyCommands: (payload) => scoped(payload.scope, chats) ?? profile.setCommands(payload),
    deleteMyCommands: (payload) =>
      scoped(payload.scope, chats) ?? profile.setCommands({ ...payload, commands: [] }),
    setMyDescription: profile.setDescription,
    setMyShortDescription: profile.setShortDescription,
    sendChatAction: ({ chat_id }) => chats.reach(chat_id),
  }
}

function captioned<P extends object>(
  payload: P,
  caption: string | undefined,
): P & { readonly text?: string } {
  return caption === undefined ? payload : { ...payload, text: caption }
}

/** Why commands cannot be set for this scope. */
function scoped(scope: Payload<'setMyCommands'>['scope'], chats: Chats): Reply | undefined {
  const reply = scope && 'chat_id' in scope ? chats.reach(scope.chat_id) : undefined
  return reply?.ok ? undefined : reply
}
