import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readUpdate } from '../../../src/channels/telegram/read.ts'
import type { Bot } from '../../../src/channels/telegram/spoken-to.ts'
import { Update } from '../../../src/channels/telegram/wire.ts'
import { encodeAction } from '../../../src/conversation/action.ts'
import type { Library } from '../../../src/intents/intent.ts'
import { createTalk, shippedLibrary } from '../../helpers/library.ts'

const bot: Bot = { id: 42, username: 'MotCua_Bot' }
const now = Date.parse('2026-11-23T09:00:00+07:00')
const date = now / 1000 - 5
const lan = { id: 7, is_bot: false, first_name: 'Lan' }
const own = { id: 7, type: 'private' }
const group = { id: -1001, type: 'supergroup', title: 'Tổ dân phố 3' }

function read(kinds: object, who = bot) {
  return readUpdate(Update.parse({ update_id: 900, ...kinds }), who, now)
}
const message = (content: object, chat: object = own) =>
  read({ message: { message_id: 11, date, from: lan, chat, ...content } })
const said = (content: object, chat?: object) => {
  const result = message(content, chat)
  return result.kind === 'message' ? result.message.said : result
}
const command = (text: string) => ({
  text,
  entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length }],
})
const mention = (text: string, name: string) => ({
  text,
  entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }],
})
const ignored = (reason: string) => ({ kind: 'ignored', reason })
const typed = (text: string) => ({ kind: 'text', text })

describe('a private message', () => {
  it('is what its sender said, when Telegram says so', () => {
    expect(message({ text: ' khai  sinh ' })).toEqual({
      kind: 'message',
      message: {
        id: '900',
        person: { channel: 'telegram', id: '7' },
        said: typed('khai sinh'),
        at: now,
      },
    })
  })

  it('is masked before it goes further', () => {
    expect(said({ text: 'số của tôi 0912345678' })).toEqual(typed('số của tôi [điện thoại]'))
  })

  it('that is too long is cut and says so', () => {
    expect(said({ text: 'a'.repeat(4096) })).toMatchObject({ kind: 'text', cut: true })
  })

  it.each([
    ['/start', { kind: 'opened' }],
    ['/start khai-sinh', { kind: 'opened', entry: 'khai-sinh' }],
    ['/start danh-gia_khai-sinh_p14524', { kind: 'opened', entry: 'danh-gia_khai-sinh_p14524' }],
    ['/stop', typed('dừng')],
    ['/rate', typed('đánh giá dịch vụ')],
    ['/start Không phải mã', { kind: 'opened' }],
    [`/start ${'a'.repeat(65)}`, { kind: 'opened' }],
    ['/START', { kind: 'opened' }],
    ['/help@motcua_bot', typed('trợ giúp')],
    ['/language', typed('english')],
    ['/language vi', typed('tiếng việt')],
    ['/constructor', typed('/constructor')],
    ['/khai sinh', typed('/khai sinh')],
    ['/help@other_bot', ignored('other-bot')],
    ['a/help', typed('a/help')],
  ])('%s', (text, expected) => {
    expect(said(command(text))).toEqual(expected)
  })

  it.each(['photo', 'voice', 'video', 'sticker', 'document', 'location', 'contact', 'animation', 'poll'])(
    'with a %s cannot be read',
    (kind) => {
      expect(said({ [kind]: {}, caption: 'giấy này' })).toEqual({ kind: 'unreadable' })
    },
  )

  it('is one, however many pictures its album has', () => {
    const ids = [900, 901].map((update_id) => {
      const photo = { message_id: 1, date, from: lan, chat: own, photo: [], media_group_id: '55' }
      const result = readUpdate(Update.parse({ update_id, message: photo }), bot, now)
      return result.kind === 'message' ? result.message.id : result.kind
    })
    expect(ids).toEqual(['a55', 'a55'])
  })

  it.each([
    ['of Telegram itself', { pinned_message: {} }, 'service'],
    ['of a bot', { from: { id: 9, is_bot: true }, text: 'a' }, 'bot'],
    ['put there by inline mode', { via_bot: { id: 42 }, text: 'a' }, 'via-bot'],
    ['without a sender', { from: undefined, text: 'a' }, 'channel-post'],
    ['with a chat that is none', { chat: { id: 'x' }, text: 'a' }, 'shape'],
    ['with a text that is none', { text: 5 }, 'shape'],
  ])('%s is ignored', (_, content, reason) => {
    expect(message(content)).toEqual(ignored(reason))
  })
})

