import { dayMs } from '../lib/day.ts'
import { faultFields, type Log } from '../lib/log.ts'
import { backoffMs } from '../lib/retry.ts'
import type { Sender } from './desk.ts'
import { createGroup } from './group.ts'
import type { Memory, Outgoing, Sent, Settled } from './memory.ts'

export type DeliverOptions = {
  readonly memory: Memory
  readonly sender: Sender
  readonly log: Log
  readonly now: () => number
  readonly random: () => number
}

export type Delivery = {
  /** An answer may be due. */
  wake(): void
  /** Resolves when no send is under way. */
  idle(): Promise<void>
  /** Starts no further send. */
  stop(): void
}

/** Sends under way at once on one channel; platforms allow about 30 a second in all. */
const atOnce = 16

/** An answer that could not be sent for a day helps nobody any more. */
const giveUpAfterMs = dayMs

/** One channel's way out. Each channel has its own, so that one that hangs does not hold up the others. */
export function createDelivery(options: DeliverOptions): Delivery {
  const { memory, sender, log, now } = options
  const settling = createSettle(memory)
  const sending = new Set<Promise<void>>()
  let claiming: Promise<void> | undefined
  let again = false
  let stopped = false

  function wake(): void {
    again = true
    claiming ??= claimAll().finally(() => {
      claiming = undefined
      if (again && !stopped && sending.size < atOnce) wake()
    })
  }

  async function claimAll(): Promise<void> {
    try {
      while (again && !stopped && sending.size < atOnce) {
        again = false
        for (const outgoing of await memory.claimOutgoing(sender.channel, atOnce - sending.size, now()))
          start(outgoing)
      }
    } catch (error) {
      again = false
      log.error(
        { ...faultFields(error), channel: sender.channel },
        'answers not claimed, the next poll tries again',
      )
    }
  }

  function start(outgoing: Outgoing): void {
    const done = deliver(options, outgoing)
      .then((sent) => settling.add({ id: outgoing.id, sent }))
      .catch((error) => log.error({ ...faultFields(error), channel: sender.channel }, 'send not settled'))
      .finally(() => {
        sending.delete(done)
        wake()
      })
    sending.add(done)
  }

  return {
    wake,
    async idle() {
      while (claiming || sending.size > 0) await Promise.all([claiming, ...sending])
    },
    stop() {
      stopped = true
    },
  }
}

async function deliver({ sender, log, now, random }: DeliverOptions, outgoing: Outgoing): Promise<Sent> {
  const sent = await attempt(sender, outgoing, log)
  const outcome = sent.kind === 'later' ? postpone(sent, outgoing, now(), random()) : sent
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
