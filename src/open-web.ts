import { randomUUID } from 'node:crypto'
import type { Channel, ChannelHealth } from './channels/channel.ts'
import type { WebOptions } from './channels/web/options.ts'
import { pageWords } from './channels/web/page-words.ts'
import { defaultRateLimits } from './channels/web/protect.ts'
import type { Config } from './config.ts'
import type { House } from './doors.ts'
import { welcomeAnswer } from './intents/outside-talk.ts'
import { storeKind } from './store/address.ts'

/** The answer a web request waits for; afterwards the person is told that it will come. */
const answerTimeoutMs = 10_000

/** Shown by the health check: what an operator may promise. */
const durabilities = {
  sqlite:
    'SQLite, WAL, synchronous=FULL: what is acknowledged survives a kill and, as far as the disk keeps what it syncs, a power cut',
  postgres:
    'PostgreSQL: what is acknowledged survives a kill of any replica and, with fsync and synchronous_commit on, a crash of the server',
} as const

/** What the web door works with. */
export function webOptions(config: Config, house: House, chats: readonly Channel[]): WebOptions {
  const { desk, memory, shelf, log, meters } = house
  return {
    desk,
    memory,
    office: () => shelf.library().knowledge.office,
    welcome: (language) => welcomeAnswer(shelf.library(), language),
    words: pageWords,
    port: config.port,
    host: config.host,
    trustProxy: config.trustProxy,
    embedOrigins: config.embedOrigins,
    secureCookie: config.https,
    rateLimits: defaultRateLimits,
    answerTimeoutMs,
    health: () => ({
      ...shelf.health(),
      durability: durabilities[storeKind(config.store)],
      replicas: memory.replicas.count(),
      channels: healthOf(chats),
    }),
    metrics: meters.text,
    metricsToken: config.metricsToken,
    zaloVerification: config.zaloVerification,
    log,
    newId: randomUUID,
    now: Date.now,
  }
}

/** One channel that is down is no reason to restart the others: it is told, and `ok` stays. */
export function healthOf(chats: readonly Channel[]): Readonly<Record<string, ChannelHealth | undefined>> {
  return Object.fromEntries(chats.map(({ channel, health }) => [channel, health?.()]))
}
