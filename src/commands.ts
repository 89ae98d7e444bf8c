import type { Setting } from './channel-commands.ts'
import { runConsole } from './channels/console/console.ts'
import { ask } from './cli/ask.ts'
import { showAudit } from './cli/audit.ts'
import { manageBroadcasts } from './cli/broadcast.ts'
import { runCheck } from './cli/check.ts'
import { type DutiesOptions, showDuties } from './cli/duties.ts'
import { evaluate, evaluateRemoved } from './cli/eval/eval.ts'
import { fitWeights } from './cli/fit.ts'
import { showGaps } from './cli/gaps.ts'
import { importCatalog } from './cli/import/catalog.ts'
import { importPortal } from './cli/import/portal.ts'
import type { Io } from './cli/io.ts'
import { sendAgain, showOutbox } from './cli/outbox.ts'
import { erasePerson, exportPerson, readPerson } from './cli/person.ts'
import type { Commands } from './cli/program.ts'
import { purge } from './cli/purge.ts'
import { type ReportOptions, runReport } from './cli/report.ts'
import { runSchema } from './cli/schema.ts'
import { type Config, readConfig } from './config.ts'
import { begin, follow } from './conversation/conversation.ts'
import type { Person, Said } from './conversation/message.ts'
import type { Memory } from './desk/memory.ts'
import { readEnvironment } from './environment.ts'
import type { Library } from './intents/intent.ts'
import { respond } from './intents/respond.ts'
import { newKey } from './key.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { loadInWorker } from './knowledge/load-in-worker.ts'
import { formatProblem } from './knowledge/problem.ts'
import { today } from './lib/day.ts'
import { createLibrary } from './library.ts'
import { reportsFrom } from './reporting.ts'
import { unitsOf } from './reports/duties.ts'
import { openStore } from './store/open.ts'
import { openReports } from './store/reports-in-worker.ts'
import { userName } from './user-name.ts'
import { wordsFor } from './words/words.ts'

const io: Io = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
}

export const commands: Commands = {
  serve: () => configured(serveUntilSignal),
  chat: () => withLibrary(chat),
  ask: (question, options) => withLibrary(async (library) => ask(question, options, library, Date.now(), io)),
  check: (dir, options) =>
    configured(({ contentDir }) => runCheck({ dir: dir ?? contentDir, ...options }, io)),
  schema: (dir, options) =>
    configured(({ contentDir }) => runSchema({ dir: dir ?? contentDir, ...options }, io)),
  evaluate: (file, options) =>
    withLibrary((library) =>
      options.withoutRight
        ? evaluateRemoved(file, options, library.knowledge, createLibrary, Date.now(), io)
        : evaluate(file, options, library, Date.now(), io),
    ),
  fit: (file, { out }) => withLibrary(({ knowledge }) => fitWeights(file, out, knowledge, io)),
  doctor: (options) => withChannels(({ doctor }, setting) => doctor(setting, options)),
  outbox: (options) => withMemory((memory) => showOutbox(options, memory, io)),
  broadcast: (task) =>
    withMemory((memory) =>
      manageBroadcasts(task, {
        memory,
        user: userName(),
        now: Date.now(),
        io,
      }),
    ),
  retryOutbox: (ids, { all }) => withMemory((memory) => sendAgain(ids, all, memory, io)),
  qr: (entry, options) =>
    withChannels(async ({ qr }, setting) => {
      const library = await loadLibrary(setting.config)
      return library ? qr(setting, library, entry, options) : 1
    }),
  zaloConnect: (options) => withChannels(({ zaloConnect }, setting) => zaloConnect(setting, options)),
  zaloToken: () => withChannels(({ zaloToken }, setting) => zaloToken(setting)),
  zaloStatus: () => withChannels(({ zaloStatus }, setting) => zaloStatus(setting)),
  importPortal: (path, options) =>
    configured((config) => importPortal(path, against(options, config), io, process.stderr)),
  importCatalog: (path, options) => configured((config) => importCatalog(path, against(options, config), io)),
  gaps: (options) =>
    withMemory(async (memory, config) => {
      const library = await loadLibrary(config)
      const { contentDir } = config
      return library ? showGaps(options, { library, memory, contentDir, now: Date.now() }, io) : 1
    }),
  staff: (task) =>
    withMemory(async ({ staff }) => (await import('./staff-commands.ts')).runStaff(task, staff, io)),
  member: (task) =>
    withMemory(async (memory, config) =>
      (await import('./staff-commands.ts')).runMember(task, memory, config, io),
    ),
  audit: (options) => withMemory(({ staff }) => showAudit(options, staff, io)),
  duties: (options) => withMemory((memory, config) => duties(options, memory, config)),
  purge: (options) => withMemory((memory) => purge(options, memory, Date.now(), io)),
  report: (options) => withMemory((_, config) => report(options, config)),
  copyStore: (options) =>
    configured(async ({ store }) =>
      (await import('./store-commands.ts')).copy(options, store, io, process.stderr),
    ),
  exportPerson: (person) => withPerson(person, (found, memory) => exportPerson(found, memory, io)),
  erasePerson: (person, { yes }) =>
    withPerson(person, (found, memory) => erasePerson(found, yes, memory, io)),
}

