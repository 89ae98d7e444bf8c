import { dayMs } from '../lib/day.ts'
import { faultFields, type Log } from '../lib/log.ts'
import type { Meters } from '../lib/meters.ts'
import { backoffMs } from '../lib/retry.ts'
import type { DecideNews } from './broadcasts.ts'
import { createBulk } from './bulk.ts'
import type { Sender } from './desk.ts'
import { createGroup } from './group.ts'
import type { Lane, Memory, Outgoing, Sent, Settled } from './memory.ts'

export type DeliverOptions = {
  readonly memory: Memory
  readonly sender: Sender
  readonly log: Log
  readonly now: () => number
  readonly random: () => number
  readonly meters: Meters
  /** What to tell each recipient of a message to many; absent: none is begun. */
  readonly sayNews?: DecideNews | undefined
}

export type Delivery = {
  /** An answer may be due. */
  wake(): void
  /** Resolves when no send is under way. */
  idle(): Promise<void>
  /** Starts no further send. */
  stop(): void
}

/** Sends under way at once on one channel: what a kill leaves unknown. How fast they follow each other is the bucket's. */
const atOnce = 32

/** A clock set forward must not stop a channel, and a bucket that is nearly full must not be asked without end. */
const shortestPaceMs = 5
const longestPaceMs = 1000

/** Who has an answer waits for the next one until it is known that this one went. */
const longestSettleMs = 2000

/** Somebody waits for these. */
const personal: readonly Lane[] = ['reply', 'notice']

/** An answer that could not be sent for a day helps nobody any more. */
const giveUpAfterMs = dayMs

/** One channel's way out. Each channel has its own, so that one that hangs does not hold up the others. */
export function createDelivery(options: DeliverOptions): Delivery {
  const { memory, sender, log, now, random } = options
  const settling = createSettle(memory)
  const sending = new Map<number, Promise<void>>()
  /** A claim failed: the store may have taken it all the same. */
  let mislaid = false
  let claiming: Promise<void> | undefined
  let again = false
  let stopped = false
  let pacing: NodeJS.Timeout | undefined
  // Half of the sends stay for who waits.
  const bulk = createBulk({ ...options, atOnce: atOnce / 2, wake })

  /** How many more sends may start now, by our limit and by the platform's. */
  function room(): number {
    const own = atOnce - sending.size
    return sender.bucket ? Math.min(own, sender.bucket.free()) : own
  }

  /** What waits because of the platform's limit goes on when that allows it. */
  function wakeLater(): void {
    if (!sender.bucket || stopped || pacing || sending.size >= atOnce) return
    const waitMs = Math.min(Math.max(sender.bucket.nextAt() - now(), shortestPaceMs), longestPaceMs)
    pacing = setTimeout(() => {
      pacing = undefined
      wake()
    }, waitMs)
    pacing.unref()
  }

  function wake(): void {
    again = true
    claiming ??= claimAll().finally(() => {
      claiming = undefined
      if (!again || stopped) return
      if (room() > 0) wake()
      else wakeLater()
    })
  }

  async function claimAll(): Promise<void> {
    try {
      while (again && !stopped && room() > 0) {
        again = false
        // Sends that end in the same moment make room for one claim, and one commit, not for one each.
        await new Promise((resolve) => setImmediate(resolve))
        for (const outgoing of await claim()) start(outgoing)
      }
    } catch (error) {
      again = false
      mislaid = true
      log.error(
        { ...faultFields(error), channel: sender.channel },
        'answers not claimed, the next poll tries again',
      )
    }
  }

  async function claim(): Promise<readonly Outgoing[]> {
    if (mislaid) await memory.letGo(sender.channel, [...sending.keys()])
    mislaid = false
    const first = await memory.claimOutgoing(sender.channel, room(), now(), personal)
    return [...first, ...(await bulk.claim(room() - first.length))]
  }

  function start(outgoing: Outgoing): void {
    const isBulk = outgoing.lane === 'bulk'
    sender.bucket?.take()
    if (isBulk) bulk.began()
    const done = deliver(options, outgoing)
      .then((sent) => {
        if (isBulk) bulk.heard(sent)
        return settle({ id: outgoing.id, sent, at: now() })
      })
      .finally(() => {
        sending.delete(outgoing.id)
        if (isBulk) bulk.ended()
        wake()
      })
    sending.set(outgoing.id, done)
  }

  /** Nobody else knows how the send ended: it is kept in mind until the store takes it. Never rejects. */
  async function settle(settled: Settled): Promise<void> {
    for (let attempt = 1; !stopped; attempt++) {
      try {
        return await settling.add(settled)
      } catch (error) {
        log.error(
          { ...faultFields(error), channel: sender.channel, attempt },
          'send not settled, will be tried again',
        )
        const waitMs = Math.min(longestSettleMs, backoffMs(attempt, random()))
        await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
      }
    }
  }

  return {
    wake,
    async idle() {
      while (claiming || sending.size > 0) await Promise.all([claiming, ...sending.values()])
    },
    stop() {
      stopped = true
      clearTimeout(pacing)
      bulk.stop()
    },
  }
}

async function deliver(options: DeliverOptions, outgoing: Outgoing): Promise<Sent> {
  const { sender, log, now, random, meters } = options
  const sent = await attempt(sender, outgoing, log)
  const outcome = sent.kind === 'later' ? postpone(sent, outgoing, now(), random()) : sent
  meters.sent(sender.channel, outcome.kind, outcome.kind === 'sent' ? '' : outcome.reason)
  if (outcome.kind === 'failed') {
    const { attempts } = outgoing
    log.warn(
      { channel: sender.channel, outgoing: outgoing.id, attempts, reason: outcome.reason },
      'answer not delivered',
    )
  }
  return outcome
}

/** A sender that throws broke its word: nobody knows whether the answer arrived. */
async function attempt(sender: Sender, outgoing: Outgoing, log: Log): Promise<Sent> {
  try {
    return await sender.send(outgoing)
  } catch (error) {
    log.error({ ...faultFields(error), channel: sender.channel }, 'sender threw')
    return { kind: 'unknown', reason: 'the sender threw' }
  }
}

/** The platform's own time is kept exactly; without one the waits grow. */
function postpone(
  sent: Extract<Sent, { kind: 'later' }>,
  { attempts, at }: Outgoing,
  now: number,
  random: number,
): Sent {
  if (now - at > giveUpAfterMs) return { kind: 'failed', reason: sent.reason }
  return { ...sent, retryAt: sent.retryAt > now ? sent.retryAt : now + backoffMs(attempts, random) }
}

/** Sends that end together are recorded together. */
function createSettle(memory: Memory) {
  return createGroup<Settled, void>({
    async commit(batch) {
      await memory.settle(batch)
      return batch.map(() => undefined)
    },
    largest: atOnce,
    mostPending: Number.POSITIVE_INFINITY,
  })
}
