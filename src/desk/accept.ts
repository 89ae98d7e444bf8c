import type { Message } from '../conversation/message.ts'
import type { Memory } from './memory.ts'

type Pending = {
  readonly message: Message
  readonly resolve: (fresh: boolean) => void
  readonly reject: (error: unknown) => void
}

/** One commit takes at most this many: SQLite allows 32,766 binds in a statement. */
const largestBatch = 500

/** Above this many unstored messages the disk does not keep up, and saying so is better than promising. */
const mostPending = 10_000

export type Accept = {
  /** Durable once resolved: true when the message was new. Rejects when it is not stored. */
  accept(message: Message): Promise<boolean>
  /** Resolves when nothing is left to store. */
  idle(): Promise<void>
}

/** Messages that come together share one commit, and so one wait for the disk. */
export function createAccept(memory: Memory): Accept {
  const pending: Pending[] = []
  let storing: Promise<void> | undefined

  async function storeAll(): Promise<void> {
    while (pending.length > 0) {
      // What else has arrived in this turn of the event loop joins.
      await new Promise((resolve) => setImmediate(resolve))
      await store(memory, pending.splice(0, largestBatch))
    }
    storing = undefined
  }

  return {
    accept(message) {
      if (pending.length >= mostPending)
        return Promise.reject(new Error('too many messages wait to be stored'))
      return new Promise((resolve, reject) => {
        pending.push({ message, resolve, reject })
        storing ??= storeAll()
      })
    },
    idle: async () => storing,
  }
}

async function store(memory: Memory, batch: readonly Pending[]): Promise<void> {
  try {
    const fresh = await memory.accept(batch.map(({ message }) => message))
    for (const [index, { resolve }] of batch.entries()) resolve(fresh[index] ?? false)
  } catch (error) {
    // One message that cannot be stored must not take the others with it.
    if (batch.length > 1) for (const each of batch) await store(memory, [each])
    else for (const { reject } of batch) reject(error)
  }
}
