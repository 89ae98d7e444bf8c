import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ChannelName } from '../../src/conversation/message.ts'
import type { Desk, Sender } from '../../src/desk/desk.ts'
import type { Memory, Outgoing, Sent } from '../../src/desk/memory.ts'
import { type DeskOptions, openDesk } from '../../src/desk/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from './folder.ts'
import { echo, keepLog, monday, plainAnswer, plainText } from './talk.ts'

export async function openStore(path = join(temporaryFolder(), 'motcua.db')): Promise<Memory> {
  const memory = await openSqlite(path, { lock: true })
  onTestFinished(() => memory.close())
  return memory
}

/** A desk on a real store that echoes; give what the test is about. */
export async function serve(
  memory: Memory,
  options: Partial<DeskOptions> = {},
): Promise<{ desk: Desk; log: ReturnType<typeof keepLog> }> {
  const log = keepLog()
  const desk = await openDesk({
    memory,
    senders: [],
    respond: echo,
    apology: () => ({ ...plainAnswer('sorry'), outcome: 'error-fault' }),
    newKey: () => 'abc123',
    now: () => monday,
    random: () => 0,
    log,
    pollMs: 20,
    ...options,
  })
  onTestFinished(() => desk.close())
  return { desk, log }
}

/** A way out that keeps what it was given, and ends each send as told. */
export function keepSender(
  channel: ChannelName,
  outcome: (outgoing: Outgoing) => Sent | Promise<Sent> = () => ({ kind: 'sent' }),
): Sender & { readonly sent: string[] } {
  const sent: string[] = []
  return {
    channel,
    sent,
    async send(outgoing) {
      sent.push(plainText(outgoing.answer))
      return outcome(outgoing)
    },
  }
}
