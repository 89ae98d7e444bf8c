import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { encodeMessageId } from '../../../src/channels/telegram/message-id.ts'
import type { Answer } from '../../../src/conversation/answer.ts'
import type { Outgoing } from '../../../src/desk/memory.ts'
import { startTelegram, type WatchedTelegram } from '../../doubles/telegram/double.ts'
import { choicesAnswer, fullAnswer, plain } from '../web/samples.ts'
import { type House, openHouse } from './house.ts'

const monday = Date.UTC(2026, 10, 23, 1)
const lan = 7
const hello = plain('answered', 'Chào Lan.')
const longList = {
  kind: 'list',
  ordered: false,
  items: Array.from({ length: 60 }, (_, at) => `${at} ${'x'.repeat(150)}`),
} as const
const long: Answer = { ...plain('answered', 'Dài.'), parts: [longList] }

function outgoing(answer: Answer, changes: Partial<Outgoing> = {}): Outgoing {
  const person = { channel: 'telegram', id: String(lan) } as const
  return { id: 1, person, lane: 'reply', answer, inReplyTo: null, attempts: 1, at: monday, ...changes }
}

/** A door that only sends: its clock stands at `monday`. Lan has written once, so she can be written to. */
async function openSender(): Promise<{ telegram: WatchedTelegram; house: House }> {
  const telegram = await startTelegram()
  telegram.user({ id: lan }).says('xin chào')
  const house = await openHouse(telegram, { byWebhook: true, now: () => monday })
  return { telegram, house }
}

const texts = (telegram: WatchedTelegram) =>
  telegram
    .chat(lan)
    .messages.filter(({ from }) => from === 'bot')
    .map(({ text }) => text)

describe('how a send ends', () => {
  const down = { kind: 'later', retryAt: monday + 300_000 }
  it.each([
    ['429', { status: 429, retryAfter: 35 }, { kind: 'later', retryAt: monday + 35_000, reason: '429' }],
    ['403', { status: 403 }, { kind: 'unreachable', reason: '403' }],
    [
      '403 deactivated',
      { status: 403, description: 'Forbidden: user is deactivated' },
      { kind: 'unreachable', reason: '403' },
    ],
    [
      '400 chat not found',
      { status: 400, description: 'Bad Request: chat not found' },
      { kind: 'unreachable', reason: '400' },
    ],
    [
      '400 no rights',
      { status: 400, description: 'Bad Request: not enough rights to send text messages to the chat' },
      { kind: 'unreachable', reason: '400' },
    ],
    ['400 else', { status: 400 }, { kind: 'failed', reason: '400' }],
    [
      '400 with a constant',
      { status: 400, description: 'Bad Request: BUTTON_DATA_INVALID' },
      { kind: 'failed', reason: '400 BUTTON_DATA_INVALID' },
    ],
    ['401', { status: 401 }, { ...down, reason: '401' }],
    ['404', { status: 404 }, { ...down, reason: '404' }],
    ['500', { status: 500 }, { kind: 'later', retryAt: 0, reason: '500' }],
    ['502', { status: 502 }, { kind: 'later', retryAt: 0, reason: '502' }],
    ['a page of a gateway', { status: 502, html: true }, { kind: 'later', retryAt: 0, reason: 'ENOTJSON' }],
  ] as const)('%s', async (_, status, expected) => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind: 'status', method: 'sendMessage', ...status })
    expect(await house.door.send(outgoing(hello))).toEqual(expected)
  })

  it.each(['reset', 'reset-after'] as const)('a connection that breaks (%s): nobody knows', async (kind) => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind, method: 'sendMessage' })
    expect(await house.door.send(outgoing(hello))).toMatchObject({ kind: 'unknown' })
  })

  it('nobody there: it waits, for it cannot have arrived', async () => {
    const house = await openHouse({ url: await closedUrl(), token: '1:a' }, { byWebhook: true })
    expect(await house.door.send(outgoing(hello))).toEqual({
      kind: 'later',
      retryAt: 0,
      reason: 'ECONNREFUSED',
    })
  })

  it('no such host: it waits', async () => {
    const house = await openHouse({ url: 'http://telegram.invalid', token: '1:a' }, { byWebhook: true })
    expect(await house.door.send(outgoing(hello))).toMatchObject({ kind: 'later', retryAt: 0 })
  })

  it('well: sent', async () => {
    const { telegram, house } = await openSender()
    expect(await house.door.send(outgoing(hello))).toEqual({ kind: 'sent' })
    expect(texts(telegram)).toEqual(['Chào Lan.'])
    expect(house.door.health?.()).toMatchObject({ state: 'up', lastSent: new Date(monday).toISOString() })
  })
})

