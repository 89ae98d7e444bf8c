import type { MessageEntity, User } from 'grammy/types'
import type { ShownMessage } from './chats.ts'
import type { Telegram } from './methods.ts'
import type { Member, Update, WireChat, WireMessage } from './wire.ts'

export type Person = ReturnType<typeof createPerson>
export type Group = ReturnType<typeof createGroup>

type Where = {
  /** In this group; otherwise in the person's own chat with the bot. */
  readonly in?: Group
  /** The message that this one answers. */
  readonly replyTo?: number
}

export type PersonProfile = {
  readonly id: number
  readonly name?: string
  readonly language?: string
}

/** A person with Telegram on a phone. What they do goes out as an update at once and is returned. */
export function createPerson(telegram: Telegram, { id, name = 'Lan', language = 'vi' }: PersonProfile) {
  const { chats, delivery, queries, me } = telegram
  const from: User = { id, is_bot: false, first_name: name, language_code: language }
  const own: WireChat = { id, type: 'private', first_name: name }

  function write(content: Partial<WireMessage>, { in: group, replyTo }: Where = {}): Update {
    const chat = group?.chat ?? own
    const original = replyTo === undefined ? undefined : chats.message(chat.id, replyTo)
    const message = { from, ...content, ...(original ? { reply_to_message: original } : {}) }
    const hidden = group !== undefined && !me.can_read_all_group_messages && !isForBot(message, me)
    return delivery.happen({ message: chats.hear(chat, message) }, hidden)
  }

  function press(data: string, { chat, message_id }: Pick<WireMessage, 'chat' | 'message_id'>): Update {
    const message = chats.message(chat.id, message_id)
    if (!message) throw new Error(`there is no message ${message_id} to press on`)
    const query = { id: queries.open('press'), from, message, chat_instance: String(-chat.id), data }
    return delivery.happen({ callback_query: query })
  }

  function member(before: Member['status'], after: Member['status']): Update {
    return delivery.happen({ my_chat_member: memberChange(telegram, own, from, before, after) })
  }

  function shown(message: ShownMessage | undefined, group: Group | undefined) {
    const chat = group?.chat ?? own
    const on = message ?? chats.view(chat.id).messages.findLast(({ keyboard }) => keyboard.length > 0)
    if (!on) throw new Error('there is no message with buttons')
    return { chat, on }
  }

  return {
    id,
    from,
    /** A text of at most 4,096 characters: Telegram's apps cut a longer one into several messages. */
    says(text: string, where?: Where): Update {
      if (text.trim() === '' || text.length > 4096) throw new Error('no app of Telegram sends such a text')
      return write({ text, ...entitiesOf(text) }, where)
    },
    /** `payload`: what stands after `?start=` in a link to the bot. */
    starts(payload?: string): Update {
      const text = payload === undefined ? '/start' : `/start ${payload}`
      return write({ text, ...entitiesOf(text) })
    },
    /** Presses the button with this label or data; on the newest message with buttons unless told. */
    presses(button: string, message?: ShownMessage, group?: Group): Update {
      const { chat, on } = shown(message, group)
      const pressed = on.keyboard
        .flat()
        .find((each) => each.text === button || ('callback_data' in each && each.callback_data === button))
      if (!pressed || !('callback_data' in pressed))
        throw new Error(`no such button: ${button}; there are ${labels(on)}`)
      return press(pressed.callback_data, { chat, message_id: on.id })
    },
    /** Sends data that no button of the message may have: anyone can. */
    forges(data: string, message?: ShownMessage): Update {
      const { chat, on } = shown(message, undefined)
      return press(data, { chat, message_id: on.id })
    },
    photo: (caption?: string, where?: Where): Update =>
      write({ photo: [photoSize], ...(caption === undefined ? {} : { caption }) }, where),
    sticker: (where?: Where): Update => write({ sticker: stickerFile }, where),
    /** Changes what was said; the bot is told. */
    edits(messageId: number, text: string): Update {
      const message = chats.message(id, messageId)
      if (!message) throw new Error(`there is no message ${messageId} to edit`)
      const edited = { ...message, text, ...entitiesOf(text), edit_date: message.date + 1 }
      return delivery.happen({ edited_message: edited })
    },
    /** Removes a message for both sides; the bot is told nothing. */
    deletes: (messageId: number): void => chats.remove(id, messageId),
    blocks(): Update {
      chats.close(own, 'bot was blocked by the user')
      return member('member', 'kicked')
    },
    unblocks(): Update {
      chats.open(own)
      return member('kicked', 'member')
    },
    /** Types `@bot query` into some chat. */
    inline(query: string): Update {
      const asked = { id: queries.open('inline'), from, query, offset: '', chat_type: 'private' as const }
      return delivery.happen({ inline_query: asked })
    },
    view: () => chats.view(id),
  }
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
) {
  const chat: WireChat = { id, type, title }
  return {
    id,
    chat,
    adds(by: { readonly from: User }): Update {
      telegram.chats.open(chat)
      return telegram.delivery.happen({
        my_chat_member: memberChange(telegram, chat, by.from, 'left', 'member'),
      })
    },
    removes(by: { readonly from: User }): Update {
      telegram.chats.close(chat, `bot was kicked from the ${type} chat`)
      return telegram.delivery.happen({
        my_chat_member: memberChange(telegram, chat, by.from, 'member', 'kicked'),
      })
    },
    view: () => telegram.chats.view(id),
  }
}

function memberChange(
  { me }: Telegram,
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
  const date = Math.floor(Date.now() / 1000)
  return { chat, from, date, old_chat_member: as(before), new_chat_member: as(after) }
}

/** With privacy mode on a bot sees commands, answers to itself and its own name; nothing else of a group. */
function isForBot({ text = '', entities, reply_to_message }: Partial<WireMessage>, me: User): boolean {
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
function entitiesOf(text: string): { readonly entities?: readonly MessageEntity[] } {
  const entities = patterns.flatMap(({ type, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ type, offset: index, length })),
  )
  return entities.length > 0 ? { entities } : {}
}

function labels({ keyboard }: ShownMessage): string {
  return keyboard
    .flat()
    .map(({ text }) => `«${text}»`)
    .join(', ')
}

const photoSize = {
  file_id: 'AgACAgUAAxkBAAI',
  file_unique_id: 'AQADq7cxG',
  width: 90,
  height: 67,
  file_size: 1253,
}

const stickerFile = {
  file_id: 'CAACAgUAAxkBAAI',
  file_unique_id: 'AgADAQAD',
  type: 'regular',
  width: 512,
  height: 512,
  is_animated: false,
  is_video: false,
}
