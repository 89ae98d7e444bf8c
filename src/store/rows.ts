import type { Insertable, Selectable } from 'kysely'
import type { Answer } from '../conversation/answer.ts'
import type { Audience } from '../conversation/audience.ts'
import type { Conversation } from '../conversation/conversation.ts'
import {
  type ChannelName,
  conversationId,
  type Message,
  type Person,
  type Said,
} from '../conversation/message.ts'
import type { News } from '../conversation/news.ts'
import type { Broadcast } from '../desk/broadcasts.ts'
import { lanes, type Outgoing, type StoredEvent } from '../desk/memory.ts'
import type { BroadcastsTable } from './broadcast-tables.ts'
import type { EventsTable, InboxTable, OutboxTable } from './schema.ts'

export function inboxRow({ id, person, said, at }: Message): Insertable<InboxTable> {
  return {
    conversation_id: conversationId(person),
    ...personColumns(person),
    message_id: id,
    at,
    said: JSON.stringify(said),
    state: 'waiting',
    tries: 0,
  }
}

export function toMessage(
  row: Pick<InboxTable, 'channel' | 'person_id' | 'message_id' | 'said' | 'at'>,
): Message {
  const said: Said = JSON.parse(row.said)
  return { id: row.message_id, person: toPerson(row), said, at: row.at }
}

export function toConversation(row: { readonly conversation: string }): Conversation {
  return JSON.parse(row.conversation)
}

export function toEvent(row: Selectable<EventsTable>): StoredEvent {
  return { id: row.id, person: toPerson(row), at: row.at, event: JSON.parse(row.event) }
}

export function toOutgoing(row: Selectable<OutboxTable>): Outgoing {
  const answer: Answer = JSON.parse(row.answer)
  return {
    id: row.id,
    person: toPerson(row),
    lane: lanes[row.lane] ?? 'bulk',
    answer,
    inReplyTo: row.in_reply_to,
    attempts: row.attempts,
    at: row.at,
  }
}

export function toBroadcast(row: Selectable<BroadcastsTable>): Broadcast {
  const news: News = JSON.parse(row.news)
  return {
    id: row.id,
    at: row.at,
    state: row.state,
    // Only an Audience writes these columns.
    audience: { kind: row.audience_kind, id: row.audience_id } as Audience,
    news,
    madeBy: row.made_by,
    approvedBy: row.approved_by,
    startsAt: row.starts_at,
    people: Number(row.people),
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  }
}

export function personColumns(person: Person): { channel: string; person_id: string } {
  return { channel: person.channel, person_id: person.id }
}

export function toPerson(row: { readonly channel: string; readonly person_id: string }): Person {
  // Only a Message writes this column, so it holds a channel's name.
  return { channel: row.channel as ChannelName, id: row.person_id }
}
