import { describe, expect, it } from 'vitest'
import type { TelegramOptions } from '../../../src/channels/telegram/options.ts'
import { createTelegram } from '../../../src/channels/telegram/telegram.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse, secret } from './house.ts'

const update = {
  update_id: 900,
  message: {
    message_id: 1,
    date: 1_795_000_000,
    chat: { id: 7, type: 'private' },
    from: { id: 7, is_bot: false, first_name: 'Lan' },
    text: 'khai sinh',
  },
}
const lan = { channel: 'telegram', id: '7' } as const
const nowhere = { url: 'http://127.0.0.1:9', token: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw' }

const post = (url: string, body: string, headers: Record<string, string> = { [name]: secret }) =>
  fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
const name = 'x-telegram-bot-api-secret-token'

describe('the webhook', () => {
  it('answers 200 only after the message is stored', async () => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, JSON.stringify(update))).status).toBe(200)
    expect(await memory.transcript(lan, 10)).toContainEqual({
      kind: 'said',
      message: { id: '900', person: lan, said: { kind: 'text', text: 'khai sinh' }, at: expect.any(Number) },
    })
    expect(await metric(meters, 'motcua_acknowledge_seconds_count{channel="telegram"}')).toBe(1)
  })

  it('takes a repeated update once', async () => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    const statuses = await Promise.all([1, 2, 3].map(() => post(url, JSON.stringify(update))))
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200])
    const said = (await memory.transcript(lan, 10)).filter(({ kind }) => kind === 'said')
    expect(said).toHaveLength(1)
    expect(await metric(meters, received('repeated', ''))).toBe(2)
  })

  it.each([
    ['no secret', {}],
    ['a wrong secret', { [name]: 'a-secret-of-the-webhook-0123456780' }],
    ['the beginning of the secret', { [name]: secret.slice(0, -1) }],
    ['an empty secret', { [name]: '' }],
    ['the secret twice', { [name]: `${secret}, ${secret}` }],
  ])('refuses %s, counts it and stores nothing', async (_, headers) => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, JSON.stringify(update), headers)).status).toBe(401)
    expect(await metric(meters, received('refused', 'secret'))).toBe(1)
    expect(await memory.load()).toMatchObject({ waiting: 0, outbox: [] })
  })

  it('accepts both secrets while they are changed', async () => {
    const webhook = { url: 'https://bot.test/webhooks/telegram', secrets: [secret, `${secret}-new`] }
    const { url } = await openHouse(nowhere, { webhook })
    for (const each of webhook.secrets) {
      expect((await post(url, JSON.stringify(update), { [name]: each })).status).toBe(200)
    }
  })

  it('does not open without any', () => {
    const options = { ...nowhere, webhook: { url: 'https://bot.test/', secrets: [] } }
    // Nothing else is looked at before.
    expect(() => createTelegram(options as unknown as TelegramOptions)).toThrow('without a secret')
  })

  it.each([
    ['nothing', '', 'shape'],
    ['half an update', '{"update_id":', 'json'],
    ['no update', '{}', 'shape'],
    ['a list', '[]', 'shape'],
    ['null', 'null', 'shape'],
    ['a number that is none', '{"update_id":"900"}', 'shape'],
    ['a number too large', '{"update_id":1e300}', 'shape'],
    ['deep nesting', '['.repeat(100_000), 'json'],
  ])('answers 400 to %s, and counts it', async (_, body, reason) => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, body)).status).toBe(400)
    expect(await metric(meters, received('refused', reason))).toBe(1)
    expect((await memory.load()).waiting).toBe(0)
  })

  it('answers 200 to an update that it cannot read: repeating it would hold up the whole chat', async () => {
    const { url, meters } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, '{"update_id":1,"message":{"chat":5}}')).status).toBe(200)
    expect(await metric(meters, received('ignored', 'shape'))).toBe(1)
  })

  it('answers 503 while the store fails, and says when to try again', async () => {
    const desk = { accept: () => Promise.reject(new Error('disk full')) }
    const { url, log } = await openHouse(nowhere, { byWebhook: true, desk })
    const response = await post(url, JSON.stringify(update))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(log.entries).toContainEqual(expect.objectContaining({ phrase: 'update not stored' }))
  })

  it('does not take more than 1 MB', async () => {
    const { url } = await openHouse(nowhere, { byWebhook: true })
    expect((await post(url, JSON.stringify({ ...update, filler: 'x'.repeat(1_100_000) }))).status).toBe(413)
  })

  it('stores nothing of a group that talks among itself', async () => {
    const { url, memory, meters } = await openHouse(nowhere, { byWebhook: true })
    const chat = { id: -1001, type: 'supergroup' }
    const talk = { ...update, message: { ...update.message, chat } }
    expect((await post(url, JSON.stringify(talk))).status).toBe(200)
    expect((await memory.load()).waiting).toBe(0)
    expect(await metric(meters, received('ignored', 'not-to-us'))).toBe(1)
  })
})

describe('a talk by webhook', () => {
  it('goes from update in to message out, in order, whatever Telegram repeats', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram, { byWebhook: true })
    telegram.route(house.url)
    await house.door.start()
    await eventually(() => expect(telegram.webhook()?.secret).toBe(secret))
    const lan = telegram.user({ id: 7 })
    const asked = lan.says('căn cước')
    await eventually(() => expect(telegram.chat(7).last?.keyboard).toHaveLength(4))
    telegram.redeliver(asked)
    lan.presses('Cấp đổi thẻ căn cước')
    await eventually(() => expect(telegram.chat(7).last?.text).toBe('Bạn đã bấm nút.'))
    await eventually(() => expect(telegram.unanswered()).toEqual([]))
    expect(telegram.chat(7).messages).toHaveLength(2)
    expect(house.door.health?.()).toMatchObject({ state: 'up', receives: 'webhook', pendingUpdates: 0 })
  })
})

function received(result: string, reason: string): string {
  return `motcua_received_total{channel="telegram",result="${result}",reason="${reason}"}`
}
