import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Channel } from './channels/channel.ts'
import type { WebOptions } from './channels/web/options.ts'
import { pageWords } from './channels/web/page-words.ts'
import { defaultRateLimits } from './channels/web/protect.ts'
import { createWeb } from './channels/web/web.ts'
import type { Config } from './config.ts'
import type { Desk } from './desk/desk.ts'
import type { Memory } from './desk/memory.ts'
import { openDesk } from './desk/open.ts'
import { apology, welcomeAnswer } from './intents/outside-talk.ts'
import { respond } from './intents/respond.ts'
import { createLog, faultFields, type Log } from './lib/log.ts'
import { openShelf, type Shelf } from './library.ts'
import { openSqlite } from './store/sqlite.ts'

export type Service = {
  readonly url: string
  /** Closes the doors first, the store last. */
  close(): Promise<void>
}

/** The answer a web request waits for; afterwards the person is told that it will come. */
const answerTimeoutMs = 10_000

/** Opens the house: store, knowledge, desk, doors. When it cannot, it closes what was opened and throws one line. */
export async function serve(config: Config): Promise<Service> {
  const opened: Close[] = []
  const close = async () => {
    for (const each of opened.splice(0).reverse()) await each()
  }
  try {
    return { url: await openHouse(config, opened), close }
  } catch (error) {
    await close()
    throw error
  }
}

type Close = () => Promise<void>

/** Returns the address; `opened` gets the way to close each part, in the order they were opened. */
async function openHouse(config: Config, opened: Close[]): Promise<string> {
  const log = createLog(config.logLevel)
  const shelf = await openShelf(config.contentDir, log)
  opened.push(shelf.close)
  const memory = await openSqlite(join(config.dataDir, 'motcua.db'), {
    lock: true,
    broken: (error) => {
      log.error(faultFields(error), 'the disk does not keep what is written, stopping')
      process.exit(1)
    },
  })
  opened.push(memory.close)
  const doors: Channel[] = []
  const desk = await openDesk({
    memory,
    senders: [forwardTo('web', doors)],
    respond: (message, conversation) => respond(shelf.library(), message, conversation),
    apology,
    newKey,
    log,
    now: Date.now,
  })
  opened.push(desk.close)
  const web = createWeb(webOptions(config, { desk, memory, shelf, log }))
  doors.push(web)
  opened.push(web.stop)
  await web.start()
  log.info({ port: web.port(), version: shelf.library().knowledge.version }, 'serving')
  return `http://${hostInUrl(config.host)}:${web.port()}/`
}

/** Shown by the health check: what an operator may promise. */
const durability =
  'SQLite, WAL, synchronous=FULL: what is acknowledged survives a kill and, as far as the disk keeps what it syncs, a power cut'

/** The desk is open before its doors are; what it sends meanwhile is tried again. */
function forwardTo(
  channel: Channel['channel'],
  doors: readonly Channel[],
): Pick<Channel, 'channel' | 'send'> {
  return {
    channel,
    async send(outgoing) {
      const door = doors.find((each) => each.channel === channel)
      return door
        ? door.send(outgoing)
        : { kind: 'later', retryAt: Date.now() + 1000, reason: 'door not open yet' }
    },
  }
}

type House = { readonly desk: Desk; readonly memory: Memory; readonly shelf: Shelf; readonly log: Log }

function webOptions(config: Config, { desk, memory, shelf, log }: House): WebOptions {
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
    health: () => ({ ...shelf.health(), durability }),
    log,
    newId: randomUUID,
    now: Date.now,
  }
}

/** Six letters or digits: a guess has one chance in two thousand million. */
export function newKey(): string {
  return Array.from(randomBytes(6), (byte) => (byte % 36).toString(36)).join('')
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
