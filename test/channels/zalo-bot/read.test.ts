import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUpdate } from '../../../src/channels/zalo-bot/read.ts'

const now = Date.parse('2026-11-23T09:00:00+07:00')
const message = {
  from: { id: '6ede9afa66b88fe6d6a9', display_name: 'Ted', is_bot: false },
  chat: { id: '6ede9afa66b88fe6d6a9', chat_type: 'PRIVATE' },
  text: 'Xin chào',
  message_id: '2d758cb5e222177a4e35',
  date: 1_750_316_131_602,
}
const event = { event_name: 'message.text.received', message }
const read = {
  kind: 'message',
  message: {
    id: '2d758cb5e222177a4e35',
    person: { channel: 'zalo-bot', id: '6ede9afa66b88fe6d6a9' },
    said: { kind: 'text', text: 'Xin chào' },
    at: 1_750_316_131_602,
  },
}
const saidOf = (changes: object, event_name = 'message.text.received') => {
  const given = readUpdate({ event_name, message: { ...message, ...changes } }, now)
  return given.kind === 'message' ? given.message.said : given.reason
}
const atOf = (date: unknown) => {
  const given = readUpdate({ ...event, message: { ...message, date } }, now)
  return given.kind === 'message' ? given.message.at : given.reason
}

describe('an update', () => {
  it.each([
    ['bare, as webhooks come', event],
    ['wrapped, as documented', { ok: true, result: event }],
    ['without a name, as polls of 2025 gave it', { message }],
    ['with more than we know', { ...event, app: 1, message: { ...message, mood: 'good', text_styles: [] } }],
  ])('is read %s', (_, wire) => {
    expect(readUpdate(wire, now)).toEqual(read)
  })

  it.each([
    [1_750_316_131_602, 1_750_316_131_602],
    [1_750_316_131, 1_750_316_131_000],
    [now + 3_600_000, now],
    [undefined, now],
    [0, now],
    [-5, now],
    ['yesterday', now],
    [null, now],
  ])('of date %s is of %s', (date, at) => {
    expect(atOf(date)).toBe(at)
  })

  it.each(['image', 'sticker', 'voice', 'unsupported', 'link', 'something_new'])(
    'with a %s in place of text is unreadable',
    (kind) => {
      expect(saidOf({ text: undefined }, `message.${kind}.received`)).toEqual({ kind: 'unreadable' })
    },
  )

  it('with nothing where a text might be is unreadable', () => {
    expect(saidOf({ text: null, from: null })).toEqual({ kind: 'unreadable' })
  })

  it.each([
    ['/start', { kind: 'opened' }],
    ['0', { kind: 'continued' }],
    ['xem tiếp', { kind: 'continued' }],
    ['2', { kind: 'text', text: '2' }],
    ['', { kind: 'text', text: '' }],
  ])('that says «%s» is understood', (text, said) => {
    expect(saidOf({ text })).toEqual(said)
  })

  it('is masked before it goes any further', () => {
    expect(JSON.stringify(saidOf({ text: 'số căn cước 001199012345' }))).not.toContain('0011990')
  })

  it('of a group is of one of them, and of nobody in private', () => {
    const wire = { ...event, message: { ...message, chat: { id: 'g1', chat_type: 'GROUP' } } }
    expect(readUpdate(wire, now)).toMatchObject({ message: { person: { id: 'g1:6ede9afa66b88fe6d6a9' } } })
  })

  it.each([
    ['nothing', null, 'shape'],
    ['a text', 'ping', 'shape'],
    ['an empty object', {}, 'event'],
    ['a result without anything', { ok: true, result: {} }, 'event'],
    ['a result that is missing', { ok: true }, 'shape'],
    ['a protected account, without a message', { event_name: 'message.unsupported.received' }, 'event'],
    ['a message that is null', { event_name: 'message.text.received', message: null }, 'event'],
    ['a reaction', { event_name: 'message.reaction.received', message }, 'event'],
    ['a bot that joined a group', { event_name: 'group.bot.added', message }, 'event'],
    ['no chat', { ...event, message: { ...message, chat: undefined } }, 'shape'],
    ['no id', { ...event, message: { ...message, message_id: undefined } }, 'shape'],
    ['an id that lost digits', { ...event, message: { ...message, message_id: 1e300 } }, 'shape'],
    ['a number for text', { ...event, message: { ...message, text: 5 } }, 'shape'],
    ['what a bot said', { ...event, message: { ...message, from: { id: 'x', is_bot: true } } }, 'bot'],
  ])('that is %s is ignored', (_, wire, reason) => {
    expect(readUpdate(wire, now)).toEqual({ kind: 'ignored', reason })
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, part) => {
        for (const wire of [whole, { message: whole }, { ...event, message: { ...message, text: part } }]) {
          expect(['message', 'ignored']).toContain(readUpdate(wire, now).kind)
        }
      }),
    )
  })
})
