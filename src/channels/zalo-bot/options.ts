import type { Alarm } from '../../desk/alerts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Words } from '../../words/words.ts'

/** How the platform is reached. `apiRoot` has no slash at the end. */
export type Connection = { readonly token: string; readonly apiRoot: string }

/** The platform is told the first secret; the second is accepted too, while they are changed. */
export type WebhookOptions = { readonly url: string; readonly secrets: readonly string[] }

export type ZaloBotOptions = Connection & {
  /** undefined: long polling, which the platform means for development. */
  readonly webhook: WebhookOptions | undefined
  readonly desk: Pick<Desk, 'accept'>
  readonly memory: Pick<Memory, 'usage' | 'transcript'>
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  readonly alarm: Alarm
  readonly meters: Meters
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}
