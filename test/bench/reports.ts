import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../src/conversation/answer.ts'
import type { Desk } from '../../src/desk/desk.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { openDesk } from '../../src/desk/open.ts'
import { createLog } from '../../src/lib/log.ts'
import { bys } from '../../src/reports/figures.ts'
import { findGaps } from '../../src/reports/gaps.ts'
import { openReports, type Reports } from '../../src/store/reports-in-worker.ts'
import { openDatabase, openSqlite } from '../../src/store/sqlite.ts'
import { storeEvents } from '../helpers/events.ts'
import { shippedLibrary } from '../helpers/library.ts'
import { generateMonth } from '../helpers/month.ts'
import type { Row } from './row.ts'

/** Some six events each: a million. */
const conversations = 166_500
const year = { from: '2025-12-01', to: '2026-11-30' }

/** Reports over a year of 1,000,000 events, and how long people wait for answers meanwhile. */
export async function benchReports(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const path = join(folder, 'motcua.db')
  const memory = await openSqlite(path, { lock: true })
  await storeEvents(path, generateMonth({ conversations, from: year.from, days: 365 }))
  openDatabase(path).exec('pragma wal_checkpoint(truncate)')
  const reports = openReports(path, () => 'Asia/Ho_Chi_Minh')
  const desk = await openTrivialDesk(memory)
  const library = await shippedLibrary()
  try {
    return [
      { name: 'turn p99 beside no report', value: p99(await talkWhile(desk, pause(5000))), unit: 'ms' },
      ...(await beside(desk, 'overview of a year never counted', () => reports.overview(year))),
      ...(await beside(desk, 'counting the 1,000,000 events of a year', () => reports.tally())),
      ...(await beside(desk, 'yearly report, all pages of it', () => yearly(reports))),
      ...(await beside(desk, 'gaps of the year', async () =>
        findGaps(await reports.missed(year), library, { limit: 20, all: false }),
      )),
      { name: 'overview of the year, at rest', value: await timed(() => reports.overview(year)), unit: 'ms' },
      {
        name: 'overview of a month, at rest',
        value: await timed(() => reports.overview(november)),
        unit: 'ms',
      },
      { name: 'nightly purge of that store', value: await once(() => memory.purge(Date.now())), unit: 'ms' },
    ]
  } finally {
    await desk.close()
    await reports.close()
    await memory.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const november = { from: '2026-11-01', to: '2026-11-30' }

async function yearly(reports: Reports): Promise<void> {
  await reports.overview(year)
  for (const by of bys) await reports.satisfaction(year, by)
  await reports.trend(year, 'month')
  await reports.trend(year, 'week')
  await reports.topics(year, 50)
}

/** How long `work` takes while people talk, and how long these wait. */
async function beside(desk: Desk, name: string, work: () => Promise<unknown>): Promise<Row[]> {
  const started = performance.now()
  const ended = work().then(() => performance.now() - started)
  const waits = await talkWhile(desk, ended)
  return [
    { name, value: await ended, unit: 'ms' },
    { name: '  turn p99 meanwhile', value: p99(waits), unit: 'ms' },
  ]
}

/** Fifty questions a second, one person after another, each a whole turn. Milliseconds to the answer, shortest first. */
async function talkWhile(desk: Desk, ended: Promise<unknown>): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  let isOver = false
  void ended.finally(() => {
    isOver = true
  })
  // What is asked when the loop is held up waits from when it should have been asked.
  for (let due = performance.now(); !isOver; due += 20) {
    await pause(Math.max(0, due - performance.now()))
    waits.push(askedAt(desk, due, waits.length))
  }
  return (await Promise.all(waits)).sort((one, other) => one - other)
}

async function askedAt(desk: Desk, due: number, n: number): Promise<number> {
  await desk.ask({
    id: `${n}-${due}`,
    person: { channel: 'web', id: `bench-${n % 500}` },
    said: { kind: 'text', text: 'đăng ký khai sinh cần giấy tờ gì' },
    at: Date.now(),
  })
  return performance.now() - due
}

function p99(waits: readonly number[]): number {
  return waits[Math.floor(waits.length * 0.99)] ?? 0
}

async function once(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 5; n++) times.push(await once(run))
  return Math.min(...times)
}

function openTrivialDesk(memory: Memory): Promise<Desk> {
  return openDesk({
    // A minute after the start it would purge, as every night: that is measured by itself.
    memory: { ...memory, purge: async () => ({}) },
    senders: [{ channel: 'web', send: async () => ({ kind: 'sent' }) }],
    respond: () => ({ answer, events: [{ kind: 'turned', outcome: 'answered', menu: [] }] }),
    apology: () => answer,
    newKey: () => 'abc123',
    now: Date.now,
    log: createLog('silent'),
  })
}

const answer: Answer = {
  outcome: 'answered',
  parts: [{ kind: 'text', text: 'Đăng ký khai sinh: nộp tại UBND cấp xã.' }],
  basis: [],
  sources: [],
  choices: [],
  buttons: [],
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
