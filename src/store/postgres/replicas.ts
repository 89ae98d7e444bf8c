import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Leading, News, Replicas } from '../../desk/replicas.ts'
import type { Sender } from '../dialect.ts'
import { createLeads } from './leads.ts'
import { type Line, openLine } from './line.ts'
import { createTelling, readNews } from './news.ts'
import { createObserved } from './observed.ts'

export type ReplicasOptions = {
  readonly url: string
  /** How long a process must be away until the others send again what it was sending. Milliseconds. */
  readonly graceMs: number
  /** Sends one payload to all who listen. */
  readonly notify: (payload: string) => Promise<unknown>
}

export type Membership = Replicas & { readonly sender: Sender; close(): Promise<void> }

const beatMs = 1_000
const longestPauseMs = 2_000

/** Joins the processes on this database, and joins again whenever the line breaks. Throws when the first time fails. */
export async function join({ url, graceMs, notify }: ReplicasOptions): Promise<Membership> {
  // Zero is nobody; two of the same number would be one chance in two thousand million.
  const id = randomInt(1, 2 ** 31)
  const observed = createObserved(id, graceMs, () => performance.now())
  const leads = createLeads()
  const listeners: ((news: News) => void)[] = []
  const closing = new AbortController()
  const hearAll = (news: News) => {
    for (const listener of listeners) listener(news)
  }
  const telling = createTelling(id, notify)
  let line: Line | undefined

  const open = () =>
    openLine(url, id, (payload) => {
      for (const news of readNews(id, payload)) hearAll(news)
    })

  async function beat(on: Line): Promise<void> {
    observed.saw(await on.alive())
    if (leads.term() === undefined) leads.begin(await on.takeLead())
  }

  /** Until the line breaks, or we close. */
  async function attend(on: Line): Promise<void> {
    const broken = new AbortController()
    void on.ended.then(() => broken.abort())
    try {
      const until = { signal: AbortSignal.any([closing.signal, broken.signal]), ref: false }
      for (;;) {
        await pause(beatMs, undefined, until)
        await beat(on)
      }
    } catch {
      // Whatever it was: a line that cannot be used is no line.
    }
    line = undefined
    observed.lostSight()
    leads.end()
    void on.end().catch(() => {})
  }

  async function joinAgain(): Promise<Line | undefined> {
    for (let waitMs = 50; !closing.signal.aborted; waitMs = Math.min(longestPauseMs, 2 * waitMs)) {
      await pause(waitMs, undefined, { signal: closing.signal, ref: false }).catch(() => {})
      const opened = await open().catch(() => undefined)
      if (opened) return opened
    }
    return undefined
  }

  async function keep(first: Line): Promise<void> {
    for (let on: Line | undefined = first; on; ) {
      await attend(on)
      on = await joinAgain()
      if (!on) return
      line = on
      await beat(on).catch(() => {}) // The next one tells.
      hearAll({ kind: 'missed' })
    }
  }

  line = await open()
  await beat(line)
  const keeping = keep(line)
  return {
    sender: { id, isKnown: () => line !== undefined, gone: observed.gone },
    count: observed.count,
    term: leads.term,
    lead: (work: Leading) => leads.add(work),
    tell: (news) => {
      if (observed.count() > 1) telling.add(news)
    },
    hear: (listener) => void listeners.push(listener),
    async close() {
      await leads.close()
      closing.abort()
      await keeping
      await telling.idle()
    },
  }
}
