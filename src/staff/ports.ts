import type { Memory } from '../desk/memory.ts'
import type { Library } from '../intents/intent.ts'
import type { Passwords } from './passwords.ts'

/** What pages read. A page that needs more asks for it here; serve.ts brings it. */
export type StaffPorts = {
  readonly memory: Memory
  /** In force now: content is reloaded while we run. */
  readonly library: () => Library
  readonly passwords: Passwords
}