describe('those who run the bot', () => {
  it('hear that a token is refused, and nothing is sent for five minutes', async () => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind: 'status', status: 401 })
    await house.door.send(outgoing(hello))
    expect(house.alerts).toEqual([{ kind: 'channel-down', channel: 'telegram', reason: '401' }])
    expect(house.door.bucket?.free()).toBe(0)
    expect(house.door.bucket?.nextAt()).toBe(monday + 300_000)
    expect(house.door.health?.().state).toBe('down')
  })

  it('hear of a message that Telegram calls wrong', async () => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind: 'status', status: 400 })
    await house.door.send(outgoing(hello))
    expect(house.alerts).toEqual([{ kind: 'refused-as-wrong', channel: 'telegram', code: '400' }])
  })
})

describe('an answer', () => {
  it('goes out plain when Telegram cannot read its HTML', async () => {
    const { telegram, house } = await openSender()
    const description = 'Bad Request: can\'t parse entities: Unsupported start tag "tai" at byte offset 5'
    telegram.fault({ kind: 'status', status: 400, description })
    expect(await house.door.send(outgoing(fullAnswer('lan001', 1)))).toEqual({ kind: 'sent' })
    const last = telegram.chat(lan).last
    expect(last?.text).toMatch(/^Đăng ký khai sinh\n/)
    expect(last?.entities).toEqual([])
    expect(last?.keyboard).toHaveLength(3)
    expect(house.alerts).toMatchObject([{ kind: 'refused-as-wrong' }])
  })

  it('follows a group that has become a supergroup', async () => {
    const { url, bodies } = await migratingServer()
    const house = await openHouse({ url, token: '1:a' }, { byWebhook: true })
    const person = { channel: 'telegram', id: '-5:7' } as const
    expect(await house.door.send(outgoing(long, { person, inReplyTo: '12.r3' }))).toEqual({ kind: 'sent' })
    expect(bodies.map(({ chat_id }) => chat_id)).toEqual([-5, -1005, -1005, -1005])
    expect(bodies[0]).toMatchObject({
      reply_parameters: { message_id: 3, allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    })
    expect(bodies.at(-1)).not.toHaveProperty('reply_parameters')
  })

  it('of several messages goes on after a fault where it stopped', async () => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind: 'status', status: 429, retryAfter: 1, method: 'sendMessage', after: 1, times: 2 })
    expect(await house.door.send(outgoing(long))).toMatchObject({ kind: 'later' })
    expect(texts(telegram)).toHaveLength(1)
    expect(await house.door.send(outgoing(long, { attempts: 2 }))).toMatchObject({ kind: 'later' })
    expect(await house.door.send(outgoing(long, { attempts: 3 }))).toEqual({ kind: 'sent' })
    const all = texts(telegram)
    expect(new Set(all).size).toBe(all.length)
    expect(all.join('\n')).toBe(longList.items.map((item) => `• ${item}`).join('\n'))
  })

  it('that was given up begins anew when a human sends it again', async () => {
    const { telegram, house } = await openSender()
    telegram.fault({ kind: 'status', status: 400, method: 'sendMessage', after: 1 })
    expect(await house.door.send(outgoing(long))).toMatchObject({ kind: 'failed' })
    expect(await house.door.send(outgoing(long, { attempts: 2 }))).toEqual({ kind: 'sent' })
    expect(texts(telegram)).toHaveLength(4)
  })

  it('takes one from the bucket for each message but the first, which the desk took', async () => {
    const { house } = await openSender()
    const before = house.door.bucket?.free() ?? 0
    await house.door.send(outgoing(long))
    expect(before - (house.door.bucket?.free() ?? 0)).toBe(2)
  })
})

