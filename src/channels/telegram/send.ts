import { type Api, InputFile } from 'grammy'
import { isPrivate } from '../../conversation/message.ts'
import type { Alarm } from '../../desk/alerts.ts'
import type { Bucket } from '../../desk/bucket.ts'
import { copyName, copyOf } from '../../desk/copy.ts'
import type { Memory, Outgoing, Sent } from '../../desk/memory.ts'
import type { Words } from '../../words/words.ts'
import { downMs, endingOf } from './ending.ts'
import { attempt, type Called, type Fault } from './fault.ts'
import { decodeMessageId, type Place } from './message-id.ts'
import { chatOf } from './person.ts'
import { createProgress } from './progress.ts'
import { type Piece, renderAnswer } from './render.ts'
import type { Status } from './status.ts'

export type SendOptions = {
  readonly api: Api
  readonly memory: Pick<Memory, 'exportPerson'>
  readonly bucket: Bucket
  readonly words: Readonly<Record<'vi' | 'en', Words>>
  readonly alarm: Alarm
  readonly status: Status
  readonly now: () => number
}

/** Sends one answer, in as many messages as it takes. A second try goes on with the message that failed. Never throws. */
export function createSend(options: SendOptions): (outgoing: Outgoing) => Promise<Sent> {
  const progress = createProgress()
  return async (outgoing) => {
    const pieces = piecesOf(options, outgoing)
    const place = decodeMessageId(outgoing.inReplyTo)
    let chatId = chatOf(outgoing.person)
    for (let at = progress.of(outgoing.id); at < pieces.length; at += 1) {
      const piece = pieces[at]
      if (piece === undefined) break
      // The desk has taken one from the bucket for the whole answer.
      if (at > 0) options.bucket.take()
      const delivered =
        piece === 'copy'
          ? await giveCopy(options, chatId, outgoing)
          : await deliver(options, { chatId, piece, place: at === 0 ? place : anywhere, outgoing })
      if (delivered.kind === 'fault') {
        const sent = ended(options, delivered.fault)
        // Given up: should a human send it again, then from its beginning.
        if (sent.kind === 'failed' || sent.kind === 'unreachable') progress.done(outgoing.id)
        return sent
      }
      chatId = delivered.result
      progress.reached(outgoing.id, at + 1)
    }
    progress.done(outgoing.id)
    options.status.sent()
    return { kind: 'sent' }
  }
}

/** In a group others would read the copy. */
function piecesOf({ words }: SendOptions, { person, answer }: Outgoing): readonly (Piece | 'copy')[] {
  const pieces = renderAnswer(answer, words[answer.language ?? 'vi'])
  return answer.withCopy && isPrivate(person) ? [...pieces, 'copy'] : pieces
}

/** Made when it is sent: it lies nowhere but in the chat. */
async function giveCopy(
  { api, memory }: SendOptions,
  chatId: number,
  { person }: Outgoing,
): Promise<Called<number>> {
  const file = new InputFile(Buffer.from(await copyOf(memory, person)), copyName)
  const called = await attempt(() => api.sendDocument(chatId, file))
  return called.kind === 'done' ? { kind: 'done', result: chatId } : called
}

const anywhere: Place = { kind: 'anywhere' }

type Job = {
  readonly chatId: number
  readonly piece: Piece
  readonly place: Place
  readonly outgoing: Outgoing
}

/** Returns the chat that the message went to. */
async function deliver(options: SendOptions, job: Job): Promise<Called<number>> {
  if (job.place.kind === 'edit') {
    const edited = await edit(options, job, job.place.messageId)
    if (edited.kind === 'done' || !isAboutTheMessage(edited.fault)) return edited
    if (wasEdited(edited.fault, job)) return { kind: 'done', result: job.chatId }
  }
  const sent = await say(options, job)
  if (sent.kind === 'fault' && sent.fault.kind === 'refused' && sent.fault.migratedTo !== undefined) {
    return say(options, { ...job, chatId: sent.fault.migratedTo })
  }
  return sent
}

/** The message is gone, too old, or says this already: the answer goes in a new one. */
function isAboutTheMessage(fault: Fault): boolean {
  return fault.kind === 'refused' && fault.status === 400 && fault.complaint !== 'gone'
}

/** Nobody knew how the first try ended; now we do. */
function wasEdited(fault: Fault, { outgoing }: Job): boolean {
  return fault.kind === 'refused' && fault.complaint === 'not-modified' && outgoing.attempts > 1
}

async function edit(
  { api }: SendOptions,
  { chatId, piece }: Job,
  messageId: number,
): Promise<Called<number>> {
  const called = await attempt(() =>
    api.editMessageText(chatId, messageId, piece.html, { ...htmlMode, ...keyboard(piece) }),
  )
  return called.kind === 'done' ? { kind: 'done', result: chatId } : called
}

async function say(options: SendOptions, { chatId, piece, place, outgoing }: Job): Promise<Called<number>> {
  const { api, alarm } = options
  const extras = { ...keyboard(piece), ...replyTo(place) }
  if (piece.picture !== undefined) return show(options, { chatId, piece, place, outgoing }, piece.picture)
  const called = await attempt(() => api.sendMessage(chatId, piece.html, { ...htmlMode, ...extras }))
  if (called.kind === 'done') return { kind: 'done', result: chatId }
  if (called.fault.kind !== 'refused' || called.fault.complaint !== 'parse') return called
  alarm({ kind: 'refused-as-wrong', channel: 'telegram', code: called.fault.code })
  const plain = await attempt(() => api.sendMessage(chatId, piece.plain, { ...noPreview, ...extras }))
  return plain.kind === 'done' ? { kind: 'done', result: chatId } : plain
}

/** Where no pictures may be sent the words go alone. */
async function show(options: SendOptions, job: Job, picture: string): Promise<Called<number>> {
  const { chatId, piece, place } = job
  const file = new InputFile(Buffer.from(picture, 'base64'), 'ban-tin.png')
  const extras = { ...keyboard(piece), ...replyTo(place) }
  const words = piece.html === '' ? {} : { caption: piece.html, parse_mode: 'HTML' as const }
  const called = await attempt(() => options.api.sendPhoto(chatId, file, { ...words, ...extras }))
  if (called.kind === 'done') return { kind: 'done', result: chatId }
  const { fault } = called
  if (fault.kind !== 'refused' || fault.status !== 400 || fault.migratedTo !== undefined) return called
  const { picture: _left, ...wordsOnly } = piece
  return piece.html === '' ? { kind: 'done', result: chatId } : say(options, { ...job, piece: wordsOnly })
}

const noPreview = { link_preview_options: { is_disabled: true } } as const
const htmlMode = { parse_mode: 'HTML', ...noPreview } as const

function keyboard(piece: Piece) {
  return piece.keyboard ? { reply_markup: piece.keyboard } : {}
}

function replyTo(place: Place) {
  return place.kind === 'reply'
    ? { reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true } }
    : {}
}

function ended({ bucket, alarm, status, now }: SendOptions, fault: Fault): Sent {
  const { sent, trouble } = endingOf(fault, now())
  const { code } = fault
  if (trouble === 'refused-as-wrong') alarm({ kind: 'refused-as-wrong', channel: 'telegram', code })
  if (trouble === 'channel-down') {
    bucket.pause(now() + downMs)
    alarm({ kind: 'channel-down', channel: 'telegram', reason: code })
  }
  // A person who left, or a message that was wrong, says nothing of Telegram.
  if (sent.kind === 'later' && sent.reason !== '429') status.trouble(fault)
  else if (sent.kind === 'unknown') status.trouble(fault)
  return sent
}
