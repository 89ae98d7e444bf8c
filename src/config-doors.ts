import { z } from 'zod'
import type { WebhookSettings } from './channels/channel.ts'
import type { ChannelName, Person } from './conversation/message.ts'

const secrets = z
  .string()
  .transform((list) => list.split(',').map((each) => each.trim()))
  .pipe(z.array(z.string().min(1)).max(2))
/** Telegram allows 1–256 of these (core.telegram.org/bots/api#setwebhook); short ones can be guessed. */
const headerSecrets = secrets.pipe(z.array(z.string().regex(/^[A-Za-z0-9_-]{32,256}$/)))
const flag = z.enum(['true', 'false']).default('false')
const updates = z.enum(['webhook', 'polling'])
const digits = z.string().regex(/^\d{1,20}$/)
const address = (standard: string) => z.url({ protocol: /^https?$/ }).default(standard)

/** Variables of the chat platforms. A platform without its token is closed. */
export const doorVariables = {
  SECRET_KEY: z.string().min(32).optional(),
  ALERT_CHATS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((each) => each !== ''))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^(telegram|zalo-oa|zalo-bot):[^\s:]+$/)
          .transform(readChat),
      ),
    ),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/)
    .optional(),
  TELEGRAM_UPDATES: updates.optional(),
  TELEGRAM_WEBHOOK_SECRET: headerSecrets.optional(),
  TELEGRAM_API_ROOT: address('https://api.telegram.org'),
  TELEGRAM_PROXY: z.url({ protocol: /^https?$/ }).optional(),
  ZALO_OA_APP_ID: digits.optional(),
  ZALO_OA_APP_SECRET: z.string().min(1).optional(),
  ZALO_OA_SECRET_KEY: secrets.optional(),
  ZALO_OA_ID: digits.optional(),
  ZALO_OA_BUTTONS: flag,
  ZALO_OA_BILLED: flag,
  ZALO_OA_API_ROOT: address('https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: address('https://oauth.zaloapp.com'),
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^[^\s/]+:[^\s/]+$/)
    .optional(),
  ZALO_BOT_UPDATES: updates.optional(),
  ZALO_BOT_WEBHOOK_SECRET: headerSecrets.optional(),
  ZALO_BOT_API_ROOT: address('https://bot-api.zaloplatforms.com'),
}

type Variables = z.infer<z.ZodObject<typeof doorVariables>> & { readonly PUBLIC_URL: string }

export type TelegramConfig = {
  readonly token: string
  /** undefined: long polling. */
  readonly webhook: WebhookSettings | undefined
  readonly apiRoot: string
  readonly proxy: string | undefined
}

export type ZaloOaConfig = {
  readonly appId: string
  readonly appSecret: string
  /** Empty while the office sets up: Zalo shows the key only after it has seen the webhook. */
  readonly secretKeys: readonly string[]
  readonly sealKey: string
  readonly oaId: string | undefined
  readonly buttons: boolean
  readonly billed: boolean
  readonly apiRoot: string
  readonly oauthRoot: string
}

export type ZaloBotConfig = {
  readonly token: string
  readonly webhook: WebhookSettings | undefined
  readonly apiRoot: string
}

/** undefined: that platform is closed. */
export type Doors = {
  readonly telegram: TelegramConfig | undefined
  readonly zaloOa: ZaloOaConfig | undefined
  readonly zaloBot: ZaloBotConfig | undefined
}

type Missing = { readonly name: keyof Variables; readonly why: string }

/** The doors that are set up; or what is missing for one that is set up half-way. */
export function readDoors(
  given: Variables,
):
  | { readonly kind: 'doors'; readonly doors: Doors }
  | { readonly kind: 'missing'; readonly variables: readonly Missing[] } {
  const missing: Missing[] = []
  const need = <Value>(name: keyof Variables, value: Value | undefined, why: string): Value | undefined => {
    if (value === undefined) missing.push({ name, why })
    return value
  }
  const doors = {
    telegram: telegram(given, need),
    zaloOa: zaloOa(given, need),
    zaloBot: zaloBot(given, need),
  }
  for (const { channel } of given.ALERT_CHATS) {
    const [name, isOpen] = opener(channel, doors)
    if (!isOpen) need(name, undefined, `ALERT_CHATS names a chat on ${channel}, which is not set up`)
  }
  return missing.length > 0 ? { kind: 'missing', variables: missing } : { kind: 'doors', doors }
}

