import fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { addWebhooks } from '../../../src/channels/webhooks.ts'
import { macOf } from '../../../src/channels/zalo-oa/signature.ts'
import { createZaloOa } from '../../../src/channels/zalo-oa/zalo-oa.ts'
import type { Memory } from '../../../src/desk/memory.ts'
import { createMeters } from '../../../src/lib/meters.ts'
import { wordsFor } from '../../../src/words/words.ts'
import { openStore, serve } from '../../helpers/desk.ts'
import { keepLog, monday } from '../../helpers/talk.ts'

const appId = '360846524940903967'
const key = 'T3stOaSecretKey-0001'
const lan = { channel: 'zalo-oa', id: '246845883529197922' } as const

/** The door behind a real HTTP server, on a real store. */
async function open(memory?: Memory, secretKeys: readonly string[] = [key]) {
  const store = memory ?? (await openStore())
  const { desk } = await serve(store, { pollMs: 60_000 })
  const meters = createMeters()
  const log = keepLog()
  const door = createZaloOa({
    appId,
    appSecret: 'APPSECRET-0001',
    secretKeys,
    sealKey: 's'.repeat(32),
    buttons: false,
    billed: false,
    apiRoot: 'http://127.0.0.1:1',
    oauthRoot: 'http://127.0.0.1:1',
    desk,
    memory: store,
    words: { vi: wordsFor('vi'), en: wordsFor('en') },
    alarm() {},
    meters,
    log,
    now: () => monday,
  })
  const app = fastify()
  addWebhooks(app, door.webhook ? [door.webhook] : [])
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const post = async (body: string, headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${url}/webhooks/zalo-oa`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
    return response.status
  }
  return {
    store,
    log,
    door,
    post,
    signed: (body: string, more = {}) => post(body, { 'x-zevent-signature': `mac=${mac(body)}`, ...more }),
    counted: async (result: string, reason = '') => {
      const line = `motcua_received_total{channel="zalo-oa",result="${result}",reason="${reason}"} `
      return Number((await meters.text()).split(line)[1]?.split('\n')[0] ?? 0)
    },
    stored: async () => (await store.transcript(lan, 50)).filter(({ kind }) => kind === 'said').length,
  }
}

function event(more: object = {}): string {
  return JSON.stringify({
    app_id: appId,
    event_name: 'user_send_text',
    sender: { id: lan.id },
    recipient: { id: '388613280878808645' },
    message: { text: 'đăng ký khai sinh', msg_id: '96d3cdf3af150460909' },
    timestamp: String(monday),
    ...more,
  })
}

function mac(body: string): string {
  const { app_id, timestamp } = JSON.parse(body)
  return macOf(String(app_id), Buffer.from(body), String(timestamp), key)
}

test('an event is stored before Zalo is told so, and once however often it comes', async () => {
  const { signed, stored, counted } = await open()
  expect(await signed(event())).toBe(200)
  expect(await stored()).toBe(1)
  const copies = Array.from({ length: 10 }, () => signed(event(), { num_retry: '1' }))
  expect(new Set(await Promise.all(copies))).toEqual(new Set([200]))
  expect(await stored()).toBe(1)
  expect([await counted('new'), await counted('repeated')]).toEqual([1, 10])
})

const escaped = event().replace(/đ/, '\\u0111')
test.each([
  ['without a signature', event(), {}, 401, 'signature-missing'],
  ['with an empty signature', event(), { 'x-zevent-signature': '' }, 401, 'signature-missing'],
  [
    'with another key’s signature',
    event(),
    { 'x-zevent-signature': `mac=${macOf(appId, Buffer.from(event()), String(monday), 'other')}` },
    401,
    'signature',
  ],
  [
    'written anew after it was signed',
    JSON.stringify(JSON.parse(event()), null, 1),
    { 'x-zevent-signature': `mac=${mac(event())}` },
    401,
    'signature',
  ],
  [
    'with escapes for the letters that were signed',
    escaped,
    { 'x-zevent-signature': `mac=${mac(event())}` },
    401,
    'signature',
  ],
  [
    'of another app',
    event({ app_id: '1' }),
    { 'x-zevent-signature': `mac=${mac(event({ app_id: '1' }))}` },
    403,
    'other-app',
  ],
  ['that is no JSON', '{"app_id":', { 'x-zevent-signature': 'mac=00' }, 400, 'json'],
  ['of nothing', '', { 'x-zevent-signature': 'mac=00' }, 400, 'json'],
])('a post %s is refused, counted and not stored', async (_, body, headers, status, reason) => {
  const { post, stored, counted } = await open()
  expect(await post(body, headers)).toBe(status)
  expect(await counted('refused', reason)).toBe(1)
  expect(await stored()).toBe(0)
})

test('what Zalo has signed and we cannot read does not cost the webhook: acknowledged, counted, logged, not stored', async () => {
  const { signed, stored, counted, log } = await open()
  // 246845883529197922 is no number that JavaScript can hold: it would be another person.
  const body = event().replace(`"${lan.id}"`, lan.id)
  expect(await signed(body)).toBe(200)
  expect(await counted('refused', 'shape')).toBe(1)
  expect(await stored()).toBe(0)
  expect(log.entries).toContainEqual(
    expect.objectContaining({
      phrase: 'event refused',
      fields: { channel: 'zalo-oa', event: 'user_send_text', fields: ['sender.id'] },
    }),
  )
  expect(JSON.stringify(log.entries)).not.toMatch(/246845|khai sinh/)
})

test('an anonymous visitor does not cost the webhook', async () => {
  const { signed, counted, store } = await open()
  const visitor = { event_name: 'anonymous_send_text', sender: { id: '75a8d7ca118df8d3a19c' } }
  expect(await signed(event(visitor))).toBe(200)
  expect(await counted('ignored', 'anonymous')).toBe(1)
  expect(await store.waiting(10)).toEqual([])
})

test('a signature of another kind is refused, and the log says of which', async () => {
  const { post, counted, log } = await open()
  const oaFirst = macOf('388613280878808645', Buffer.from(event()), String(monday), key)
  expect(await post(event(), { 'x-zevent-signature': `mac=${oaFirst}` })).toBe(401)
  expect(await counted('refused', 'signature')).toBe(1)
  const entry = { phrase: 'event refused', fields: { channel: 'zalo-oa', nearMiss: 'oa-id-first' } }
  expect(log.entries).toContainEqual(expect.objectContaining(entry))
  expect(JSON.stringify(log.entries)).not.toContain(oaFirst)
})

test.each([
  ['a day old', monday - 24 * 3_600_000 - 1],
  ['from the future', monday + 10 * 60_000 + 1],
])('an event %s is acknowledged, counted and not acted on', async (_, at) => {
  const { signed, stored, counted } = await open()
  expect(await signed(event({ timestamp: String(at) }))).toBe(200)
  expect(await counted('refused', 'stale')).toBe(1)
  expect(await stored()).toBe(0)
})

test('a body that is played back after its person was forgotten brings nobody to life', async () => {
  const { signed, store, stored } = await open()
  const old = event({ timestamp: String(monday - 25 * 3_600_000) })
  await store.erasePerson(lan)
  await signed(old)
  expect(await stored()).toBe(0)
})

test('a body over a megabyte is cut off', async () => {
  const { post, stored } = await open()
  expect(await post('x'.repeat(1_100_000), { 'x-zevent-signature': 'mac=00' })).toBe(413)
  expect(await stored()).toBe(0)
})

test('a store that fails is told to Zalo, which comes again', async () => {
  const memory = await openStore()
  const failing: Memory = { ...memory, accept: () => Promise.reject(new Error('disk full: a secret')) }
  const { signed, log } = await open(failing)
  expect(await signed(event())).toBe(503)
  expect(log.entries).toContainEqual(expect.objectContaining({ phrase: 'event not stored' }))
  expect(JSON.stringify(log.entries)).not.toMatch(/secret|246845/)
})

test('while a human answers, the bot keeps out; it does not when the OA sends by itself', async () => {
  const { signed, stored, counted, store } = await open()
  const fromOa = (more: object) =>
    event({
      event_name: 'oa_send_text',
      sender: { id: '388613280878808645', ...more },
      recipient: { id: lan.id },
    })
  await signed(fromOa({}))
  await signed(event())
  expect(await stored()).toBe(1)
  await signed(fromOa({ admin_id: '77' }))
  await signed(event({ message: { text: 'còn phí thì sao', msg_id: 'b' } }))
  expect(await stored()).toBe(1)
  expect([await counted('ignored', 'human-writes'), await counted('ignored', 'human-answers')]).toEqual([
    1, 1,
  ])
  expect((await store.contact(lan)).pausedUntil).toBe(monday + 30 * 60_000)
})

test('a hand-over that comes late or twice counts from when the human wrote', async () => {
  const { signed, store } = await open()
  const minute = 60_000
  const humanAt = (at: number) =>
    event({
      event_name: 'oa_send_text',
      sender: { id: '388613280878808645', admin_id: '77' },
      recipient: { id: lan.id },
      timestamp: String(at),
    })
  await signed(humanAt(monday - 45 * minute))
  expect((await store.contact(lan)).pausedUntil ?? 0).toBeLessThan(monday)
  await signed(humanAt(monday - 5 * minute))
  await signed(humanAt(monday - 20 * minute))
  await signed(humanAt(monday - 5 * minute))
  expect((await store.contact(lan)).pausedUntil).toBe(monday + 25 * minute)
  await signed(humanAt(monday + 5 * minute))
  expect((await store.contact(lan)).pausedUntil).toBe(monday + 30 * minute)
})

test('who unfollows is not written to until they write again', async () => {
  const { signed, store } = await open()
  await signed(
    event({ event_name: 'unfollow', sender: undefined, follower: { id: lan.id }, message: undefined }),
  )
  expect(await store.contact(lan)).toMatchObject({ unreachableSince: monday })
  await signed(event({ timestamp: String(monday + 1) }))
  expect(await store.contact(lan)).toMatchObject({ unreachableSince: null })
})

test('what is personal and not asked for is not stored', async () => {
  const { signed, store } = await open()
  const info = { name: 'Nguyễn Văn A', phone: '84912345678' }
  expect(await signed(event({ event_name: 'user_submit_info', info }))).toBe(200)
  expect(Object.values(await store.exportPerson(lan)).flat()).toEqual([])
})

test('until the key is known everything is acknowledged, counted, and nothing taken', async () => {
  const { post, signed, stored, counted, door } = await open(undefined, [])
  expect([await post('', {}), await signed(event())]).toEqual([200, 200])
  expect(await counted('refused', 'no-key')).toBe(2)
  expect(await stored()).toBe(0)
  await door.start()
  onTestFinished(() => door.stop())
  expect(door.health?.().state).not.toBe('up')
})
