import type { Api } from 'grammy'
import type { Log } from '../../lib/log.ts'
import { repeat } from '../repeat.ts'
import { pollSeconds } from './connection.ts'
import { attempt, type Fault } from './fault.ts'
import type { Status } from './status.ts'
import type { Take } from './take.ts'
import { allowedUpdates } from './wire.ts'

export type PollingOptions = {
  readonly api: Api
  /** What must have succeeded before the first poll. */
  readonly prepare: () => Promise<Fault | undefined>
  readonly take: Take
  readonly status: Status
  readonly failed: (fault: Fault) => void
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Asks for updates until the signal. Telegram forgets an update once a later one is asked for: so the next poll comes only after
 * everything of this one is durable. A crash in between repeats some, and the store knows them.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { prepare, status, failed, log, signal } = options
  let isReady = false
  let offset: number | undefined

  async function once(): Promise<Fault | undefined> {
    if (!isReady) {
      const fault = await prepare()
      if (fault) return fault
      isReady = true
    }
    const updates = await fetchUpdates(options, offset)
    if (updates.kind === 'fault') return updates.fault
    status.good()
    if (updates.result.length === 0) return undefined
    await takeAll(options.take, updates.result)
    status.received()
    const next = nextOffset(updates.result)
    offset = next ?? offset
    // Without a number nothing can be confirmed: asking at once again would only bring the same.
    return next === undefined ? { kind: 'not-sent', code: 'ESHAPE' } : undefined
  }

  await repeat(once, {
    everyMs: 0,
    signal,
    log,
    channel: 'telegram',
    phrase: 'poll failed, trying again',
    failed(fault) {
      failed(fault)
      if (fault.kind === 'refused' && fault.complaint === 'webhook-is-set') isReady = false
    },
  })
}

function fetchUpdates({ api, signal }: PollingOptions, offset: number | undefined) {
  return attempt(async () => {
    const updates: unknown = await api.getUpdates(
      {
        timeout: pollSeconds,
        allowed_updates: allowedUpdates,
        ...(offset === undefined ? {} : { offset }),
      },
      // The two types of signal differ in name only.
      signal as never,
    )
    return Array.isArray(updates)
      ? updates.filter((update): update is object => typeof update === 'object' && update !== null)
      : []
  })
}

/** Chats side by side, each in its own order. Rejects when something could not be stored; what could be is known next time. */
async function takeAll(take: Take, updates: readonly object[]): Promise<void> {
  const latest = new Map<unknown, Promise<unknown>>()
  for (const update of updates) {
    const chat = chatOf(update)
    const before = latest.get(chat) ?? Promise.resolve()
    latest.set(
      chat,
      before.then(() => take(update)),
    )
  }
  for (const ended of await Promise.allSettled(latest.values())) {
    if (ended.status === 'rejected') throw ended.reason
  }
}

/** What must stay in order. The shape is checked later; whatever has none is by itself. */
function chatOf(update: object): unknown {
  const { message, callback_query: pressed, my_chat_member: member } = update as Shape
  return message?.chat?.id ?? pressed?.message?.chat?.id ?? pressed?.from?.id ?? member?.chat?.id ?? update
}
type Chatted = { readonly chat?: { readonly id?: unknown } } | undefined
type Shape = {
  readonly message?: Chatted
  readonly callback_query?: { readonly message?: Chatted; readonly from?: { readonly id?: unknown } }
  readonly my_chat_member?: Chatted
}

function nextOffset(updates: readonly object[]): number | undefined {
  const ids = updates.flatMap((update) => {
    const { update_id: id } = update as { readonly update_id?: unknown }
    return typeof id === 'number' && Number.isSafeInteger(id) ? [id] : []
  })
  return ids.length === 0 ? undefined : Math.max(...ids) + 1
}
