import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Channel } from './channels/channel.ts'
import { pageWords } from './channels/web/page-words.ts'
import { defaultRateLimits } from './channels/web/protect.ts'
import { createWeb, type Web } from './channels/web/web.ts'
import type { Config } from './config.ts'
import type { Desk } from './desk/desk.ts'
import type { Memory } from './desk/memory.ts'
import { openDesk } from './desk/open.ts'
import { apology, welcomeAnswer } from './intents/outside-talk.ts'
import { respond } from './intents/respond.ts'
import { loadInWorker } from './knowledge/load-in-worker.ts'
import { formatProblem, type Problem } from './knowledge/problem.ts'
import { watchKnowledge } from './knowledge/watch.ts'
import { createLog, faultFields, type Log } from './lib/log.ts'
import { createLibrary } from './library.ts'
import { openSqlite } from './store/sqlite.ts'

export type Service = {
  readonly url: string
  /** Closes the doors first, the store last. */
  close(): Promise<void>
}

/** The answer a web request waits for; afterwards the person is told that it will come. */
const answerTimeoutMs = 10_000

/** Opens the house: store, knowledge, desk, doors. Throws one line when it cannot. */
export async function serve(config: Config): Promise<Service> {
  const log = createLog(config.logLevel)
  const shelf = await openShelf(config.contentDir, log)
  const memory = await openSqlite(join(config.dataDir, 'motcua.db'), {
    lock: true,
    broken: (error) => {
      log.error(faultFields(error), 'the disk does not keep what is written, stopping')
      process.exit(1)
    },
  })
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
  const web = createWeb(webOptions(config, { desk, memory, shelf, log }))
  doors.push(web)
  await web.start()
  log.info({ port: web.port(), version: shelf.library().knowledge.version }, 'serving')
  return {
    url: `http://${hostInUrl(config.host)}:${web.port()}/`,
    close: () => close(shelf, web, desk, memory),
  }
}

async function close(shelf: Shelf, web: Web, desk: Desk, memory: Memory): Promise<void> {
  await shelf.close()
  await web.stop()
  await desk.close()
  await memory.close()
}

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

function webOptions(config: Config, { desk, memory, shelf, log }: House): Parameters<typeof createWeb>[0] {
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
    health: shelf.health,
    log,
    newId: randomUUID,
    now: Date.now,
  }
}

type Shelf = Awaited<ReturnType<typeof openShelf>>

/** The library in force, kept up to date with the content folder. */
async function openShelf(dir: string, log: Log) {
  const loaded = await loadInWorker(dir)
  if (loaded.kind === 'broken') throw new Error(brokenContent(dir, loaded.problems))
  let library = createLibrary(loaded.knowledge)
  let problems: readonly Problem[] = []
  const watch = watchKnowledge({
    dir,
    load: loadInWorker,
    log,
    version: loaded.knowledge.version,
    onLoaded(knowledge) {
      library = createLibrary(knowledge)
      problems = []
    },
    onBroken(found) {
      problems = found
      for (const problem of found) log.warn({ problem: formatProblem(problem) }, 'content problem')
    },
  })
  return {
    library: () => library,
    /** Broken content is worth an alarm, not a restart: the last good content answers. */
    health: () => ({
      ok: true,
      content: problems.length === 0 ? 'good' : 'broken, serving the last good content',
      version: library.knowledge.version,
      problems: problems.map(formatProblem),
      durability:
        'SQLite, WAL, synchronous=FULL: what is acknowledged survives a kill and, as far as the disk keeps what it syncs, a power cut',
    }),
    close: () => watch.close(),
  }
}

function brokenContent(dir: string, problems: readonly Problem[]): string {
  const shown = problems.slice(0, 20).map(formatProblem)
  return [`content in ${dir} is broken, mend it first (motcua check ${dir}):`, ...shown].join('\n')
}

/** Six letters or digits: a guess has one chance in two thousand million. */
export function newKey(): string {
  return Array.from(randomBytes(6), (byte) => (byte % 36).toString(36)).join('')
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
