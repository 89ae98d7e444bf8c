import type { Shared } from '../../conversation/answer.ts'
import type { Alarm } from '../../desk/alerts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Words } from '../../words/words.ts'
import type { WebhookSettings } from '../channel.ts'

/** How Telegram is reached. `apiRoot` has no slash at the end; `proxy` is an HTTP proxy that knows CONNECT. */
export type Connection = {
  readonly token: string
  readonly apiRoot: string
  readonly proxy: string | undefined
}

export type TelegramOptions = Connection & {
  /** undefined: long polling. */
  readonly webhook: WebhookSettings | undefined
  readonly desk: Pick<Desk, 'accept'>
  readonly memory: Pick<Memory, 'markUnreachable' | 'recall' | 'remember' | 'exportPerson' | 'replicas'>
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
