import type { Answer } from '../conversation/answer.ts'
import type { Person } from '../conversation/message.ts'

/** Replies go before notices, notices before mass messages. */
export const lanes = ['reply', 'notice', 'bulk'] as const
export type Lane = (typeof lanes)[number]

/** One answer on its way to a person. `id` grows with time; `inReplyTo` is the id of the message it answers. */
export type Outgoing = {
  readonly id: number
  readonly person: Person
  readonly lane: Lane
  readonly answer: Answer
  readonly inReplyTo: string | null
  readonly attempts: number
  readonly at: number
}
