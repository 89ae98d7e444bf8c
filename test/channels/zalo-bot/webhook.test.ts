import { describe, expect, it } from 'vitest'
import type { ZaloBotOptions } from '../../../src/channels/zalo-bot/options.ts'
import { createZaloBot } from '../../../src/channels/zalo-bot/zalo-bot.ts'
import { startZaloBot } from '../../doubles/zalo-bot/double.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse, secret } from './house.ts'

const name = 'x-bot-api-secret-token'
const nowhere = { url: 'http://127.0.0.1:9', token: '1:a' }
const lan = { channel: 'zalo-bot', id: '6ede9afa66b88fe6d6a9' } as const
const update = {
  event_name: 'message.text.received',
  message: {
    from: { id: lan.id, display_name: 'Lan', is_bot: false },
    chat: { id: lan.id, chat_type: 'PRIVATE' },
    text: 'khai sinh',
    message_id: '2d758cb5e222177a4e35',
    date: 1_750_316_131_602,
  },
}

function post(url: string, body: string, headers: Record<string, string> = { [name]: secret }) {
  return fetch(`${url}/webhooks/zalo-bot`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function received(result: string, reason = ''): string {
  return `motcua_received_total{channel="zalo-bot",result="${result}",reason="${reason}"}`
}

describe('the webhook', () => {
  it.each([
    ['bare', update],
    ['wrapped', { ok: true, result: update }],
  ])('answers 200 to a %s body only after the message is stored', async (_, body) => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, JSON.stringify(body))).status).toBe(200)
    expect(await memory.transcript(lan, 10)).toContainEqual({
      kind: 'said',
      message: {
        id: '2d758cb5e222177a4e35',
        person: lan,
        said: { kind: 'text', text: 'khai sinh' },
        at: 1_750_316_131_602,
      },
    })
    expect(await metric(meters, 'motcua_acknowledge_seconds_count{channel="zalo-bot"}')).toBe(1)
  })

  it('takes a repeated body once', async () => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    const statuses = await Promise.all([1, 2, 3].map(() => post(url, JSON.stringify(update))))
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await memory.transcript(lan, 10)).filter(({ kind }) => kind === 'said')).toHaveLength(1)
    expect(await metric(meters, received('repeated'))).toBe(2)
  })

  it.each([
    ['no secret', {}],
    ['a wrong secret', { [name]: 'a-secret-of-the-webhook-0123456780' }],
    ['the beginning of the secret', { [name]: secret.slice(0, -1) }],
    ['an empty secret', { [name]: '' }],
    ['the secret twice', { [name]: `${secret}, ${secret}` }],
    ['the secret of Telegram', { 'x-telegram-bot-api-secret-token': secret }],
  ])('refuses %s, counts it and stores nothing', async (_, headers) => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, JSON.stringify(update), headers)).status).toBe(401)
    expect(await metric(meters, received('refused', 'secret'))).toBe(1)
    expect(await memory.load()).toMatchObject({ waiting: 0, outbox: [] })
  })

  it('accepts both secrets while they are changed', async () => {
    const webhook = { url: 'https://bot.test/webhooks/zalo-bot', secrets: [secret, `${secret}-new`] }
    const { url } = await openHouse(nowhere, { webhook })
    for (const each of webhook.secrets) {
      expect((await post(url, JSON.stringify(update), { [name]: each })).status).toBe(200)
    }
  })

  it('does not open without any', () => {
    const options = { ...nowhere, webhook: { url: 'https://bot.test/', secrets: [] } }
    // Nothing else is looked at before.
    expect(() => createZaloBot(options as unknown as ZaloBotOptions)).toThrow('without a secret')
  })

  it.each([
    ['half a body', '{"message":', 400, received('refused', 'json')],
    ['deep nesting', '['.repeat(100_000), 400, received('refused', 'json')],
    ['an empty body', '', 200, received('ignored', 'shape')],
    ['what is no update', '[]', 200, received('ignored', 'shape')],
    [
      'a protected account',
      '{"event_name":"message.unsupported.received"}',
      200,
      received('ignored', 'event'),
    ],
  ])('answers %s with its status, counts it and stores nothing', async (_, body, status, line) => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, body)).status).toBe(status)
    expect(await metric(meters, line)).toBe(1)
    expect((await memory.load()).waiting).toBe(0)
  })

  it('answers 503 while the store fails, and says when to try again', async () => {
    const desk = { accept: () => Promise.reject(new Error('disk full')) }
    const { url, log } = await openHouse(nowhere, { byWebhook: true, desk })
    const response = await post(url, JSON.stringify(update))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(log.entries).toContainEqual(expect.objectContaining({ phrase: 'update not stored' }))
  })
})

describe('the registration', () => {
  it('is made in the background: a platform that is down holds up nobody', async () => {
    const { door } = await openHouse(nowhere, { byWebhook: true })
    const started = performance.now()
    await door.start()
    expect(performance.now() - started).toBeLessThan(100)
    await eventually(() => expect(door.health?.()).toMatchObject({ state: 'degraded' }))
    expect(door.health?.().reason).toContain('ECONNREFUSED')
  })

  it('tells the platform the address and the first secret', async () => {
    const zalo = await startZaloBot()
    const { door } = await openHouse(zalo, { byWebhook: true })
    await door.start()
    await eventually(() => expect(door.health?.().state).toBe('up'))
    expect(zalo.webhook()).toEqual({ url: 'https://bot.test/webhooks/zalo-bot', secret })
    expect(zalo.calls.map(({ method }) => method)).toEqual(['setWebhook'])
  })

  it('says that the platform could not reach the address, until it does', async () => {
    const zalo = await startZaloBot({ verification: { ok: false, hint: 'timeout' } })
    const { door, url } = await openHouse(zalo, { byWebhook: true })
    zalo.route(url)
    await door.start()
    await eventually(() => expect(door.health?.().reason).toContain('could not reach our webhook'))
    zalo.person('lan').says('khai sinh')
    await eventually(() => expect(door.health?.()).toMatchObject({ state: 'up' }))
  })

  it('is tried again when it fails, and names a token that is wrong', async () => {
    const zalo = await startZaloBot()
    const { door, alerts, log } = await openHouse({ ...zalo, token: '1:wrong' }, { byWebhook: true })
    await door.start()
    await eventually(() => expect(door.health?.().state).toBe('down'))
    expect(alerts).toEqual([{ kind: 'channel-down', channel: 'zalo-bot', reason: '401' }])
    expect(JSON.stringify(log.entries)).not.toContain('wrong')
  })
})
