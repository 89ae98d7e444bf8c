import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from '../conversation/answer.ts'
import type { Person } from '../conversation/message.ts'
import type { Sender } from '../desk/desk.ts'
import type { Contact } from '../desk/memory.ts'
import type { Window } from '../desk/windows.ts'

/** A door. It reads its wire into Messages for the desk, and renders Answers for its wire. */
export type Channel = Sender & {
  /** Opens without waiting for the platform: one that is down must hold up nobody else. */
  start(): Promise<void>
  stop(): Promise<void>
  /**
   * Whether we may write to this person now without being asked, by what is known of them: the window of the platform is open, they
   * can be reached, and no human answers them. Just after they wrote, it says whether this door writes later at all.
   */
  mayTell(person: Person, contact: Contact): boolean
  /** The messages that this answer is sent as, as plain text; the last holds what may be chosen. Pure. */
  preview(answer: Answer): readonly string[]
  /** How somebody may be written to who last wrote then (epoch milliseconds). Absent: always alike. */
  windowOf?(heardAt: number | null): Window
  /** How this door is, without secrets: anybody may read it. */
  health?(): ChannelHealth
  readonly webhook?: Webhook
}

/** `state`: `degraded` serves, but somebody should look. */
export type ChannelHealth = {
  readonly state: 'starting' | 'up' | 'degraded' | 'down'
  /** What is wrong and what to do; absent when nothing is. */
  readonly reason?: string
  /** Anything more worth knowing: how it receives, what is left of a quota. */
  readonly [fact: string]: unknown
}

/** Where a platform posts to us. */
export type Webhook = {
  /** Such as /webhooks/telegram. */
  readonly path: string
  /** `body` is the bytes as received, at most 1 MB: signatures cover them. Answers after what was said is stored. Never throws. */
  receive(headers: IncomingHttpHeaders, body: Buffer): Promise<WebhookReply>
}

export type WebhookReply = {
  readonly status: 200 | 400 | 401 | 403 | 503
  readonly retryAfterSeconds?: number
}

/** `url` is where the platform posts. It is told the first secret; the second is accepted too, while they are changed. */
export type WebhookSettings = { readonly url: string; readonly secrets: readonly string[] }

/** One thing that `motcua doctor` looked at. `cure`: what to do, in Vietnamese, for somebody who is no programmer. */
export type Finding = {
  /** Such as «Telegram: mã bot». */
  readonly check: string
  readonly verdict: 'good' | 'warning' | 'bad'
  /** What was seen, without secrets. */
  readonly seen: string
  /** Present unless the verdict is good. */
  readonly cure?: string
}
