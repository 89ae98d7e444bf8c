import { parentPort, workerData } from 'node:worker_threads'
import type { Figures } from '../reports/figures.ts'
import { createFigures } from './reports.ts'
import type { Done, Order } from './reports-in-worker.ts'
import { connect } from './sqlite.ts'
import { tallyAll } from './tallying.ts'

/** The thread behind openReports: its own connection, and one message back for every order. */
const db = connect(String(workerData))
let closing = false
let tallying: Promise<void> = Promise.resolve()

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await obey(order)))

async function obey({ id, what, args, timeZone }: Order): Promise<Done> {
  try {
    switch (what) {
      case 'tally':
        tallying = tallyAll(db, timeZone, () => closing)
        await tallying
        return { id }
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
