import { z } from 'zod'
import type { Message, Said } from '../../conversation/message.ts'
import { readChatText } from '../text-pages.ts'
import { personOf } from './person.ts'

/** `reason` is a constant to count by. */
export type Read =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'ignored'; readonly reason: 'shape' | 'event' | 'bot' }

const Id = z.union([z.string().min(1).max(200), z.int().transform(String)])

/** The fields that we read; whatever else comes is dropped. */
const Sent = z.object({
  message_id: Id,
  chat: z.object({ id: Id, chat_type: z.string().nullish().catch(undefined) }),
  from: z.object({ id: Id.nullish().catch(undefined), is_bot: z.boolean().nullish() }).nullish(),
  text: z.string().nullish(),
  // A question is worth more than its date.
  date: z.number().optional().catch(undefined),
})
const Happening = z.object({ event_name: z.string().optional(), message: z.unknown().optional() })
/** The documentation wraps what happened in `result`; webhooks of September 2026 came without. */
const Wrapped = z.object({ ok: z.boolean(), result: z.unknown().optional() })

/**
 * Understands a body of the webhook or what a poll gave. Pure; never throws. What a person may have sent without typing is
 * unreadable: pictures, stickers, voices, links, and what may not be shown to us (accounts of minors).
 */
export function readUpdate(wire: unknown, now: number): Read {
  const wrapped = Wrapped.safeParse(wire)
  const happening = Happening.safeParse(wrapped.success ? wrapped.data.result : wire)
  if (!happening.success) return { kind: 'ignored', reason: 'shape' }
  const { event_name: event, message } = happening.data
  // Without a message there is nobody to answer: a bot added to a group, or a protected account.
  if (!isSaying(event) || message === undefined || message === null)
    return { kind: 'ignored', reason: 'event' }
  const sent = Sent.safeParse(message)
  if (!sent.success) return { kind: 'ignored', reason: 'shape' }
  if (sent.data.from?.is_bot) return { kind: 'ignored', reason: 'bot' }
  return { kind: 'message', message: toMessage(sent.data, now) }
}

/** Polls of 2025 name no event. A reaction asks nothing. */
function isSaying(event: string | undefined): boolean {
  return event === undefined || /^message\.(?!reaction)\w+\.received$/.test(event)
}

function toMessage({ message_id, chat, from, text, date }: z.infer<typeof Sent>, now: number): Message {
  return {
    id: message_id,
    person: personOf(chat.id, chat.chat_type, from?.id),
    said: readSaid(text),
    at: instant(date, now),
  }
}

function readSaid(text: string | null | undefined): Said {
  if (text === undefined || text === null) return { kind: 'unreadable' }
  return /^\s*\/start\s*$/i.test(text) ? { kind: 'opened' } : readChatText(text)
}

/** Seconds or milliseconds: both have been seen. Later than now is a wrong clock. */
const firstMs = 100_000_000_000

function instant(date: number | undefined, now: number): number {
  if (date === undefined || date <= 0) return now
  return Math.min(now, Math.round(date < firstMs ? date * 1000 : date))
}
