import type { Sender } from '../desk/desk.ts'

/** A door. It reads its wire into Messages for the desk, and renders Answers for its wire. */
export type Channel = Sender & {
  start(): Promise<void>
  stop(): Promise<void>
}
