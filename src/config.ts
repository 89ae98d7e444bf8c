import { join } from 'node:path'
import { z } from 'zod'
import { type Doors, doorVariables, readDoors } from './config-doors.ts'
import type { Person } from './conversation/message.ts'
import { type LogLevel, logLevels } from './lib/log.ts'

/** What may be set from outside; everything has a default that serves a newcomer on one machine. */
const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  MOTCUA_CONTENT: z.string().min(1).default('content'),
  MOTCUA_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  EMBED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  ZALO_SITE_VERIFICATION: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{8,100}$/)]).default(''),
  METRICS_TOKEN: z.union([z.literal(''), z.string().min(16)]).default(''),
  MOTCUA_PUBLIC_QUALITY: z.enum(['0', '1', 'false', 'true']).default('0'),
  ...doorVariables,
})

export type Variables = z.infer<typeof Environment>

const secretCure = 'at least 32 random characters, such as the output of: openssl rand -hex 32'

/** How to mend each variable, in the words of somebody who has just seen it refused. */
const cures: Readonly<Record<keyof Variables, string>> = {
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  PORT: 'a whole number from 0 to 65535, such as 8080',
  MOTCUA_CONTENT: 'the folder with the content, such as content',
  MOTCUA_DATA: 'a folder that can be written to, such as data',
  DATABASE_URL:
    'the address of a PostgreSQL database, such as postgres://motcua:password@db.example.vn/motcua, or nothing for a file in MOTCUA_DATA',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  TRUST_PROXY: 'true behind a reverse proxy, false otherwise',
  PUBLIC_URL: 'the address people see, such as https://hoi.example.gov.vn, or nothing',
  EMBED_ORIGINS: 'pages that may embed the chat, such as https://example.gov.vn, separated by commas',
  ZALO_SITE_VERIFICATION:
    'the «content» of the meta tag with which Zalo verifies your domain, letters, digits, _ and - only',
  METRICS_TOKEN: 'at least 16 random characters, or nothing: then only this machine may read /metrics',
  MOTCUA_PUBLIC_QUALITY: '1 to show everybody how well people are served at /chat-luong, 0 otherwise',
  SECRET_KEY: `${secretCure} (it encrypts tokens; losing it means connecting Zalo again)`,
  ALERT_CHATS:
    'chats of the staff, such as telegram:-1001234567890 or zalo-oa:2512523625412515, separated by commas',
  TELEGRAM_TOKEN: 'the token that @BotFather gave, such as 123456789:AAF…',
  TELEGRAM_UPDATES: 'webhook (needs an https PUBLIC_URL) or polling, or nothing to choose by PUBLIC_URL',
  TELEGRAM_WEBHOOK_SECRET: `${secretCure}, letters, digits, _ and - only; two separated by a comma while you change it`,
  TELEGRAM_API_ROOT: 'an address such as https://api.telegram.org',
  TELEGRAM_PROXY: 'an HTTP proxy such as http://proxy.example.vn:3128, or nothing',
  ZALO_OA_APP_ID: 'the number of the app on developers.zalo.me',
  ZALO_OA_APP_SECRET: 'the secret key of the app on developers.zalo.me',
  ZALO_OA_SECRET_KEY: 'the «OA Secret Key» of the webhook page; two separated by a comma while you change it',
  ZALO_OA_ID: 'the number of the Official Account, for links and posters, or nothing',
  ZALO_OA_BUTTONS: 'true once buttons were seen to work on your OA, false otherwise',
  ZALO_OA_BILLED: 'true when the office pays for messages after 48 hours, false otherwise',
  ZALO_OA_API_ROOT: 'an address such as https://openapi.zalo.me',
  ZALO_OA_OAUTH_ROOT: 'an address such as https://oauth.zaloapp.com',
  ZALO_BOT_TOKEN: 'the token that Zalo sent when the bot was made, such as 1459232241454765289:abc…',
  ZALO_BOT_UPDATES: 'webhook (needs an https PUBLIC_URL) or polling, or nothing to choose by PUBLIC_URL',
  ZALO_BOT_WEBHOOK_SECRET: `${secretCure}; two separated by a comma while you change it`,
  ZALO_BOT_API_ROOT: 'an address such as https://bot-api.zaloplatforms.com',
}

export type Config = Doors & {
  readonly host: string
  readonly port: number
  readonly contentDir: string
  readonly dataDir: string
  /** Where everything is stored: the path of a file, or the URL of a PostgreSQL database (store/open.ts). */
  readonly store: string
  readonly logLevel: LogLevel
  readonly trustProxy: boolean
  /** The address people see, without a slash at the end; undefined: only this machine. */
  readonly publicUrl: string | undefined
  /** Cookies are marked Secure when people come over https. */
  readonly https: boolean
  readonly embedOrigins: readonly string[]
  /** undefined: only this machine may read /metrics. */
  readonly metricsToken: string | undefined
  readonly alertChats: readonly Person[]
  /** Everybody may see the page of quality. */
  readonly publicQuality: boolean
  /** Shown on the home page, for Zalo's domain verification. */
  readonly zaloVerification: string | undefined
}

export type Configured =
  | { readonly kind: 'configured'; readonly config: Config }
  | { readonly kind: 'wrong'; readonly problem: string }

/** Environment → Config; or one line that names every bad variable and how to mend it. Empty counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Configured {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    return { kind: 'wrong', problem: names.map((name) => complaint(name, given[name])).join('; ') }
  }
  const { data } = parsed
  const doors = readDoors(data)
  if (doors.kind === 'missing') {
    const problem = doors.variables
      .map(({ name, why }) => `${why}: set ${name} to ${cureOf(name)}`)
      .join('; ')
    return { kind: 'wrong', problem }
  }
  return {
    kind: 'configured',
    config: {
      ...doors.doors,
      host: data.HOST,
      port: data.PORT,
      contentDir: data.MOTCUA_CONTENT,
      dataDir: data.MOTCUA_DATA,
      store: data.DATABASE_URL ?? join(data.MOTCUA_DATA, 'motcua.db'),
      logLevel: data.LOG_LEVEL,
      trustProxy: data.TRUST_PROXY === 'true',
      publicUrl: data.PUBLIC_URL === '' ? undefined : data.PUBLIC_URL.replace(/\/+$/, ''),
      https: data.PUBLIC_URL.startsWith('https:'),
      embedOrigins: data.EMBED_ORIGINS.map((origin) => new URL(origin).origin),
      metricsToken: data.METRICS_TOKEN === '' ? undefined : data.METRICS_TOKEN,
      alertChats: data.ALERT_CHATS,
      publicQuality: ['1', 'true'].includes(data.MOTCUA_PUBLIC_QUALITY),
      zaloVerification: data.ZALO_SITE_VERIFICATION === '' ? undefined : data.ZALO_SITE_VERIFICATION,
    },
  }
}

function cureOf(name: string): string {
  return Object.entries(cures).find(([known]) => known === name)?.[1] ?? 'a valid value'
}

/** Secrets are named, never shown. */
function complaint(name: string, value: string | undefined): string {
  const shown = /TOKEN|SECRET|DATABASE_URL/.test(name) ? name : `${name}=${JSON.stringify(value ?? '')}`
  return `${shown} is wrong: set it to ${cureOf(name)}`
}
