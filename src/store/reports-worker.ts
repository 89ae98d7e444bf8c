import { parentPort, workerData } from 'node:worker_threads'
import type { Figures } from '../reports/figures.ts'
import { type Counting, connectToCount } from './open.ts'
import { createFigures } from './reports.ts'
import type { Done, Order } from './reports-in-worker.ts'
import { tallyAll } from './tallying.ts'

/** The thread behind openReports: its own connection, and one message back for every order. */
const connecting = connectToCount(String(workerData))
connecting.catch(() => {}) // Whoever orders something is told.
let closing = false
let tallying: Promise<unknown> = Promise.resolve()

/** A thread that has not answered for minutes is taken for dead: a long count is done in parts. */
const partMs = 20_000

/** True: up to date. */
async function tally({ db, settle }: Counting, timeZone: string): Promise<boolean> {
  const until = performance.now() + partMs
  const isDone = await tallyAll(db, timeZone, () => closing || performance.now() > until)
  await settle()
  return isDone
}

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await obey(order)))

async function obey({ id, what, args, timeZone }: Order): Promise<Done> {
  try {
    const counting = await connecting
    const { db } = counting
    switch (what) {
      case 'tally':
        tallying = tally(counting, timeZone)
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
