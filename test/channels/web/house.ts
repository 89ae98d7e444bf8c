import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { WebOptions } from '../../../src/channels/web/options.ts'
import { pageWords } from '../../../src/channels/web/page-words.ts'
import { defaultRateLimits } from '../../../src/channels/web/protect.ts'
import { createWeb, type Web } from '../../../src/channels/web/web.ts'
import type { Desk } from '../../../src/desk/desk.ts'
import type { Memory } from '../../../src/desk/memory.ts'
import { openDesk } from '../../../src/desk/open.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { type Entry, keepLog } from '../../helpers/talk.ts'
import { office, plain, respond, welcome } from './samples.ts'

export type House = {
  readonly web: Web
  readonly desk: Desk
  readonly memory: Memory
  readonly log: { readonly entries: readonly Entry[] }
}

/** The web door on a real desk and a real store; only what is answered is made up. Closed when the test ends. */
export async function openHouse(changes: Partial<WebOptions> = {}): Promise<House> {
  const log = keepLog()
  const memory = await openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true })
  const doors: Web[] = []
  const desk = await openDesk({
    memory,
    senders: [
      {
        channel: 'web',
        send: async (outgoing) => (await doors[0]?.send(outgoing)) ?? { kind: 'sent' },
      },
    ],
    respond,
    apology: () => plain('error-fault', 'Xin lỗi, chưa trả lời được.'),
    newKey: () => 'lan001',
    log,
    now: Date.now,
  })
  const web = createWeb({
    desk,
    memory,
    office: () => office,
    welcome: () => welcome,
    words: pageWords,
    port: 0,
    host: '127.0.0.1',
    trustProxy: false,
    embedOrigins: [],
    secureCookie: false,
    rateLimits: defaultRateLimits,
    answerTimeoutMs: 10_000,
    health: () => ({ ok: true }),
    metrics: async () => '',
    metricsToken: undefined,
    zaloVerification: undefined,
    log,
    newId: randomUUID,
    now: Date.now,
    ...changes,
  })
  doors.push(web)
  onTestFinished(async () => {
    await web.stop()
    await desk.close()
    await memory.close()
  })
  return { web, desk, memory, log }
}
