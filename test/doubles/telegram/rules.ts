import { z } from 'zod'
import {
  BotCommand,
  BotCommandScope,
  ChatId,
  InlineKeyboardMarkup,
  InlineQueryResult,
  InlineQueryResultsButton,
  LanguageCode,
  LinkPreviewOptions,
  ParseMode,
  ReplyParameters,
  Text,
  textProblem,
  upTo,
} from './markup.ts'

export const updateTypes = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
] as const

const AllowedUpdates = z.array(z.enum(updateTypes))

const chatActions = ['typing', 'upload_photo', 'upload_document', 'choose_sticker', 'find_location'] as const

type Written = { readonly text: string; readonly parse_mode?: 'HTML' | undefined }

/** The length counts after the tags are read, so text and parse mode are checked together. */
function written({ text, parse_mode }: Written, context: z.RefinementCtx): void {
  const problem = textProblem(text, parse_mode !== undefined)
  if (problem) context.addIssue({ code: 'custom', message: problem })
}

/** HTTPS on a port that Telegram posts to, or plain HTTP to this machine as a Bot API server of one's own does. */
function isWebhookUrl(url: string): boolean {
  if (url === '') return true
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port } = new URL(url)
  if (protocol === 'http:') return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return protocol === 'https:' && ['', '443', '80', '88', '8443'].includes(port)
}

/** What each method takes; another method or another field is a fault of ours until it is written here. */
export const rules = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).optional(),
    timeout: z.int().min(0).max(50).optional(),
    allowed_updates: AllowedUpdates.optional(),
  }),
  setWebhook: z.strictObject({
    url: z.string().refine(isWebhookUrl, 'bad webhook: An HTTPS URL must be provided for webhook'),
    max_connections: z.int().min(1).max(100).optional(),
    allowed_updates: AllowedUpdates.optional(),
    drop_pending_updates: z.boolean().optional(),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/, 'secret token contains unallowed characters')
      .optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z
    .strictObject({
      chat_id: ChatId,
      message_thread_id: z.int().optional(),
      text: Text,
      parse_mode: ParseMode.optional(),
      link_preview_options: LinkPreviewOptions.optional(),
      disable_notification: z.boolean().optional(),
      protect_content: z.boolean().optional(),
      reply_parameters: ReplyParameters.optional(),
      reply_markup: InlineKeyboardMarkup.optional(),
    })
    .superRefine(written),
  sendPhoto: z.strictObject({
    chat_id: ChatId,
    photo: z
      .file()
      .min(1)
      .max(10 * 1024 * 1024, 'PHOTO_SAVE_FILE_INVALID'),
    caption: upTo(1024).optional(),
    parse_mode: ParseMode.optional(),
    disable_notification: z.boolean().optional(),
    reply_parameters: ReplyParameters.optional(),
    reply_markup: InlineKeyboardMarkup.optional(),
  }),
  sendDocument: z.strictObject({
    chat_id: ChatId,
    document: z
      .file()
      .min(1)
      .max(50 * 1024 * 1024, 'Request Entity Too Large'),
    caption: upTo(1024).optional(),
    parse_mode: ParseMode.optional(),
    disable_notification: z.boolean().optional(),
    reply_parameters: ReplyParameters.optional(),
    reply_markup: InlineKeyboardMarkup.optional(),
  }),
  editMessageText: z
    .strictObject({
      chat_id: ChatId,
      message_id: z.int().positive(),
      text: Text,
      parse_mode: ParseMode.optional(),
      link_preview_options: LinkPreviewOptions.optional(),
      reply_markup: InlineKeyboardMarkup.optional(),
    })
    .superRefine(written),
  editMessageReplyMarkup: z.strictObject({
    chat_id: ChatId,
    message_id: z.int().positive(),
    reply_markup: InlineKeyboardMarkup.optional(),
  }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string().min(1),
    text: upTo(200).optional(),
    show_alert: z.boolean().optional(),
    cache_time: z.int().min(0).optional(),
  }),
  answerInlineQuery: z.strictObject({
    inline_query_id: z.string().min(1),
    results: z
      .array(InlineQueryResult)
      .max(50, 'RESULTS_TOO_MUCH')
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'RESULT_ID_DUPLICATE'),
    cache_time: z.int().min(0).optional(),
    is_personal: z.boolean().optional(),
    next_offset: Text.refine((offset) => Buffer.byteLength(offset) <= 64, 'NEXT_OFFSET_INVALID').optional(),
    button: InlineQueryResultsButton.optional(),
  }),
  setMyCommands: z.strictObject({
    commands: z.array(BotCommand).max(100, 'BOT_COMMANDS_TOO_MUCH'),
    scope: BotCommandScope.optional(),
    language_code: LanguageCode.optional(),
  }),
  deleteMyCommands: z.strictObject({
    scope: BotCommandScope.optional(),
    language_code: LanguageCode.optional(),
  }),
  setMyDescription: z.strictObject({
    description: upTo(512).optional(),
    language_code: LanguageCode.optional(),
  }),
  setMyShortDescription: z.strictObject({
    short_description: upTo(120).optional(),
    language_code: LanguageCode.optional(),
  }),
  sendChatAction: z.strictObject({ chat_id: ChatId, action: z.enum(chatActions) }),
}

export type Method = keyof typeof rules
export type Payload<M extends Method> = z.output<(typeof rules)[M]>

export function isMethod(name: string): name is Method {
  return Object.hasOwn(rules, name)
}