function opener(channel: ChannelName, { telegram, zaloOa, zaloBot }: Doors): [keyof Variables, boolean] {
  if (channel === 'telegram') return ['TELEGRAM_TOKEN', telegram !== undefined]
  return channel === 'zalo-oa'
    ? ['ZALO_OA_APP_ID', zaloOa !== undefined]
    : ['ZALO_BOT_TOKEN', zaloBot !== undefined]
}

type Need = <Value>(name: keyof Variables, value: Value | undefined, why: string) => Value | undefined

function telegram(given: Variables, need: Need): TelegramConfig | undefined {
  const { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_PROXY: proxy } = given
  if (token === undefined) return undefined
  const byWebhook = (given.TELEGRAM_UPDATES ?? standardUpdates(given)) === 'webhook'
  const webhook = byWebhook ? readWebhook(given, need, 'telegram', 'TELEGRAM_WEBHOOK_SECRET') : undefined
  return { token, webhook, apiRoot: trimmed(apiRoot), proxy }
}

function zaloBot(given: Variables, need: Need): ZaloBotConfig | undefined {
  const { ZALO_BOT_TOKEN: token, ZALO_BOT_API_ROOT: apiRoot } = given
  if (token === undefined) return undefined
  const byWebhook = (given.ZALO_BOT_UPDATES ?? standardUpdates(given)) === 'webhook'
  const webhook = byWebhook ? readWebhook(given, need, 'zalo-bot', 'ZALO_BOT_WEBHOOK_SECRET') : undefined
  return { token, webhook, apiRoot: trimmed(apiRoot) }
}

function zaloOa(given: Variables, need: Need): ZaloOaConfig | undefined {
  const { ZALO_OA_APP_ID: appId } = given
  if (appId === undefined) return undefined
  const why = 'Zalo OA is set up by ZALO_OA_APP_ID'
  const appSecret = need('ZALO_OA_APP_SECRET', given.ZALO_OA_APP_SECRET, why)
  const sealKey = need('SECRET_KEY', given.SECRET_KEY, why)
  if (appSecret === undefined || sealKey === undefined) return undefined
  return {
    appId,
    appSecret,
    secretKeys: given.ZALO_OA_SECRET_KEY ?? [],
    sealKey,
    oaId: given.ZALO_OA_ID,
    buttons: given.ZALO_OA_BUTTONS === 'true',
    billed: given.ZALO_OA_BILLED === 'true',
    apiRoot: trimmed(given.ZALO_OA_API_ROOT),
    oauthRoot: trimmed(given.ZALO_OA_OAUTH_ROOT),
  }
}

/** A platform can post to us only where it can reach us. */
function standardUpdates({ PUBLIC_URL }: Variables): 'webhook' | 'polling' {
  return PUBLIC_URL.startsWith('https:') ? 'webhook' : 'polling'
}

/** Without a secret anybody could speak as anybody: no webhook then. */
function readWebhook(
  given: Variables,
  need: Need,
  channel: ChannelName,
  name: 'TELEGRAM_WEBHOOK_SECRET' | 'ZALO_BOT_WEBHOOK_SECRET',
): WebhookSettings | undefined {
  const why = `${channel} receives by webhook`
  const found = need(name, given[name], why)
  const base = need('PUBLIC_URL', given.PUBLIC_URL === '' ? undefined : given.PUBLIC_URL, why)
  if (found === undefined || base === undefined) return undefined
  return { url: `${trimmed(base)}/webhooks/${channel}`, secrets: found }
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '')
}

function readChat(chat: string): Person {
  const at = chat.indexOf(':')
  // The pattern before this allows only these names.
  return { channel: chat.slice(0, at) as ChannelName, id: chat.slice(at + 1) }
}
