import type { Alarm } from '../../desk/alerts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Words } from '../../words/words.ts'
import type { WebhookSettings } from '../channel.ts'

/** How the platform is reached. `apiRoot` has no slash at the end. */
export type Connection = { readonly token: string; readonly apiRoot: string }

export type ZaloBotOptions = Connection & {
  /** undefined: long polling, which the platform means for development. */
  readonly webhook: WebhookSettings | undefined
  readonly desk: Pick<Desk, 'accept'>
  readonly memory: Pick<Memory, 'usage' | 'transcript' | 'replicas'>
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  readonly alarm: Alarm
  readonly meters: Meters
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}
