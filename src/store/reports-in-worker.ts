import { Worker } from 'node:worker_threads'
import type { Figures } from '../reports/figures.ts'

/** Figures that are worked out elsewhere: talk goes on meanwhile. */
export type Reports = Figures & {
  /** Counts what has happened since the last time, until it is up to date or closed; a second call waits for the first. */
  tally(): Promise<void>
  close(): Promise<void>
}

/** One thing to do, `args` as Figures takes them, with the time zone of the office. */
export type Order = {
  readonly id: number
  readonly what: keyof Figures | 'tally' | 'close'
  readonly args: readonly unknown[]
  readonly timeZone: string
}

/** `fault`: what went wrong, in one line. */
export type Done = { readonly id: number; readonly value?: unknown; readonly fault?: string }

/** A year of a million events takes some 0.2 s, never counted before 8; counting them all half a minute. */
const limitMs = 300_000

/** Some 100 MB for a year that has never been counted. */
const memoryMb = 512

/** Closing waits this long for what is under way; a killed count goes on where it was. */
const closeMs = 2000

/**
 * A thread with its own connection to the store at `address` (see open.ts), started when first needed and again after it failed. Runs compiled
 * only: Node 20 cannot start a .ts worker.
 */
export function openReports(address: string, timeZone: () => string): Reports {
  let thread: Thread | undefined
  let orders = 0
  let tallying: Promise<unknown> | undefined
  let closed = false

  async function order(what: Order['what'], ...args: readonly unknown[]): Promise<unknown> {
    if (closed) throw new Error('reports are closed')
    thread ??= startThread(address, () => {
      thread = undefined
    })
    orders += 1
    return thread.run({ id: orders, what, args, timeZone: timeZone() })
  }

  /** In parts, each of which says whether it was the last. */
  async function tallyAll(): Promise<void> {
    while (!closed && (await order('tally')) === false);
  }

  /** The thread answers each order with what the port of that name promises. */
  const ask = <Name extends keyof Figures>(what: Name, ...args: Parameters<Figures[Name]>) =>
    order(what, ...args) as ReturnType<Figures[Name]>

  return {
    overview: (range) => ask('overview', range),
    satisfaction: (range, by) => ask('satisfaction', range, by),
    trend: (range, step) => ask('trend', range, step),
    topics: (range, limit) => ask('topics', range, limit),
    missed: (range) => ask('missed', range),
    async tally() {
      if (closed) return
      tallying ??= tallyAll().finally(() => {
        tallying = undefined
      })
      await tallying
    },
    async close() {
      closed = true
      await thread?.close()
    },
  }
}

type Thread = { run(order: Order): Promise<unknown>; close(): Promise<void> }

type Waiting = { done(done: Done): void; fail(error: Error): void }

function startThread(address: string, ended: () => void): Thread {
  // Not rewritten by the compiler, as an import would be: this names the compiled file.
  const worker = new Worker(new URL('./reports-worker.js', import.meta.url), {
    workerData: address,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const waiting = new Map<number, Waiting>()
  const end = (error: Error) => {
    ended()
    for (const each of waiting.values()) each.fail(error)
    waiting.clear()
  }
  worker.on('message', (done: Done) => waiting.get(done.id)?.done(done))
  worker.on('error', (cause) => end(new Error('the thread of reports failed', { cause })))
  worker.on('exit', () => end(new Error('the thread of reports ended')))
  worker.unref()

  function run(order: Order, ms: number = limitMs): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        waiting.delete(order.id)
        settle()
      }
      const timer = setTimeout(() => void worker.terminate(), ms) // 'exit' follows, and fails what waits.
      waiting.set(order.id, {
        done: ({ value, fault }) =>
          finish(fault === undefined ? () => resolve(value) : () => reject(new Error(fault))),
        fail: (error) => finish(() => reject(error)),
      })
      worker.postMessage(order)
    })
  }

  return {
    run: (order) => run(order),
    async close() {
      // Whatever keeps it from ending well, nothing is lost by ending it.
      await run({ id: 0, what: 'close', args: [], timeZone: '' }, closeMs).catch(() => {})
      await worker.terminate()
    },
  }
}
