import { describe, expect, it } from 'vitest'
import { renderAnswer } from '../../../src/channels/telegram/render.ts'
import type { Answer } from '../../../src/conversation/answer.ts'
import { wordsFor } from '../../../src/words/words.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { plain } from '../web/samples.ts'
import { openHouse } from './house.ts'

const monday = Date.UTC(2026, 10, 23, 1)
const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')
const digest: Answer = { ...plain('notice', 'Chỉ số hài lòng 81,2 % (n = 120) & <b>.'), picture: { png } }

async function send(
  answer: Answer,
  fault?: { readonly status: 400 | 403 | 429 | 500; readonly description?: string },
) {
  const telegram = await startTelegram()
  telegram.user({ id: 7 }).says('xin chào')
  const { door } = await openHouse(telegram, { byWebhook: true, now: () => monday })
  if (fault) telegram.fault({ kind: 'status', method: 'sendPhoto', ...fault })
  const person = { channel: 'telegram', id: '7' } as const
  const sent = await door.send({
    ...{ id: 1, person, lane: 'notice', answer, inReplyTo: null, attempts: 1, at: monday },
  })
  return { sent, shown: telegram.chat(7).messages.filter(({ from }) => from === 'bot') }
}

describe('a picture', () => {
  it('is sent with its words below it, as one message', async () => {
    const { sent, shown } = await send(digest)
    expect(sent).toEqual({ kind: 'sent' })
    expect(shown).toMatchObject([{ text: 'Chỉ số hài lòng 81,2 % (n = 120) & <b>.', photo: 8 }])
  })

  it('goes first where its words are too long for a caption', async () => {
    const { shown } = await send({ ...digest, parts: [{ kind: 'text', text: 'x'.repeat(1_025) }] })
    expect(shown.map(({ text, photo }) => [text.length, photo])).toEqual([
      [0, 8],
      [1_025, undefined],
    ])
  })

  it.each([
    [400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN'],
    [400, 'Bad Request: not enough rights to send photos to the chat'],
    [400, 'Bad Request: IMAGE_PROCESS_FAILED'],
  ] as const)('that may not be sent leaves the words: %i %s', async (status, description) => {
    const { sent, shown } = await send(digest, { status, description })
    expect(sent).toEqual({ kind: 'sent' })
    expect(shown.map(({ text, photo }) => [text.length > 0, photo])).toEqual([[true, undefined]])
  })

  it.each([
    [429, 'later'],
    [403, 'unreachable'],
    [500, 'later'],
  ] as const)('that could not be sent is tried again as a whole: %i', async (status, kind) => {
    const { sent, shown } = await send(digest, { status })
    expect(sent).toMatchObject({ kind })
    expect(shown).toEqual([])
  })

  it('changes nothing for answers without one', () => {
    const { picture: _, ...words } = digest
    expect(renderAnswer(words, wordsFor('vi'))[0]).not.toHaveProperty('picture')
  })
})
