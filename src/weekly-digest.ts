import type { Answer } from './conversation/answer.ts'
import type { Person } from './conversation/message.ts'
import type { Memory } from './desk/memory.ts'
import { type Digest, makeDigest } from './exports/digest/digest.ts'
import { dayAfter, hourOf, today } from './lib/day.ts'
import type { Log } from './lib/log.ts'
import type { Range } from './reports/figures.ts'
import { periodOf } from './reports/periods.ts'
import type { Reports } from './reports/reports.ts'

export type WeeklyDigestOptions = {
  readonly memory: Pick<Memory, 'postOnce' | 'recall' | 'replicas'>
  /** Chats of the staff, each on a channel that is open. */
  readonly chats: readonly Person[]
  readonly reports: () => Pick<Reports, 'summaryOf'>
  readonly timeZone: () => string
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Monday, from eight until the office closes: who was down then has missed it, and `motcua report` tells the same. */
const hours = { from: 8, to: 18 } as const
const factName = 'weekly-digest'

/** To be called now and then: on Monday morning the staff chats are told of the week before, once, by a picture and three sentences. */
export function createWeeklyDigest(options: WeeklyDigestOptions): () => Promise<void> {
  const { memory, chats, reports, timeZone, log, now } = options
  return async () => {
    const week = dueWeek(now(), timeZone())
    const term = memory.replicas.term()
    if (term === undefined || week === undefined || chats.length === 0) return
    if ((await memory.recall(factName)) === week.to) return
    const digest = await makeDigest(await reports().summaryOf(week), today(now(), timeZone()))
    const answer = asAnswer(digest)
    const notices = chats.map((person) => ({ person, answer }))
    if (!(await memory.postOnce({ name: factName, value: week.to }, term, notices, now()))) return
    log.info({ chats: chats.length, week: week.from }, 'weekly digest posted')
  }
}

/** The week to be told of now, Monday to Sunday. */
function dueWeek(now: number, timeZone: string): Range | undefined {
  const [day, hour] = [today(now, timeZone), hourOf(now, timeZone)]
  if (periodOf(day, 'week') !== day || hour < hours.from || hour >= hours.to) return undefined
  return { from: dayAfter(day, -7), to: dayAfter(day, -1) }
}

function asAnswer({ png, sentences }: Digest): Answer {
  return {
    outcome: 'notice',
    picture: { png: Buffer.from(png).toString('base64') },
    parts: sentences.map((text) => ({ kind: 'text', text })),
    basis: [],
    sources: [],
    choices: [],
    buttons: [],
  }
}
