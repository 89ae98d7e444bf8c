import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../src/conversation/answer.ts'
import type { Message } from '../../src/conversation/message.ts'
import { createAccept } from '../../src/desk/accept.ts'
import type { Desk } from '../../src/desk/desk.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { openDesk } from '../../src/desk/open.ts'
import { createLog } from '../../src/lib/log.ts'
import { openDatabase, openSqlite } from '../../src/store/sqlite.ts'
import type { Row } from './row.ts'

const commits = 'commits of one row, one after the other'

/** Whole turns on SQLite with synchronous=FULL: accept, a trivial answer, outbox, deliver. Compared with bare commits. */
export async function benchTurn(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const database = openDatabase(join(folder, 'bare.db'))
  database.exec('create table row (id integer primary key, body text)')
  const path = (name: string): string => join(folder, name)
  const bares: number[] = []
  /** Disks are shared and moody: bare commits are timed just before and just after. */
  async function compared(name: string, measure: () => Promise<number>): Promise<Row> {
    const before = bareCommits(database)
    const value = await measure()
    const bare = (before + bareCommits(database)) / 2
    bares.push(bare)
    return { name, value: Math.round(value), unit: '/s', ratio: value / bare, of: commits }
  }
  try {
    const rows = [
      await compared('messages stored, 100 at once', () => storing(path('store.db'), 100, 100)),
      await compared('whole turns, one after the other', () => turning(path('one.db'), 1, 500)),
      await compared('whole turns, 100 people at once', () => turning(path('many.db'), 100, 20)),
    ]
    const mean = bares.reduce((sum, bare) => sum + bare, 0) / bares.length
    return [{ name: commits, value: Math.round(mean), unit: '/s' }, ...rows]
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Commits a second. */
function bareCommits(database: ReturnType<typeof openDatabase>): number {
  const count = 500
  const insert = database.prepare('insert into row (body) values (?)')
  const started = performance.now()
  for (let n = 0; n < count; n++) insert.run(['b'.repeat(300)])
  return (count / (performance.now() - started)) * 1000
}

async function storing(path: string, people: number, each: number): Promise<number> {
  const memory = await openSqlite(path, { lock: true })
  const { add } = createAccept(memory)
  const perSecond = await timed(people, each, async (person, n) => {
    await add(message(person, n))
  })
  await memory.close()
  return perSecond
}

async function turning(path: string, people: number, each: number): Promise<number> {
  const memory = await openSqlite(path, { lock: true })
  const sent = new Countdown(people * each)
  const desk = await open(memory, sent)
  const perSecond = await timed(
    people,
    each,
    async (person, n) => void (await desk.ask(message(person, n))),
    sent.done,
  )
  await desk.close()
  await memory.close()
  return perSecond
}

/** `people` side by side, each doing `each` things one after the other; things a second until all is done. */
async function timed(
  people: number,
  each: number,
  act: (person: number, n: number) => Promise<void>,
  done: Promise<void> = Promise.resolve(),
): Promise<number> {
  const started = performance.now()
  const talks = Array.from({ length: people }, async (_, person) => {
    for (let n = 0; n < each; n++) await act(person, n)
  })
  await Promise.all([...talks, done])
  return ((people * each) / (performance.now() - started)) * 1000
}

function open(memory: Memory, sent: Countdown): Promise<Desk> {
  return openDesk({
    memory,
    senders: [
      {
        channel: 'web',
        async send() {
          sent.tick()
          return { kind: 'sent' }
        },
      },
    ],
    respond: () => ({ answer, events: [{ kind: 'turned', outcome: 'answered', menu: [] }] }),
    apology: () => answer,
    newKey: () => 'abc123',
    now: Date.now,
    log: createLog('silent'),
  })
}

const answer: Answer = {
  outcome: 'answered',
  parts: [{ kind: 'text', text: 'Đăng ký khai sinh: nộp tại UBND cấp xã. '.repeat(10) }],
  basis: [],
  sources: [],
  choices: [],
  buttons: [],
}

function message(person: number, n: number): Message {
  return {
    id: String(n),
    person: { channel: 'web', id: `person-${person}` },
    said: { kind: 'text', text: 'đăng ký khai sinh cần giấy tờ gì' },
    at: Date.now(),
  }
}

class Countdown {
  readonly done: Promise<void>
  #left: number
  #finish: () => void = () => {}

  constructor(count: number) {
    this.#left = count
    this.done = new Promise((resolve) => {
      this.#finish = resolve
    })
  }

  tick(): void {
    this.#left--
    if (this.#left === 0) this.#finish()
  }
}
