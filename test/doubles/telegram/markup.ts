import { z } from 'zod'
import { parseHtml } from './html.ts'

/**
 * The objects inside a payload, by the Bot API's own schema. Only fields that we have a use for are listed: a new one is refused
 * until somebody has read its rules and written them here. A message of `refine` is the description that Telegram gives.
 */

const bytes = (text: string): number => Buffer.byteLength(text)
/** Half a surrogate pair does not survive UTF-8. */
export const Text = z
  .string()
  .refine((text) => !/\p{Surrogate}/u.test(text), 'strings must be encoded in UTF-8')
const Filled = Text.refine((text) => text.trim() !== '', 'text must be non-empty')
export const upTo = (most: number) =>
  Text.refine((text) => text.length <= most, `text is longer than ${most} characters`)
const WebUrl = z.string().refine(isWebUrl, 'BUTTON_URL_INVALID')

/** Telegram refuses tel:, mailto: and names without a dot in a button. */
function isWebUrl(url: string): boolean {
  if (url.startsWith('tg://')) return true
  return /^https?:\/\/[^\s/]*\.[^\s]+$/i.test(url) && URL.canParse(url)
}

/** The Bot API takes numbers written as text; names only for public chats, which we never write to. */
export const ChatId = z.union([z.int(), z.string().regex(/^-?\d{1,16}$/)]).transform(Number)
export const LanguageCode = z.string().regex(/^([a-z]{2})?$/)

const actions = [
  'url',
  'callback_data',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
] as const

export const InlineKeyboardButton = z
  .strictObject({
    text: Filled,
    style: z.enum(['danger', 'success', 'primary']).optional(),
    url: WebUrl.optional(),
    callback_data: Text.refine(
      (data) => bytes(data) >= 1 && bytes(data) <= 64,
      'BUTTON_DATA_INVALID',
    ).optional(),
    switch_inline_query: upTo(256).optional(),
    switch_inline_query_current_chat: upTo(256).optional(),
    copy_text: z.strictObject({ text: z.string().min(1).max(256) }).optional(),
  })
  .refine(
    (button) => actions.filter((action) => button[action] !== undefined).length === 1,
    "can't parse inline keyboard button: it must have exactly one action",
  )

/** About 100 buttons, 8 in a row: remembered, not documented. */
export const InlineKeyboardMarkup = z
  .strictObject({ inline_keyboard: z.array(z.array(InlineKeyboardButton).min(1).max(8)) })
  .refine(({ inline_keyboard }) => inline_keyboard.flat().length <= 100, 'reply markup is too long')

export const LinkPreviewOptions = z.strictObject({
  is_disabled: z.boolean().optional(),
  url: z.string().optional(),
  prefer_small_media: z.boolean().optional(),
  prefer_large_media: z.boolean().optional(),
  show_above_text: z.boolean().optional(),
})

export const ReplyParameters = z.strictObject({
  message_id: z.int().positive(),
  chat_id: ChatId.optional(),
  allow_sending_without_reply: z.boolean().optional(),
})

export const BotCommand = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/, 'BOT_COMMAND_INVALID'),
  description: Text.refine(
    (text) => text.trim() !== '' && text.length <= 256,
    'BOT_COMMAND_DESCRIPTION_INVALID',
  ),
})

const scope = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) })

export const BotCommandScope = z.discriminatedUnion('type', [
  scope('default'),
  scope('all_private_chats'),
  scope('all_group_chats'),
  scope('all_chat_administrators'),
  z.strictObject({ type: z.literal('chat'), chat_id: ChatId }),
  z.strictObject({ type: z.literal('chat_administrators'), chat_id: ChatId }),
  z.strictObject({ type: z.literal('chat_member'), chat_id: ChatId, user_id: z.int() }),
])

/** Messages are HTML or plain: nothing else is written here, so nothing else is checked here. */
export const ParseMode = z.literal('HTML')

/** What a text cannot be, as Telegram says it; undefined when it is sound. `html`: it has tags. */
export function textProblem(text: string, html: boolean): string | undefined {
  const parsed = html ? parseHtml(text) : { kind: 'parsed' as const, text }
  if (parsed.kind === 'broken') return `can't parse entities: ${parsed.problem}`
  if (parsed.text.trim() === '') return 'message text is empty'
  return parsed.text.length > 4096 ? 'message is too long' : undefined
}

const InputTextMessageContent = z
  .strictObject({
    message_text: Text,
    parse_mode: ParseMode.optional(),
    link_preview_options: LinkPreviewOptions.optional(),
  })
  .superRefine(({ message_text, parse_mode }, context) => {
    const problem = textProblem(message_text, parse_mode !== undefined)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

export const InlineQueryResult = z.strictObject({
  type: z.literal('article'),
  id: z.string().refine((id) => bytes(id) >= 1 && bytes(id) <= 64, 'RESULT_ID_INVALID'),
  title: Filled,
  input_message_content: InputTextMessageContent,
  reply_markup: InlineKeyboardMarkup.optional(),
  url: WebUrl.optional(),
  description: Text.optional(),
  thumbnail_url: WebUrl.optional(),
})

export const InlineQueryResultsButton = z.strictObject({
  text: Filled,
  start_parameter: z.string().regex(/^[\w-]{1,64}$/, 'START_PARAM_INVALID'),
})
