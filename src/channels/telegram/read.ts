import { readMemberCode } from '../../conversation/member.ts'
import type { Message, Person, Said } from '../../conversation/message.ts'
import { readTyped } from '../../language/clean.ts'
import { commandSaid } from './commands.ts'
import { albumMessageId, encodeMessageId, type Place } from './message-id.ts'
import { personOf } from './person.ts'
import { type Pressed, readPressed } from './read-pressed.ts'
import { type Bot, isOurs, mentionsOfUs, repliesToUs, typedCommand, without } from './spoken-to.ts'
import { ChatMember, hasMedia, InlineQuery, TelegramMessage, type Update } from './wire.ts'

/** What an update means to us. `reason` is a short constant, for counting. */
export type Read =
  | { readonly kind: 'message'; readonly message: Message; readonly pressed?: Pressed }
  /** This person wants nothing more from us, as of `at`. */
  | { readonly kind: 'left'; readonly person: Person; readonly at: number }
  | { readonly kind: 'inline'; readonly queryId: string; readonly text: string }
  | { readonly kind: 'ignored'; readonly reason: string; readonly pressed?: Pressed }

/**
 * Understands one update, at `now` (epoch milliseconds). Pure; never throws. Telegram brings what a chat says in order, its clock has
 * whole seconds and a press has no time at all: so everything is as of its arrival.
 */
export function readUpdate(update: Update, bot: Bot, now: number): Read {
  if (update.message !== undefined) return readMessage(update.update_id, update.message, bot, now)
  if (update.callback_query !== undefined) return pressedRead(update.update_id, update.callback_query, now)
  if (update.my_chat_member !== undefined) return readMember(update.my_chat_member, now)
  if (update.inline_query !== undefined) return readInline(update.inline_query)
  return ignored(update.edited_message === undefined ? 'kind' : 'edited')
}

function ignored(reason: string): Read {
  return { kind: 'ignored', reason }
}

function readMessage(updateId: number, wire: unknown, bot: Bot, now: number): Read {
  const parsed = TelegramMessage.safeParse(wire)
  if (!parsed.success) return ignored('shape')
  const message = parsed.data
  const { from, chat } = message
  if (chat.type === 'channel' || !from || message.is_automatic_forward) return ignored('channel-post')
  if (from.is_bot) return ignored('bot')
  // A card that somebody shared by inline mode is no question.
  if (message.via_bot !== undefined) return ignored('via-bot')
  const inGroup = chat.type !== 'private'
  const said = inGroup ? groupSaid(message, bot) : privateSaid(message, bot)
  if (typeof said === 'string') return ignored(said)
  const person = personOf(chat.id, from.id, inGroup)
  const place: Place = inGroup ? { kind: 'reply', messageId: message.message_id } : { kind: 'anywhere' }
  const album = said.kind === 'unreadable' ? message.media_group_id : undefined
  const id = album === undefined ? encodeMessageId(updateId, place) : albumMessageId(album)
  return { kind: 'message', message: { id, person, said, at: now } }
}

/** What was said, or why it is none of our business. */
function privateSaid(message: TelegramMessage, bot: Bot): Said | string {
  const { text } = message
  if (text === undefined) return hasMedia(message) ? { kind: 'unreadable' } : 'service'
  const command = typedCommand(text)
  // Here nobody else can be meant, so a command with our name counts even before we know our name.
  if (command && (bot.username === undefined || isOurs(command, bot))) {
    return commandSaid(command.name, command.argument) ?? typed(text)
  }
  return command ? 'other-bot' : typed(text)
}

/** In a group only what is said to us: a command of ours, our name, a reply to what we said; and a code for staff, which is void there. */
function groupSaid(message: TelegramMessage, bot: Bot): Said | string {
  const text = message.text ?? message.caption ?? ''
  const bare = typed(text)
  if (readMemberCode(bare) !== undefined) return bare
  const mentions = mentionsOfUs(text, message.entities ?? message.caption_entities ?? [], bot)
  const command = typedCommand(text)
  if (command && !isOurs(command, bot)) return 'other-bot'
  const said = command && commandSaid(command.name, command.argument)
  if (said) return said
  if (command?.bot === undefined && mentions.length === 0 && !repliesToUs(message, bot)) return 'not-to-us'
  if (message.text === undefined) return hasMedia(message) ? { kind: 'unreadable' } : 'service'
  const rest = without(text, mentions)
  return rest === '' ? { kind: 'opened' } : typed(rest)
}

function typed(text: string): Said {
  return { kind: 'text', ...readTyped(text) }
}

function pressedRead(updateId: number, wire: unknown, now: number): Read {
  const read = readPressed(updateId, wire, now)
  if (!read) return ignored('shape')
  const { message, pressed } = read
  return message ? { kind: 'message', message, pressed } : { kind: 'ignored', reason: 'no-data', pressed }
}

function readMember(wire: unknown, now: number): Read {
  const parsed = ChatMember.safeParse(wire)
  if (!parsed.success) return ignored('shape')
  const { chat, new_chat_member } = parsed.data
  const isGone = new_chat_member.status === 'kicked' || new_chat_member.status === 'left'
  // A group that throws us out refuses what still waits for it (403), person by person.
  if (!isGone || chat.type !== 'private') return ignored('member')
  return { kind: 'left', person: { channel: 'telegram', id: String(chat.id) }, at: now }
}

function readInline(wire: unknown): Read {
  const parsed = InlineQuery.safeParse(wire)
  if (!parsed.success) return ignored('shape')
  return { kind: 'inline', queryId: parsed.data.id, text: readTyped(parsed.data.query).text }
}