describe('in a group', () => {
  const reply = { reply_to_message: { message_id: 3, from: { id: 42, is_bot: true } } }
  it.each([
    ['a command', command('/help'), typed('trợ giúp')],
    [
      'a command with our name',
      command('/start@motcua_bot khai-sinh'),
      { kind: 'opened', entry: 'khai-sinh' },
    ],
    ['our name', mention('@motcua_bot phí khai sinh?', '@motcua_bot'), typed('phí khai sinh?')],
    [
      'our name in the middle',
      mention('phí @MotCua_bot là bao nhiêu', '@MotCua_bot'),
      typed('phí là bao nhiêu'),
    ],
    ['our name alone', mention('@motcua_bot', '@motcua_bot'), { kind: 'opened' }],
    ['a reply to us', { text: 'thế bao lâu', ...reply }, typed('thế bao lâu')],
    ['a photo in reply to us', { photo: [], ...reply }, { kind: 'unreadable' }],
    [
      'a photo with our name below',
      { photo: [], caption: '@motcua_bot', caption_entities: mention('@motcua_bot', '@motcua_bot').entities },
      { kind: 'unreadable' },
    ],
    [
      'our name as a link',
      {
        text: 'Một Cửa ơi, phí?',
        entities: [{ type: 'text_mention', offset: 0, length: 10, user: { id: 42 } }],
      },
      typed(', phí?'),
    ],
  ])('%s is said to us', (_, content, expected) => {
    expect(said(content, group)).toEqual(expected)
  })

  it.each([
    ['talk among people', { text: 'phí khai sinh bao nhiêu' }, 'not-to-us'],
    ['a name like ours', mention('@motcua_bots phí?', '@motcua_bots'), 'not-to-us'],
    ['a command of nobody', command('/roll'), 'not-to-us'],
    ['a command of another bot', command('/help@other_bot'), 'other-bot'],
    ['a reply to somebody else', { text: 'a', reply_to_message: { from: { id: 5 } } }, 'not-to-us'],
    ['a photo', { photo: [] }, 'not-to-us'],
    ['somebody coming in', { new_chat_members: [] }, 'not-to-us'],
    ['a post of the channel of the group', { text: '/help', is_automatic_forward: true }, 'channel-post'],
  ])('%s is not', (_, content, reason) => {
    expect(message(content, group)).toEqual(ignored(reason))
  })

  it('each person has a talk of their own, and the answer goes to what they said', () => {
    expect(message(command('/help'), group)).toMatchObject({
      message: { id: '900.r11', person: { channel: 'telegram', id: '-1001:7' } },
    })
  })

  it('commands and replies are understood before our name is known', () => {
    const anonymous = { id: 42, username: undefined }
    const heard = (content: object) =>
      read({ message: { message_id: 11, date, from: lan, chat: group, ...content } }, anonymous).kind
    expect(heard(command('/help'))).toBe('message')
    expect(heard({ text: 'a', ...reply })).toBe('message')
    expect(heard(command('/help@motcua_bot'))).toBe('ignored')
  })
})

