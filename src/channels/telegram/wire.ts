import { z } from 'zod'

/** The fields of updates that we read (core.telegram.org/bots/api#update); whatever else comes is dropped. */

const User = z.object({ id: z.int(), is_bot: z.boolean().optional() })

const Entity = z.object({
  type: z.string(),
  /** UTF-16 units. */
  offset: z.int(),
  length: z.int(),
  user: User.optional(),
})
export type Entity = z.infer<typeof Entity>

const Chat = z.object({ id: z.int(), type: z.string() })

const Keyboard = z.array(z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() })))
export type Keyboard = z.infer<typeof Keyboard>

const media = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'live_photo',
  'location',
  'paid_media',
  'photo',
  'poll',
  'rich_message',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const

/** Everything that a person can say without typing; what is neither this nor text is said by Telegram itself. */
export function hasMedia(message: TelegramMessage): boolean {
  return media.some((kind) => message[kind] !== undefined)
}

const anything = Object.fromEntries(media.map((kind) => [kind, z.unknown().optional()])) as Record<
  (typeof media)[number],
  z.ZodOptional<z.ZodUnknown>
>

export const TelegramMessage = z.object({
  message_id: z.int(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(Entity).optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z.object({ from: User.optional() }).optional(),
  via_bot: z.unknown().optional(),
  is_automatic_forward: z.boolean().optional(),
  ...anything,
})
export type TelegramMessage = z.infer<typeof TelegramMessage>

export const CallbackQuery = z.object({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  message: z
    .object({
      message_id: z.int().optional(),
      /** 0: too old, nothing else is known of it. */
      date: z.int().optional(),
      chat: Chat.optional(),
      entities: z.array(Entity).optional(),
      reply_markup: z.object({ inline_keyboard: Keyboard }).optional(),
    })
    .optional(),
})
export type CallbackQuery = z.infer<typeof CallbackQuery>

export const ChatMember = z.object({
  chat: Chat,
  new_chat_member: z.object({ status: z.string() }),
})

export const InlineQuery = z.object({ id: z.string(), query: z.string() })

/** An update as far as it must be sound to be taken; each kind is checked when it is read. */
export const Update = z.object({
  update_id: z.int().nonnegative(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
  my_chat_member: z.unknown().optional(),
  inline_query: z.unknown().optional(),
})
export type Update = z.infer<typeof Update>

/**
 * What we ask Telegram for. Not `edited_message`: the question as it was has been answered already, and a second answer to the
 * same message would confuse; who asks anew writes anew.
 */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member', 'inline_query'] as const
