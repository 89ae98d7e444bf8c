import type { Generated } from 'kysely'
import type { Audience } from '../conversation/audience.ts'
import type { SubjectKind } from '../conversation/subscription.ts'
import type { BroadcastState, RecipientState } from '../desk/broadcasts.ts'

/** Who agreed to be told news about what; unique on channel, person, kind and subject. `at`: of the latest consent. */
export type SubscriptionsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  kind: SubjectKind
  subject: string
  /** What was agreed to: id and SHA-256 of its text (conversation/subscription.ts) */
  consent_id: string
  consent_hash: string
}

/** What followers of a procedure were last told of it, or would have been: JSON of Facts. */
export type ToldFactsTable = { entry: string; at: number; facts: string }

/** A message to many; see desk/broadcasts.ts. */
export type BroadcastsTable = {
  id: Generated<number>
  at: number
  state: BroadcastState
  audience_kind: Audience['kind']
  audience_id: string
  /** JSON of News */
  news: string
  made_by: string
  approved_by: string | null
  starts_at: number | null
  /** The latest subscription, or member, whose person is in the list of recipients */
  frozen_to: number
  people: number
  ended_at: number | null
  ended_by: string | null
  /** JSON of how it stood when it ended: the rows of its recipients do not live as long */
  progress: string | null
}

/** One person of a broadcast; unique on channel, person and broadcast. `outbox_id`: the message, once it was begun. */
export type BroadcastRecipientsTable = {
  id: Generated<number>
  broadcast_id: number
  channel: string
  person_id: string
  at: number
  state: RecipientState
  reason: string | null
  outbox_id: number | null
}
