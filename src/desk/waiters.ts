import { conversationId, type Person } from '../conversation/message.ts'
import type { Outgoing } from './memory.ts'

/** Somebody waits in an open request: after this long an answer that comes at all comes by another way. */
const patienceMs = 10_000

export type Waiters = {
  /** Resolves with the answer to this message; rejects when it takes too long. Ask before storing, or it may be missed. */
  wait(person: Person, messageId: string): Waiting
  answer(outgoing: Outgoing): void
  rejectAll(reason: string): void
}

export type Waiting = { readonly answer: Promise<Outgoing>; cancel(): void }

type Settle = { readonly resolve: (outgoing: Outgoing) => void; readonly reject: (error: Error) => void }

/** Those who wait for an answer in this process. */
export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<Settle>>()

  function add(key: string, settle: Settle): void {
    const others = waiting.get(key)
    if (others) others.add(settle)
    else waiting.set(key, new Set([settle]))
  }

  function remove(key: string, settle: Settle): void {
    const others = waiting.get(key)
    others?.delete(settle)
    if (others?.size === 0) waiting.delete(key)
  }

  return {
    wait(person, messageId) {
      const key = keyOf(person, messageId)
      const { promise, resolve, reject } = withResolvers()
      const settle: Settle = { resolve, reject }
      add(key, settle)
      const late = setTimeout(() => reject(new Error('the answer is late')), patienceMs)
      const done = (): void => {
        clearTimeout(late)
        remove(key, settle)
      }
      // Whoever asked sees the rejection too; this only tidies up.
      promise.then(done, done)
      return { answer: promise, cancel: done }
    },
    answer(outgoing) {
      if (outgoing.inReplyTo === null) return
      for (const { resolve } of waiting.get(keyOf(outgoing.person, outgoing.inReplyTo)) ?? [])
        resolve(outgoing)
    },
    rejectAll(reason) {
      for (const { reject } of [...waiting.values()].flatMap((each) => [...each])) reject(new Error(reason))
    },
  }
}

function keyOf(person: Person, messageId: string): string {
  return JSON.stringify([conversationId(person), messageId])
}

function withResolvers(): Settle & { readonly promise: Promise<Outgoing> } {
  let settle: Settle | undefined
  const promise = new Promise<Outgoing>((resolve, reject) => {
    settle = { resolve, reject }
  })
  if (!settle) throw new Error('a promise runs its executor at once')
  return { promise, ...settle }
}
