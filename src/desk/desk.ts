import type { Message } from '../conversation/message.ts'
import type { Bucket } from './bucket.ts'
import type { Outgoing, Sent } from './memory.ts'

/** How a door sends. Message text is rendered by the door, at send time. Never throws: faults are a Sent. */
export type Sender = {
  readonly channel: Message['person']['channel']
  /** How fast this door may send; undefined: as fast as it can. */
  readonly bucket?: Bucket | undefined
  /** How fast mass messages may go, on top of that; undefined: like the rest. */
  readonly bulkBucket?: Bucket | undefined
  send(outgoing: Outgoing): Promise<Sent>
}

/** Where doors bring what people say. */
export type Desk = {
  /** Durable once resolved; false when this message was known already. The answer follows through the sender. */
  accept(message: Message): Promise<boolean>
  /** Accepts, and waits for what this message is answered with (for doors that answer in the same request). */
  ask(message: Message): Promise<Outgoing>
  /** Finishes what is under way, takes nothing new. */
  close(): Promise<void>
}
