import type { Answer } from '../conversation/answer.ts'
import type { Memory } from '../desk/memory.ts'
import type { Window } from '../desk/windows.ts'
import type { Library } from '../intents/intent.ts'
import type { FileOf } from '../knowledge/entry-files.ts'
import type { Finding } from '../knowledge/finding.ts'
import type { Figures } from '../reports/figures.ts'
import type { Passwords } from './passwords.ts'

/** What pages read. A page that needs more asks for it here; serve.ts brings it. */
export type StaffPorts = {
  readonly memory: Memory
  /** In force now: content is reloaded while we run. */
  readonly library: () => Library
  readonly passwords: Passwords
  /** Worked out by another thread: people are served meanwhile. */
  readonly figures: Figures
  readonly content: ContentPort
  /** Where calendars read deadlines with this secret. */
  readonly feedLink: (secret: string) => string
  /** Opens a chat with our bot and tells it `payload`; undefined: no platform that is set up has such links. */
  readonly startLink: (payload: string) => Promise<string | undefined>
  /** How each chat platform that is set up is, by the name of its channel. */
  /** How what goes to many would go out by each door that is open. */
  readonly outlets: () => readonly Outlet[]
  readonly doors: () => Readonly<Record<string, DoorHealth | undefined>>
}

export type ContentPort = {
  /** Why the content folder as it is now was not taken over, one line each; empty: it was. */
  problems(): readonly string[]
  /** What is doubtful in the content in force, today; which checks find their entries only `motcua check` tries. */
  findings(): Promise<readonly Finding[]>
  /** Where each entry is written. */
  files(): Promise<FileOf>
}

/** `state`: `degraded` serves, but somebody should look. `reason`: what is wrong and what to do. */
export type DoorHealth = {
  readonly state: 'starting' | 'up' | 'degraded' | 'down'
  readonly reason?: string
}

export type Outlet = {
  readonly channel: string
  /** The messages that it would be, as plain text. */
  preview(answer: Answer): readonly string[]
  /** Absent: when somebody last wrote does not matter here. */
  windowOf?(heardAt: number | null): Window
}
