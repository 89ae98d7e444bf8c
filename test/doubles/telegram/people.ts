import type { User } from 'grammy/types'
import type { ShownMessage } from './chats.ts'
import { entitiesOf, isForBot, photoSize, stickerFile } from './content.ts'
import { type Group, memberChange } from './groups.ts'
import type { Telegram } from './methods.ts'
import { type Member, refused, type Update, type WireChat, type WireMessage } from './wire.ts'

export type Person = ReturnType<typeof createPerson>

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
    /** Has talked to the bot before anybody looked: the chat is there, and no update of it is left. */
    hasWrittenBefore: (): void => chats.open(own),
    blocks(): Update {
      chats.close(own, refused(403, 'Forbidden: bot was blocked by the user'))
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

function labels({ keyboard }: ShownMessage): string {
  return keyboard
    .flat()
    .map(({ text }) => `«${text}»`)
    .join(', ')
}
