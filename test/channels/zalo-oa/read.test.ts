import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvent } from '../../../src/channels/zalo-oa/read.ts'
import { ZaloEvent } from '../../../src/channels/zalo-oa/wire.ts'

/** The shape that the console's Test button sends. */
const event = (name: string, more: object = {}): ZaloEvent =>
  ZaloEvent.parse({
    app_id: '1163843031413526746',
    user_id_by_app: '2372735685249892743',
    event_name: name,
    timestamp: '1764000000123',
    sender: { id: '4339761418830368433' },
    recipient: { id: '2197174064623873199' },
    message: { msg_id: '96d3cdf3af150460909', text: 'đăng ký khai sinh' },
    ...more,
  })
const person = { channel: 'zalo-oa', id: '4339761418830368433' }
const texted = (text: string) => readEvent(event('user_send_text', { message: { msg_id: 'a', text } }))

describe('what a person sends on Zalo', () => {
  it('is their message, with the id and the clock of Zalo', () => {
    expect(readEvent(event('user_send_text'))).toEqual({
      kind: 'message',
      message: {
        id: '96d3cdf3af150460909',
        person,
        said: { kind: 'text', text: 'đăng ký khai sinh' },
        at: 1764000000123,
      },
    })
  })

  it.each([
    ['0', { kind: 'continued' }],
    [' xem tiếp ', { kind: 'continued' }],
    ['2', { kind: 'text', text: '2' }],
    ['#abc123.s.khai-sinh.fee', { kind: 'pressed', data: 'abc123.s.khai-sinh.fee' }],
    ['#khaisinh', { kind: 'text', text: '#khaisinh' }],
    [`#abc123.${'x'.repeat(100)}`, { kind: 'text' }],
    ['cccd của em là 001099012345', { kind: 'text', text: 'cccd của em là [số định danh]' }],
    ['', { kind: 'text', text: '' }],
  ])('«%s» is %j', (text, said) => {
    expect(texted(text)).toMatchObject({ kind: 'message', message: { said } })
  })

  it.each(['image', 'audio', 'video', 'sticker', 'gif', 'location', 'business_card', 'file'])(
    'a %s cannot be read, and is not fetched',
    (kind) => {
      expect(readEvent(event(`user_send_${kind}`))).toMatchObject({
        message: { said: { kind: 'unreadable' } },
      })
    },
  )

  it('a link with words is its words', () => {
    expect(readEvent(event('user_send_link'))).toMatchObject({ message: { said: { kind: 'text' } } })
    expect(readEvent(event('user_send_link', { message: { msg_id: 'a' } }))).toMatchObject({
      message: { said: { kind: 'unreadable' } },
    })
  })

  it('is not taken for a repeat when the Test button is pressed again', () => {
    const test = (timestamp: string) =>
      readEvent(event('user_send_text', { timestamp, message: { msg_id: 'This is message id', text: 'a' } }))
    expect(test('1764000000123')).not.toEqual(test('1764000000124'))
    expect(test('1764000000123')).toEqual(test('1764000000123'))
  })
})

describe('what happens around it', () => {
  const follower = { sender: undefined, recipient: undefined, message: undefined, follower: { id: '246845' } }

  it('a new follower is welcomed, one who leaves is not written to', () => {
    expect(readEvent(event('follow', follower))).toMatchObject({
      kind: 'message',
      message: { id: 'follow:1764000000123', person: { id: '246845' }, said: { kind: 'opened' } },
    })
    expect(readEvent(event('unfollow', follower))).toEqual({
      kind: 'left',
      person: { channel: 'zalo-oa', id: '246845' },
      at: 1764000000123,
    })
  })

  it('what we sent comes back and is ignored; what a human of the office wrote is not', () => {
    const sides = { sender: { id: '2197174064623873199' }, recipient: { id: '4339761418830368433' } }
    expect(readEvent(event('oa_send_text', sides))).toEqual({ kind: 'ignored', reason: 'echo' })
    const byHand = { ...sides, sender: { ...sides.sender, admin_id: '77' } }
    expect(readEvent(event('oa_send_text', byHand))).toEqual({
      kind: 'human',
      person,
      text: 'đăng ký khai sinh',
      at: 1764000000123,
    })
  })

  it.each([
    ['user_seen_message', 'receipt'],
    ['user_received_message', 'receipt'],
    ['user_reacted_message', 'receipt'],
    ['user_submit_info', 'personal-data'],
    ['user_reply_consent', 'personal-data'],
    ['anonymous_send_text', 'anonymous'],
    ['user_call_oa', 'other'],
    ['add_user_to_tag', 'other'],
    ['something_new', 'other'],
  ])('%s is ignored: %s', (name, reason) => {
    expect(readEvent(event(name))).toEqual({ kind: 'ignored', reason })
  })

  it.each(['follow', 'unfollow', 'user_send_text'])('%s without a person is ignored', (name) => {
    const nobody = { sender: undefined, follower: undefined }
    expect(readEvent(event(name, nobody))).toEqual({ kind: 'ignored', reason: 'no-person' })
  })
})

describe('an event', () => {
  it.each([
    [
      'of an anonymous visitor',
      'anonymous_send_text',
      { sender: { id: '75a8d7ca118df8d3a19c' } },
      'anonymous',
    ],
    ['of a group', 'user_send_group_text', { recipient: { id: 'g-7f3a_9' } }, 'other'],
    ['about nobody', 'shop_has_order', { sender: null, recipient: null, message: null }, 'other'],
  ])('%s is read, and ignored', (_, name, more, reason) => {
    expect(readEvent(event(name, more))).toEqual({ kind: 'ignored', reason })
  })

  it('may say null for what there is not', () => {
    const message = { msg_id: 'a', text: null }
    expect(readEvent(event('user_send_image', { message, follower: null }))).toMatchObject({
      kind: 'message',
      message: { id: 'a', said: { kind: 'unreadable' } },
    })
  })

  it('may have its time as a number', () => {
    expect(readEvent(event('user_send_text', { timestamp: 1764000000123 }))).toEqual(
      readEvent(event('user_send_text')),
    )
  })

  it('of whatever form never throws', () => {
    const names = fc.constantFrom(
      'user_send_text',
      'user_send_link',
      'follow',
      'unfollow',
      'oa_send_text',
      'x',
    )
    const half = fc.record({ event_name: names, sender: fc.anything(), message: fc.anything() })
    fc.assert(
      fc.property(fc.oneof(half, fc.object()), (more) => {
        const wire = { app_id: '1', timestamp: '1', ...JSON.parse(JSON.stringify(more) ?? '{}') }
        const parsed = ZaloEvent.safeParse(wire)
        return !parsed.success || typeof readEvent(parsed.data).kind === 'string'
      }),
      { numRuns: 500 },
    )
  })
})

describe('an id', () => {
  it('is kept to the last digit, and refused as a number that cannot hold it', () => {
    expect(readEvent(event('user_send_text', { sender: { id: '9007199254740993' } }))).toMatchObject({
      message: { person: { id: '9007199254740993' } },
    })
    expect(
      ZaloEvent.safeParse({ ...event('follow'), sender: JSON.parse('{"id":4339761418830368433}') }).success,
    ).toBe(false)
  })
})
