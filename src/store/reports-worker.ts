import { parentPort, workerData } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Figures } from '../reports/figures.ts'
import { createFigures } from './reports.ts'
import type { Done, Order } from './reports-in-worker.ts'
import { connect } from './sqlite.ts'
import { tallyAll } from './tallying.ts'

/**
 * The thread behind openReports: its own connection, and one message back for every order. What it counted may be lost when the
 * power fails, and is counted again: so it waits for no disk while others wait for it. Their own commits sync the same log.
 */
const db = connect(String(workerData))
let closing = false
let tallying: Promise<unknown> = Promise.resolve()

/** Nobody waits for this thread to write. */
const patienceMs = 30_000
const ready = prepare()

async function prepare(): Promise<void> {
  await sql`pragma busy_timeout = ${sql.lit(patienceMs)}`.execute(db)
  await sql`pragma synchronous = normal`.execute(db)
  await sql`pragma wal_autocheckpoint = 1000`.execute(db)
}

/** A thread that has not answered for minutes is taken for dead: a long count is done in parts. */
const partMs = 20_000

/** Counts, and writes the log back into the file: whoever serves people would have to wait for the disk. True: up to date. */
async function tally(timeZone: string): Promise<boolean> {
  const until = performance.now() + partMs
  const isDone = await tallyAll(db, timeZone, () => closing || performance.now() > until)
  await sql`pragma wal_checkpoint(passive)`.execute(db)
  return isDone
}

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await obey(order)))

async function obey({ id, what, args, timeZone }: Order): Promise<Done> {
  try {
    await ready
    switch (what) {
      case 'tally':
        tallying = tally(timeZone)
        return { id, value: await tallying }
      case 'close':
        closing = true
        await tallying.catch(() => {}) // Whoever asked for it is told.
        await db.destroy()
        return { id }
      default:
        return {
          id,
          value: await figure(
            createFigures(db, () => timeZone),
            what,
            args,
          ),
        }
    }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : 'failed' }
  }
}

/** The other side calls by the same types (see openReports), which do not travel. */
function figure(figures: Figures, what: keyof Figures, args: readonly unknown[]): Promise<unknown> {
  const call = figures[what] as (...args: readonly unknown[]) => Promise<unknown>
  return call(...args)
}
