import { join } from 'node:path'
import { runConsole } from './channels/console/console.ts'
import { recallUsername } from './channels/telegram/bot.ts'
import { createZaloAccount } from './channels/zalo-oa/account.ts'
import { ask } from './cli/ask.ts'
import { runCheck } from './cli/check.ts'
import { runDoctor } from './cli/doctor.ts'
import { evaluate } from './cli/eval/eval.ts'
import { fitWeights } from './cli/fit.ts'
import type { Io } from './cli/io.ts'
import { sendAgain, showOutbox } from './cli/outbox.ts'
import { erasePerson, exportPerson, readPerson } from './cli/person.ts'
import type { Commands } from './cli/program.ts'
import { makeQr, type QrOptions } from './cli/qr.ts'
import { runSchema } from './cli/schema.ts'
import { connect, status, token, type ZaloAccount } from './cli/zalo.ts'
import { type Config, readConfig } from './config.ts'
import { begin, follow } from './conversation/conversation.ts'
import type { Person, Said } from './conversation/message.ts'
import type { Memory } from './desk/memory.ts'
import { readEnvironment } from './environment.ts'
import { examinations } from './examinations.ts'
import type { Library } from './intents/intent.ts'
import { respond } from './intents/respond.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { formatProblem } from './knowledge/problem.ts'
import { createLibrary } from './library.ts'
import { newKey, serve } from './serve.ts'
import { openSqlite } from './store/sqlite.ts'
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
  evaluate: (file, options) => withLibrary((library) => evaluate(file, options, library, Date.now(), io)),
  fit: (file, { out }) => withLibrary(({ knowledge }) => fitWeights(file, out, knowledge, io)),
  doctor: (options) => withMemory((memory, config) => runDoctor(examinations(config, memory), options, io)),
  outbox: (options) => withMemory((memory) => showOutbox(options, memory, io)),
  retryOutbox: (ids, { all }) => withMemory((memory) => sendAgain(ids, all, memory, io)),
  qr: (entry, options) => withMemory((memory, config) => qr(entry, options, memory, config)),
  zaloConnect: (options) =>
    withZalo((account, config) => {
      const callback = options.callback ?? (config.https ? `${config.publicUrl}/` : undefined)
      return connect({ ...options, callback }, account, process.stdin, io)
    }),
  zaloToken: () => withZalo((account) => token(account, process.stdin, io)),
  zaloStatus: () => withZalo((account) => status(account, io)),
  exportPerson: (person) => withPerson(person, (found, memory) => exportPerson(found, memory, io)),
  erasePerson: (person, { yes }) =>
    withPerson(person, (found, memory) => erasePerson(found, yes, memory, io)),
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
  const service = await serve(config)
  io.err(`Một Cửa is open: ${service.url}`)
  await new Promise((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  await service.close()
  return 0
}

function withLibrary(run: (library: Library) => Promise<number>): Promise<number> {
  return configured(async ({ contentDir }) => {
    const loaded = await loadKnowledge(contentDir)
    if (loaded.kind === 'loaded') return run(createLibrary(loaded.knowledge))
    io.err(loaded.problems.map(formatProblem).join('\n'))
    return 1
  })
}

/** The store beside a running service: commands only read it, or change rows that the service takes up. */
function withMemory(run: (memory: Memory, config: Config) => Promise<number>): Promise<number> {
  return configured(async (config) => {
    const memory = await openSqlite(join(config.dataDir, 'motcua.db'), { lock: false })
    try {
      return await run(memory, config)
    } finally {
      await memory.close()
    }
  })
}

function withZalo(run: (account: ZaloAccount, config: Config) => Promise<number>): Promise<number> {
  return withMemory(async ({ credentials }, config) => {
    if (config.zaloOa) return run(createZaloAccount({ ...config.zaloOa, credentials, now: Date.now }), config)
    io.err('Zalo OA is not set up: set ZALO_OA_APP_ID and the variables beside it, see docs/channels.md')
    return 2
  })
}

async function qr(entry: string, options: QrOptions, memory: Memory, config: Config): Promise<number> {
  const loaded = await loadKnowledge(config.contentDir)
  if (loaded.kind === 'broken') {
    io.err(loaded.problems.map(formatProblem).join('\n'))
    return 1
  }
  const addresses = {
    telegram: config.telegram && (await recallUsername(memory, config.telegram.token)),
    zaloOa: config.zaloOa?.oaId,
    web: config.publicUrl,
  }
  const library = createLibrary(loaded.knowledge)
  return makeQr(entry, options, { ...library, addresses, words: wordsFor('vi'), now: Date.now() }, io)
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
