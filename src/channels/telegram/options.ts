import type { Answer } from '../../conversation/answer.ts'
import type { Alarm } from '../../desk/alerts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Words } from '../../words/words.ts'

/** A procedure that anybody may show to anybody. `entry` is what a deep link opens. */
export type Shared = {
  readonly entry: string
  readonly title: string
  readonly summary: string
  readonly answer: Answer
}

/** How Telegram is reached. `apiRoot` has no slash at the end; `proxy` is an HTTP proxy that knows CONNECT. */
export type Connection = {
  readonly token: string
  readonly apiRoot: string
  readonly proxy: string | undefined
}

/** Telegram is told the first secret; the second is accepted too, while they are changed. */
export type WebhookOptions = { readonly url: string; readonly secrets: readonly string[] }

export type TelegramOptions = Connection & {
  /** undefined: long polling. */
  readonly webhook: WebhookOptions | undefined
  readonly desk: Pick<Desk, 'accept'>
  readonly memory: Pick<Memory, 'markUnreachable' | 'recall' | 'remember'>
  /** Public procedures for inline mode, best first. The text is neither stored nor logged. */
  readonly share: (text: string) => readonly Shared[]
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  /** Name of the office. */
  readonly office: () => string
  readonly alarm: Alarm
  readonly meters: Meters
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}
