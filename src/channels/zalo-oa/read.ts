import type { Message, Person, Said } from '../../conversation/message.ts'
import { readChatText } from '../text-pages.ts'
import type { ZaloEvent } from './wire.ts'

/** What an event means to us. `human`: somebody of the office wrote to this person by hand. */
export type Read =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'left'; readonly person: Person; readonly at: number }
  | { readonly kind: 'human'; readonly person: Person; readonly text: string; readonly at: number }
  | { readonly kind: 'ignored'; readonly reason: Reason }

export type Reason = 'echo' | 'receipt' | 'personal-data' | 'anonymous' | 'no-person' | 'other'

/** Pure; never throws. */
export function readEvent(event: ZaloEvent): Read {
  const { event_name: name, sender, follower } = event
  if (name === 'follow') return said(event, follower?.id, { kind: 'opened' })
  if (name === 'unfollow') return left(event)
  if (name === 'user_send_text') return said(event, sender?.id, readText(event.message?.text ?? ''))
  if (name === 'user_send_link' && event.message?.text)
    return said(event, sender?.id, readText(event.message.text))
  if (wordless.test(name)) return said(event, sender?.id, { kind: 'unreadable' })
  if (name.startsWith('oa_send_')) return fromOffice(event)
  return ignored(reasonOf(name))
}

const wordless = /^user_send_(?:image|audio|video|sticker|gif|location|business_card|file|link)$/

/** A button of ours sends its payload as if the person had typed it, so anybody can type one. */
const payload = /^#([a-z0-9]{6}\.[\x21-\x7e]{1,57})$/

function readText(text: string): Said {
  const data = payload.exec(text.trim())?.[1]
  return data === undefined ? readChatText(text) : { kind: 'pressed', data }
}

function said(event: ZaloEvent, id: string | undefined, what: Said): Read {
  if (id === undefined) return ignored('no-person')
  const message = { id: messageId(event), person: personOf(id), said: what, at: Number(event.timestamp) }
  return { kind: 'message', message }
}

/** The console's Test button always sends this id: without the time the second test would be taken for a repeat. */
const testId = 'This is message id'

function messageId({ message, event_name, timestamp }: ZaloEvent): string {
  const id = message?.msg_id
  return id === undefined || id === testId ? `${event_name}:${timestamp}` : id
}

function left({ follower, timestamp }: ZaloEvent): Read {
  if (!follower) return ignored('no-person')
  return { kind: 'left', person: personOf(follower.id), at: Number(timestamp) }
}

/** Zalo tells of everything the OA sends; what a human wrote in its chat tool names an admin. */
function fromOffice({ sender, recipient, message, timestamp }: ZaloEvent): Read {
  if (!sender?.admin_id) return ignored('echo')
  if (!recipient) return ignored('no-person')
  return {
    kind: 'human',
    person: personOf(recipient.id),
    text: message?.text ?? '',
    at: Number(timestamp),
  }
}

function reasonOf(name: string): Reason {
  if (/^user_(?:seen|received|reacted)_|^oa_reacted_/.test(name)) return 'receipt'
  if (/^user_(?:submit_info|reply_consent)$/.test(name)) return 'personal-data'
  return name.startsWith('anonymous_') ? 'anonymous' : 'other'
}

function ignored(reason: Reason): Read {
  return { kind: 'ignored', reason }
}

function personOf(id: string): Person {
  return { channel: 'zalo-oa', id }
}
