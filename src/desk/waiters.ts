import { conversationId, type Person } from '../conversation/message.ts'
import type { Outgoing } from './memory.ts'

/** Somebody waits in an open request: after this long an answer that comes at all comes by another way. */
const patienceMs = 10_000

export type Waiters = {
  /** Resolves with the answer to this message; rejects when it takes too long. Ask before storing, or it may be missed. */
  wait(person: Person, messageId: string): Waiting
  answer(outgoing: Outgoing): void
  /** Whether anybody waits for an answer to this person. */
  isExpected(person: Person): boolean
  /** Messages whose answer would be here by now, had it been decided here. */
  overdue(): readonly Expected[]
  rejectAll(reason: string): void
}

export type Expected = { readonly person: Person; readonly messageId: string }

export type Waiting = { readonly answer: Promise<Outgoing>; cancel(): void }

type Settle = { readonly resolve: (outgoing: Outgoing) => void; readonly reject: (error: Error) => void }

type Entry = Expected & { readonly since: number; readonly settles: Set<Settle> }

/** An answer that is decided here is here by then. */
const soonMs = 500

/** Those who wait for an answer in this process. */
export function createWaiters(): Waiters {
  const waiting = new Map<string, Entry>()

  function add(person: Person, messageId: string, settle: Settle): void {
    const key = keyOf(person, messageId)
    const entry = waiting.get(key) ?? { person, messageId, since: performance.now(), settles: new Set() }
    waiting.set(key, entry)
    entry.settles.add(settle)
  }

  function remove(key: string, settle: Settle): void {
    const entry = waiting.get(key)
    entry?.settles.delete(settle)
    if (entry?.settles.size === 0) waiting.delete(key)
  }

  return {
    wait(person, messageId) {
      const { promise, resolve, reject } = withResolvers()
      const settle: Settle = { resolve, reject }
      add(person, messageId, settle)
      const late = setTimeout(() => reject(new Error('the answer is late')), patienceMs)
      const done = (): void => {
        clearTimeout(late)
        remove(keyOf(person, messageId), settle)
      }
      // Whoever asked sees the rejection too; this only tidies up.
      promise.then(done, done)
      return { answer: promise, cancel: done }
    },
    answer(outgoing) {
      if (outgoing.inReplyTo === null) return
      const entry = waiting.get(keyOf(outgoing.person, outgoing.inReplyTo))
      for (const { resolve } of entry?.settles ?? []) resolve(outgoing)
    },
    isExpected: (person) => [...waiting.values()].some((entry) => isSame(entry.person, person)),
    overdue: () => [...waiting.values()].filter(({ since }) => performance.now() - since > soonMs),
    rejectAll(reason) {
      for (const { settles } of waiting.values()) for (const { reject } of settles) reject(new Error(reason))
    },
  }
}

function isSame(one: Person, other: Person): boolean {
  return one.id === other.id && one.channel === other.channel
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
