import { conversationId, type Message } from '../conversation/message.ts'
import type { Log } from '../lib/log.ts'
import { createMeters, type Meters } from '../lib/meters.ts'
import { createAccept } from './accept.ts'
import type { Alarm } from './alerts.ts'
import type { DecideNews } from './broadcasts.ts'
import type { Replying } from './decide.ts'
import { createDelivery } from './deliver.ts'
import type { Desk, Sender } from './desk.ts'
import type { Memory, Outgoing } from './memory.ts'
import { poll, within } from './poll.ts'
import type { News } from './replicas.ts'
import { createTurns } from './turn.ts'
import { createUpkeep } from './upkeep.ts'
import { createWaiters } from './waiters.ts'

export type DeskOptions = Replying & {
  readonly memory: Memory
  readonly senders: readonly Sender[]
  readonly log: Log
  readonly meters?: Meters
  readonly alarm?: Alarm
  /** What to tell each recipient of a message to many; absent: none is begun. */
  readonly sayNews?: DecideNews
  /** Messages are accepted at once and answered from then on. */
  readonly ready?: Promise<void>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** In [0, 1): spreads retries. */
  readonly random?: () => number
  /** How often retries that came due, and work that nobody announced, are looked for. */
  readonly pollMs?: number
}

/**
 * Closing waits this long for work under way: with the 3 s of the doors, five in all. What is left is in the store and goes
 * on after the next start.
 */
const drainMs = 2000

/** Serves from now on, beginning with what an earlier process left behind. Does not close the memory. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { memory, log, now, random = Math.random, pollMs = 1000 } = options
  const { replicas } = memory
  const meters = options.meters ?? createMeters()
  const alarm = options.alarm ?? (() => {})
  const waiters = createWaiters()
  const deliveries = new Map(
    options.senders.map((sender) => [
      sender.channel,
      createDelivery({ memory, sender, log, now, random, meters, sayNews: options.sayNews }),
    ]),
  )
  const turns = createTurns({
    ...options,
    random,
    alarm,
    answered(outgoing) {
      meters.answered(outgoing.person.channel, outgoing.answer.outcome)
      waiters.answer(outgoing)
      deliveries.get(outgoing.person.channel)?.wake()
    },
  })
  const accepting = createAccept(memory)
  const upkeep = createUpkeep(memory, log, now)
  let closed: Promise<void> | undefined

  async function accept(message: Message): Promise<boolean> {
    if (closed) throw new Error('the desk is closed')
    const fresh = await accepting.add(message)
    if (fresh) turns.wake(conversationId(message.person))
    return fresh
  }

  async function ask(message: Message): Promise<Outgoing> {
    const waiting = waiters.wait(message.person, message.id)
    try {
      if (!(await accept(message))) {
        const known = await memory.answerTo(message.person, message.id)
        if (known) waiters.answer(known)
      }
    } catch (error) {
      waiting.cancel()
      throw error
    }
    return waiting.answer
  }

  async function look(): Promise<void> {
    for (const delivery of deliveries.values()) delivery.wake()
    for (const { person, messageId } of waiters.overdue()) {
      const known = await memory.answerTo(person, messageId)
      if (known) waiters.answer(known)
    }
    if (replicas.term() === undefined) return
    await takeUp(memory, log)
    await turns.sweep()
    await upkeep()
  }

  /** An answer to somebody who waits here was decided elsewhere. */
  async function heard(news: News): Promise<void> {
    if (news.kind !== 'answered' || !waiters.isExpected(news.person)) return
    for (const outgoing of await memory.outgoingAfter(news.person, news.id - 1)) waiters.answer(outgoing)
  }

  async function drain(): Promise<void> {
    await accepting.idle()
    await turns.idle()
    await Promise.all([...deliveries.values()].map((delivery) => delivery.idle()))
  }

  replicas.hear((news) => void heard(news).catch(() => {})) // The next look finds it.
  await takeUp(memory, log)
  await turns.sweep()
  await look()
  const polling = poll(look, pollMs, log)

  async function finish(): Promise<void> {
    await within(drainMs, Promise.all([polling.stop(), drain()]))
    turns.stop()
    for (const delivery of deliveries.values()) delivery.stop()
    waiters.rejectAll('the desk is closed')
  }

  function close(): Promise<void> {
    closed ??= finish()
    return closed
  }

  return { accept, ask, close }
}

async function takeUp(memory: Memory, log: Log): Promise<void> {
  const answers = await memory.reclaimOutgoing()
  if (answers > 0) log.warn({ answers }, 'took up answers that a stopped process was sending')
}