describe('a button', () => {
  const rate = encodeAction('abc123', { kind: 'rate', turn: 1, useful: true })
  const menu = encodeAction('abc123', { kind: 'menu' })
  const tellMe = encodeAction('abc123', { kind: 'tell-me', turn: 1, wanted: true })
  const row = (...data: string[]) => data.map((callback_data) => ({ text: 'x', callback_data }))
  const press = (data: string | undefined, changes: object = {}, chat: object = own) =>
    read({
      callback_query: {
        id: 'q1',
        from: lan,
        data,
        message: { message_id: 30, date, chat, reply_markup: { inline_keyboard: [row(menu)] }, ...changes },
      },
    })

  it('of a question lets the answer take its place', () => {
    expect(press(menu)).toEqual({
      kind: 'message',
      message: {
        id: '900.e30',
        person: { channel: 'telegram', id: '7' },
        said: { kind: 'pressed', data: menu },
        at: now,
      },
      pressed: { queryId: 'q1' },
    })
  })

  it.each([
    ['an answer', { reply_markup: { inline_keyboard: [row(menu), row(rate, rate)] } }],
    [
      'an answer that has been rated',
      { entities: [{ type: 'expandable_blockquote', offset: 0, length: 4 }] },
    ],
    ['«I do not know», which says whom to ask', { reply_markup: { inline_keyboard: [row(menu, tellMe)] } }],
    ['a message too old to be known', { date: 0 }],
    ['a message without buttons', { reply_markup: undefined }],
  ])('of %s lets the answer come below', (_, changes) => {
    expect(press(menu, changes)).toMatchObject({ message: { id: '900' } })
  })

  it('in a group never changes a message, which may be another person’s', () => {
    expect(press(menu, {}, group)).toMatchObject({ message: { id: '900.r30', person: { id: '-1001:7' } } })
  })

  it('that rates takes the rating buttons away', () => {
    const keyboard = { inline_keyboard: [row(menu), row(rate, rate)] }
    expect(press(rate, { reply_markup: keyboard })).toMatchObject({
      message: { id: '900' },
      pressed: { unrated: { chatId: 7, messageId: 30, keyboard: [row(menu)] } },
    })
    expect(press(rate, { reply_markup: keyboard }, group)).toMatchObject({ pressed: { queryId: 'q1' } })
  })

  it('forged in any way is only a text that fits', () => {
    expect(press(`ế\n${'x'.repeat(200)}`)).toMatchObject({
      message: { said: { kind: 'pressed', data: 'x'.repeat(64) } },
    })
  })

  it('without data is answered all the same', () => {
    expect(press(undefined)).toEqual({ ...ignored('no-data'), pressed: { queryId: 'q1' } })
  })
})

describe('other updates', () => {
  it.each(['kicked', 'left'])('%s: the person wants nothing more', (status) => {
    expect(read({ my_chat_member: { chat: own, date, new_chat_member: { status } } })).toEqual({
      kind: 'left',
      person: { channel: 'telegram', id: '7' },
      at: now,
    })
  })

  it.each([
    ['coming back', { my_chat_member: { chat: own, date, new_chat_member: { status: 'member' } } }, 'member'],
    [
      'out of a group',
      { my_chat_member: { chat: group, date, new_chat_member: { status: 'kicked' } } },
      'member',
    ],
    ['an edit', { edited_message: { message_id: 1 } }, 'edited'],
    ['a channel post', { channel_post: { message_id: 1 } }, 'kind'],
    ['of a kind that we do not know', { poll_answer: {} }, 'kind'],
    ['a broken button', { callback_query: {} }, 'shape'],
    ['a broken member', { my_chat_member: 5 }, 'shape'],
    ['a broken inline query', { inline_query: [] }, 'shape'],
  ])('%s is ignored', (_, kinds, reason) => {
    expect(read(kinds)).toEqual(ignored(reason))
  })

  it('an inline query is cleaned and masked like everything typed', () => {
    expect(read({ inline_query: { id: 'i1', query: ' khai sinh  0912345678', from: lan } })).toEqual({
      kind: 'inline',
      queryId: 'i1',
      text: 'khai sinh [điện thoại]',
    })
  })

  it('never make it throw', () => {
    const kinds = ['message', 'callback_query', 'my_chat_member', 'inline_query', 'edited_message']
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue(), (kind, value) => {
        expect(['message', 'left', 'inline', 'ignored']).toContain(read({ [kind]: value }).kind)
      }),
    )
  })
})

describe('a command', () => {
  let library: Library
  beforeAll(async () => {
    library = await shippedLibrary()
  })

  it.each([
    ['/menu', 'smalltalk-help'],
    ['/help', 'smalltalk-help'],
    ['/human', 'smalltalk-human'],
    ['/english', 'smalltalk-language'],
    ['/tiengviet', 'smalltalk-language'],
    ['/language', 'smalltalk-language'],
    ['/forget', 'privacy-asked'],
  ])('%s does with the shipped content what it says', (text, outcome) => {
    const heard = said(command(text))
    const reply = createTalk(library).say('text' in heard ? heard.text : '')
    expect(reply.answer.outcome).toBe(outcome)
  })
})