async function duties(options: DutiesOptions, memory: Memory, config: Config): Promise<number> {
  const library = await loadLibrary(config)
  if (!library) return 1
  const now = Date.now()
  const { knowledge } = library.staff ?? library
  const setting = {
    ...{ knowledge, now },
    said: await memory.duties.words(),
    units: unitsOf(await memory.members.list(now)),
    write: (body: string | Uint8Array) => void process.stdout.write(body),
    isScreen: process.stdout.isTTY === true,
  }
  return showDuties(options, setting, io)
}

async function report(options: ReportOptions, config: Config): Promise<number> {
  const library = await loadLibrary(config)
  if (!library) return 1
  const { timeZone } = library.knowledge.office
  const figures = openReports(config.store, () => timeZone)
  const setting = {
    reports: reportsFrom(library, figures),
    timeZone,
    now: Date.now(),
    write: (body: string | Uint8Array) => void process.stdout.write(body),
    isScreen: process.stdout.isTTY === true,
  }
  try {
    return await runReport(options, setting, io)
  } finally {
    await figures.close()
  }
}

/** What an import is compared with: this content, as of today. */
function against<Options extends { readonly content?: string }>(options: Options, { contentDir }: Config) {
  return {
    ...options,
    contentDir: options.content ?? contentDir,
    today: today(Date.now(), 'Asia/Ho_Chi_Minh'),
  }
}

async function configured(run: (config: Config) => Promise<number>): Promise<number> {
  try {
    const configured = readConfig(readEnvironment(process.env))
    if (configured.kind === 'configured') return await run(configured.config)
    io.err(configured.problem)
    return 2
  } catch (error) {
    io.err(error instanceof Error ? error.message : 'failed')
    return 1
  }
}

async function serveUntilSignal(config: Config): Promise<number> {
  // Another thread reads the content while this one still loads what serving needs.
  const loading = loadInWorker(config.contentDir)
  const { serve } = await import('./serve.ts')
  const service = await serve(config, loading)
  io.err(`Một Cửa is open: ${service.url}`)
  await new Promise((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  await service.close()
  return 0
}

function withLibrary(run: (library: Library) => Promise<number>): Promise<number> {
  return configured(async (config) => {
    const library = await loadLibrary(config)
    return library ? run(library) : 1
  })
}

/** undefined: the content is broken, and that has been said. */
async function loadLibrary({ contentDir }: Config): Promise<Library | undefined> {
  const loaded = await loadKnowledge(contentDir)
  if (loaded.kind === 'loaded') return createLibrary(loaded.knowledge)
  io.err(loaded.problems.map(formatProblem).join('\n'))
  return undefined
}

/** The store beside a running service: commands only read it, or change rows that the service takes up. */
function withMemory(run: (memory: Memory, config: Config) => Promise<number>): Promise<number> {
  return configured(async (config) => {
    const memory = await openStore(config.store, { serving: false })
    try {
      return await run(memory, config)
    } finally {
      await memory.close()
    }
  })
}

type ChannelCommands = typeof import('./channel-commands.ts')

function withChannels(
  run: (commands: ChannelCommands, setting: Setting) => Promise<number>,
): Promise<number> {
  return withMemory(async (memory, config) =>
    run(await import('./channel-commands.ts'), { memory, config, io }),
  )
}

function withPerson(
  given: string,
  run: (person: Person, memory: Memory) => Promise<number>,
): Promise<number> {
  return withMemory(async (memory) => {
    const person = readPerson(given)
    if (person) return run(person, memory)
    io.err(`${given} names nobody: a person is written channel:id, such as web:3f2a…`)
    return 2
  })
}

async function chat(library: Library): Promise<number> {
  let conversation = begin(newKey())
  let said = 0
  const say = (what: Said) => {
    said += 1
    const message = {
      id: String(said),
      person: { channel: 'console', id: 'here' },
      said: what,
      at: Date.now(),
    } as const
    const { answer, events } = respond(library, message, conversation)
    for (const event of events) conversation = follow(conversation, event, message.at)
    return { answer, words: wordsFor(conversation.language) }
  }
  await runConsole(say, process.stdin, process.stdout)
  return 0
}
