import { z } from 'zod'
import { type LogLevel, logLevels } from './lib/log.ts'

/** What may be set from outside; everything has a default that serves a newcomer on one machine. */
const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  MOTCUA_CONTENT: z.string().min(1).default('content'),
  MOTCUA_DATA: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  EMBED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
})

/** How to mend each variable, in the words of somebody who has just seen it refused. */
const cures: Readonly<Record<keyof z.infer<typeof Environment>, string>> = {
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  PORT: 'a whole number from 0 to 65535, such as 8080',
  MOTCUA_CONTENT: 'the folder with the content, such as content',
  MOTCUA_DATA: 'a folder that can be written to, such as data',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  TRUST_PROXY: 'true behind a reverse proxy, false otherwise',
  PUBLIC_URL: 'the address people see, such as https://hoi.example.gov.vn, or nothing',
  EMBED_ORIGINS: 'pages that may embed the chat, such as https://example.gov.vn, separated by commas',
}

export type Config = {
  readonly host: string
  readonly port: number
  readonly contentDir: string
  readonly dataDir: string
  readonly logLevel: LogLevel
  readonly trustProxy: boolean
  /** Cookies are marked Secure when people come over https. */
  readonly https: boolean
  readonly embedOrigins: readonly string[]
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
  return {
    kind: 'configured',
    config: {
      host: data.HOST,
      port: data.PORT,
      contentDir: data.MOTCUA_CONTENT,
      dataDir: data.MOTCUA_DATA,
      logLevel: data.LOG_LEVEL,
      trustProxy: data.TRUST_PROXY === 'true',
      https: data.PUBLIC_URL.startsWith('https:'),
      embedOrigins: data.EMBED_ORIGINS.map((origin) => new URL(origin).origin),
    },
  }
}

function complaint(name: string, value: string | undefined): string {
  const cure = Object.entries(cures).find(([known]) => known === name)?.[1] ?? 'a valid value'
  return `${name}=${JSON.stringify(value ?? '')} is wrong: set it to ${cure}`
}
