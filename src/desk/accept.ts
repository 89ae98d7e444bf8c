import type { Message } from '../conversation/message.ts'
import { createGroup, type Group } from './group.ts'
import type { Memory } from './memory.ts'

/** Stores messages: `add` resolves true when the message was new. At most 500 a commit: SQLite allows 32,766 binds. */
export function createAccept(memory: Memory): Group<Message, boolean> {
  return createGroup({ commit: (batch) => memory.accept(batch), largest: 500, mostPending: 10_000 })
}
