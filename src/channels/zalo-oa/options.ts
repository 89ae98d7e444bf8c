import type { Alarm } from '../../desk/alerts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { Meters } from '../../lib/meters.ts'
import type { Words } from '../../words/words.ts'

export type ZaloOaOptions = {
  readonly appId: string
  readonly appSecret: string
  /** Of the webhook page; the second is accepted too, while they are changed. None: nothing is taken yet. */
  readonly secretKeys: readonly string[]
  /** Encrypts tokens at rest. */
  readonly sealKey: string
  /** Buttons beside the numbered text: unverified on consultation messages, so off until seen to work. */
  readonly buttons: boolean
  /** May notices go out at a charge, after 48 hours? */
  readonly billed: boolean
  readonly apiRoot: string
  readonly oauthRoot: string
  readonly desk: Pick<Desk, 'accept'>
  readonly memory: Pick<
    Memory,
    'contact' | 'markUnreachable' | 'pause' | 'transcript' | 'credentials' | 'recall' | 'remember'
  >
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  readonly alarm: Alarm
  readonly meters: Meters
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}