describe('the answer to a button', () => {
  async function pressedMenu() {
    const { telegram, house } = await openSender()
    await house.door.send(outgoing(choicesAnswer('lan001')))
    const menu = telegram.chat(lan).last
    if (!menu) throw new Error('no menu')
    const inReplyTo = encodeMessageId(5, { kind: 'edit', messageId: menu.id })
    return { telegram, house, menu, answer: outgoing(hello, { id: 2, inReplyTo }) }
  }

  it('takes the place of the question', async () => {
    const { telegram, house, answer, menu } = await pressedMenu()
    expect(await house.door.send(answer)).toEqual({ kind: 'sent' })
    expect(telegram.chat(lan).last).toMatchObject({ id: menu.id, text: 'Chào Lan.', keyboard: [], edits: 1 })
  })

  it('comes below when the question is gone', async () => {
    const { telegram, house, answer, menu } = await pressedMenu()
    telegram.user({ id: lan }).deletes(menu.id)
    expect(await house.door.send(answer)).toEqual({ kind: 'sent' })
    expect(texts(telegram)).toEqual(['Chào Lan.'])
    expect(house.alerts).toEqual([])
  })

  it('comes below when it says what the question said: a button must have an effect', async () => {
    const { telegram, house, answer } = await pressedMenu()
    await house.door.send({ ...answer, answer: choicesAnswer('lan001') })
    expect(texts(telegram)).toHaveLength(2)
  })

  it('is there already when the first try did arrive', async () => {
    const { telegram, house, answer } = await pressedMenu()
    telegram.fault({ kind: 'reset-after', method: 'editMessageText' })
    expect(await house.door.send(answer)).toMatchObject({ kind: 'unknown' })
    expect(await house.door.send({ ...answer, attempts: 2 })).toEqual({ kind: 'sent' })
    expect(texts(telegram)).toEqual(['Chào Lan.'])
  })

  it('waits like any other when Telegram is busy', async () => {
    const { telegram, house, answer } = await pressedMenu()
    telegram.fault({ kind: 'status', status: 429, retryAfter: 3, method: 'editMessageText' })
    expect(await house.door.send(answer)).toMatchObject({ kind: 'later', retryAt: monday + 3000 })
    expect(texts(telegram)).toHaveLength(1)
  })
})

it('a token appears nowhere in what is logged, told or shown', async () => {
  const { telegram, house } = await openSender()
  telegram.expectViolations()
  await house.door.start()
  for (const kind of ['reset', 'reset-after'] as const) {
    telegram.fault({ kind, method: 'sendMessage' })
    await house.door.send(outgoing(hello))
  }
  for (const status of [400, 401, 403, 404, 429, 500] as const) {
    telegram.fault({ kind: 'status', status, method: 'sendMessage' })
    telegram.fault({ kind: 'status', status, html: true, method: 'sendMessage' })
    await house.door.send(outgoing(hello))
    await house.door.send(outgoing(hello))
  }
  await telegram.close()
  await house.door.send(outgoing(hello))
  await house.stop()
  const seen = JSON.stringify([
    house.log.entries,
    house.alerts,
    house.door.health?.(),
    await house.meters.text(),
  ])
  expect(seen).not.toContain(telegram.token.split(':')[1])
  expect(seen).not.toContain('Chào Lan')
})

async function closedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

/** Refuses the group -5, which is -1005 now. */
async function migratingServer() {
  const bodies: { readonly chat_id: number }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const payload = JSON.parse(body)
      bodies.push(payload)
      const moved = {
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -1005 },
      }
      response.end(JSON.stringify(payload.chat_id === -5 ? moved : { ok: true, result: { message_id: 1 } }))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, bodies }
}
