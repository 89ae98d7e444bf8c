import type { InlineKeyboardButton, MessageEntity, User } from 'grammy/types'

/** What travels between Telegram and a bot, as far as we use it (core.telegram.org/bots/api#available-types). */

export type Keyboard = readonly (readonly InlineKeyboardButton[])[]

export type WireChat = {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  readonly title?: string
  readonly first_name?: string
}

export type WireMessage = {
  readonly message_id: number
  readonly from: User
  readonly chat: WireChat
  /** Seconds. */
  readonly date: number
  readonly edit_date?: number
  readonly text?: string
  readonly entities?: readonly MessageEntity[]
  readonly caption?: string
  readonly photo?: readonly { readonly file_size: number }[]
  readonly document?: { readonly file_name: string; readonly text: string }
  readonly sticker?: object
  readonly reply_to_message?: WireMessage
  readonly migrate_to_chat_id?: number
  readonly reply_markup?: { readonly inline_keyboard: Keyboard }
}

export type CallbackQuery = {
  readonly id: string
  readonly from: User
  readonly message: WireMessage
  readonly chat_instance: string
  readonly data: string
}

export type InlineQuery = {
  readonly id: string
  readonly from: User
  readonly query: string
  readonly offset: string
  readonly chat_type: 'sender' | 'private' | 'group' | 'supergroup'
}

export type MemberChange = {
  readonly chat: WireChat
  readonly from: User
  readonly date: number
  readonly old_chat_member: Member
  readonly new_chat_member: Member
}

export type Member = {
  readonly status: 'member' | 'left' | 'kicked'
  readonly user: User
  readonly until_date?: number
}

export type Happening =
  | { readonly message: WireMessage }
  | { readonly edited_message: WireMessage }
  | { readonly callback_query: CallbackQuery }
  | { readonly inline_query: InlineQuery }
  | { readonly my_chat_member: MemberChange }

export type Update = { readonly update_id: number } & Happening

/** What the Bot API answers. */
export type Reply = { readonly ok: true; readonly result: unknown } | Refusal

/** `ours`: the call could never have been right, so the bot is at fault. */
export type Refusal = {
  readonly ok: false
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after: number } | { readonly migrate_to_chat_id: number }
  readonly ours?: true
}

export const done: Reply = { ok: true, result: true }

/** A refusal that a sound bot meets too: a person has blocked it, a button is old. */
export function refused(error_code: number, description: string): Refusal {
  return { ok: false, error_code, description }
}

/** A refusal that only a faulty bot meets. */
export function violation(error_code: number, description: string): Refusal {
  return { ok: false, error_code, description, ours: true }
}
