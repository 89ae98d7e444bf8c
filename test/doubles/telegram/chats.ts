import type { MessageEntity, User } from 'grammy/types'
import { parseHtml } from './html.ts'
import type { Payload } from './rules.ts'
import {
  done,
  type Keyboard,
  type Reply,
  refused,
  violation,
  type WireChat,
  type WireMessage,
} from './wire.ts'

/** What one person or group sees in its chat with the bot. */
export type ChatView = {
  /** Oldest first, without what was deleted, edits applied. */
  readonly messages: readonly ShownMessage[]
  /** The newest message of the bot. */
  readonly last: ShownMessage | undefined
}

export type ShownMessage = {
  readonly id: number
  readonly from: 'bot' | number
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly keyboard: Keyboard
  /** Bytes of the picture above the text. */
  readonly photo?: number
  /** A file, as the person would read it. */
  readonly document?: { readonly file_name: string; readonly text: string }
  /** How often it has been edited. */
  readonly edits: number
  readonly replyTo?: number
}

type Chat = {
  readonly chat: WireChat
  readonly messages: Map<number, WireMessage>
  readonly edits: Map<number, number>
  /** Ids count within a chat, as for a supergroup: nobody may take them for unique. */
  lastId: number
  /** Why the bot cannot write here. */
  closed?: Reply
}

export type Chats = ReturnType<typeof createChats>

/** The chats that the bot may know of: those where somebody has spoken to it, or added it. */
export function createChats(bot: User, seconds: () => number) {
  const chats = new Map<number, Chat>()

  function enter(chat: WireChat): Chat {
    const known = chats.get(chat.id) ?? { chat, messages: new Map(), edits: new Map(), lastId: 0 }
    chats.set(chat.id, known)
    return known
  }

  function keep(chat: Chat, message: Omit<WireMessage, 'message_id' | 'chat' | 'date'>): WireMessage {
    chat.lastId += 1
    const kept = { message_id: chat.lastId, chat: chat.chat, date: seconds(), ...message }
    chat.messages.set(kept.message_id, kept)
    return kept
  }

  /** The chat, when the bot may write there. */
  function writable(id: number): Chat | Reply {
    const chat = chats.get(id)
    if (!chat) return violation(400, 'Bad Request: chat not found')
    return chat.closed ?? chat
  }

  return {
    /** Somebody writes; the chat exists from now on. */
    hear: (chat: WireChat, message: Omit<WireMessage, 'message_id' | 'chat' | 'date'>) =>
      keep(enter(chat), message),
    open(chat: WireChat): void {
      delete enter(chat).closed
    },
    close(chat: WireChat, why: Reply): void {
      enter(chat).closed = why
    },
    remove: (chat: number, message: number): void => void chats.get(chat)?.messages.delete(message),
    message: (chat: number, id: number): WireMessage | undefined => chats.get(chat)?.messages.get(id),
    /** Where a call that shows nothing may go. */
    reach(id: number): Reply {
      const chat = writable(id)
      return 'ok' in chat ? chat : done
    },

    send({ chat_id, reply_parameters, ...payload }: Sent, media: Media = {}): Reply {
      const chat = writable(chat_id)
      if ('ok' in chat) return chat
      const original = reply_parameters && chat.messages.get(reply_parameters.message_id)
      if (reply_parameters && !original && !reply_parameters.allow_sending_without_reply)
        return lost(chat, reply_parameters.message_id, 'message to be replied not found')
      const message = {
        ...{ from: bot, ...content(payload) },
        ...(original ? { reply_to_message: original } : {}),
        ...media,
      }
      return { ok: true, result: keep(chat, message) }
    },

    edit({ chat_id, message_id, ...payload }: Edit): Reply {
      const chat = writable(chat_id)
      if ('ok' in chat) return chat
      const before = chat.messages.get(message_id)
      if (!before) return lost(chat, message_id, 'message to edit not found')
      if (before.from.id !== bot.id) return violation(400, "Bad Request: message can't be edited")
      const { reply_markup: _gone, ...rest } = before
      const after = { ...rest, ...content(payload) }
      if (look(after) === look(before)) return refused(400, notModified)
      const edited = { ...after, edit_date: seconds() }
      chat.messages.set(message_id, edited)
      chat.edits.set(message_id, (chat.edits.get(message_id) ?? 0) + 1)
      return { ok: true, result: edited }
    },

    view(id: number): ChatView {
      const chat = chats.get(id)
      const messages = [...(chat?.messages.values() ?? [])].map((each) =>
        show(each, bot, chat?.edits.get(each.message_id) ?? 0),
      )
      return { messages, last: messages.findLast(({ from }) => from === 'bot') }
    },
  }
}

type Sent = Pick<Payload<'sendMessage'>, 'chat_id' | 'reply_parameters'> & Content

type Media = Pick<WireMessage, 'photo' | 'document'>

type Edit = Partial<Payload<'editMessageText'>> & Payload<'editMessageReplyMarkup'>

const notModified =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** A message that was there once may be gone by the time of the call; one that never was is an error of ours. */
function lost(chat: Chat, id: number, what: string): Reply {
  return (id <= chat.lastId ? refused : violation)(400, `Bad Request: ${what}`)
}

type Content = Partial<Pick<Payload<'sendMessage'>, 'text' | 'parse_mode' | 'reply_markup'>>

function content({ text, parse_mode, reply_markup }: Content): Partial<WireMessage> {
  const parsed = text !== undefined && parse_mode ? parseHtml(text) : undefined
  const keyboard =
    reply_markup && 'inline_keyboard' in reply_markup && reply_markup.inline_keyboard.length > 0
  return {
    ...(text === undefined ? {} : { text, entities: [] }),
    ...(parsed?.kind === 'parsed' ? { text: parsed.text, entities: parsed.entities } : {}),
    // Its rule is this type; zod adds `| undefined` to what may be absent.
    ...(keyboard ? { reply_markup: reply_markup as NonNullable<WireMessage['reply_markup']> } : {}),
  }
}

function look({ text, entities = [], reply_markup }: WireMessage): string {
  return JSON.stringify([text, entities, reply_markup?.inline_keyboard])
}

function show(message: WireMessage, bot: User, edits: number): ShownMessage {
  const { reply_to_message: original } = message
  return {
    id: message.message_id,
    from: message.from.id === bot.id ? 'bot' : message.from.id,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? [],
    keyboard: message.reply_markup?.inline_keyboard ?? [],
    edits,
    ...(message.photo?.[0] ? { photo: message.photo[0].file_size } : {}),
    ...(message.document ? { document: message.document } : {}),
    ...(original ? { replyTo: original.message_id } : {}),
  }
}
