import { describe, expect, it } from 'vitest'
import { createApi, type Fault } from '../../../src/channels/zalo-bot/api.ts'
import { endingOf } from '../../../src/channels/zalo-bot/ending.ts'
import { monthStart, tightness } from '../../../src/channels/zalo-bot/quota.ts'
import { createSend } from '../../../src/channels/zalo-bot/send.ts'
import { createStatus } from '../../../src/channels/zalo-bot/status.ts'
import { createBucket } from '../../../src/desk/bucket.ts'
import type { Outgoing } from '../../../src/desk/memory.ts'
import { alone } from '../../../src/desk/replicas.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { en } from '../../../src/words/en.ts'
import { vi } from '../../../src/words/vi.ts'
import { startZaloBot, type ZaloBotDouble } from '../../doubles/zalo-bot/double.ts'
import { keepLog } from '../../helpers/talk.ts'
import { plain } from '../web/samples.ts'

const now = Date.parse('2026-11-23T09:00:00+07:00')
const outgoing: Outgoing = {
  id: 1,
  person: { channel: 'zalo-bot', id: 'lan' },
  lane: 'reply',
  answer: plain('answered', 'Miễn phí.'),
  inReplyTo: '1',
  attempts: 1,
  at: now,
}

function sender(zalo: Pick<ZaloBotDouble, 'url' | 'token'>) {
  const alerts: Alert[] = []
  const log = keepLog()
  const bucket = createBucket({ capacity: 20, perSecond: 5, now: () => now })
  const status = createStatus('polling', () => now)
  const send = createSend({
    api: createApi({ token: zalo.token, apiRoot: zalo.url }),
    bucket,
    status,
    memory: { usage: async () => ({ people: 0, sent: 0 }), transcript: async () => [], replicas: alone },
    words: { vi, en },
    alarm: (alert) => void alerts.push(alert),
    log,
    now: () => now,
  })
  return { send, alerts, bucket, status, log }
}

async function open(code?: number) {
  const zalo = await startZaloBot()
  zalo.person('lan').says('phí')
  if (code !== undefined) zalo.fault('sendMessage', { code })
  return { zalo, ...sender(zalo) }
}

describe('an answer', () => {
  it('goes as plain text, without any mode in which words could be read as layout', async () => {
    const { zalo, send } = await open()
    expect(await send({ ...outgoing, answer: plain('answered', '**<b>5</b>** _x_') })).toEqual({
      kind: 'sent',
    })
    expect(zalo.calls).toEqual([
      { method: 'sendMessage', payload: { chat_id: 'lan', text: '**<b>5</b>** _x_' } },
    ])
  })

  it('that is too long for one message says how to read on', async () => {
    const { zalo, send } = await open()
    await send({ ...outgoing, answer: plain('answered', 'Câu này rất dài. '.repeat(300)) })
    expect(zalo.texts('lan')).toHaveLength(1)
    expect(zalo.texts('lan')[0]?.endsWith(vi.chat.continue(2))).toBe(true)
  })

  it('to go on with when nothing was answered says so, in its language', async () => {
    const { zalo, send } = await open()
    await send({ ...outgoing, answer: { ...plain('continued', ''), parts: [], language: 'en' } })
    expect(zalo.texts('lan')).toEqual([en.chat.nothingLeft])
  })
})

describe('a refusal', () => {
  it('of the token stops the channel and tells somebody', async () => {
    const { send, alerts, bucket, status } = await open(401)
    expect(await send(outgoing)).toEqual({ kind: 'later', retryAt: now + 300_000, reason: '401' })
    expect(bucket.free()).toBe(0)
    expect(alerts).toEqual([{ kind: 'channel-down', channel: 'zalo-bot', reason: '401' }])
    expect(status.health().state).toBe('down')
  })

  it.each([403, 404])('%s is about the person while the platform knows our bot', async (code) => {
    const { send, alerts, bucket, zalo } = await open(code)
    expect(await send(outgoing)).toEqual({ kind: 'unreachable', reason: String(code) })
    expect(zalo.calls.at(-1)?.method).toBe('getMe')
    expect(bucket.free()).toBe(20)
    expect(alerts).toEqual([])
  })

  it.each([403, 404])('%s is about our bot when the platform does not know it', async (code) => {
    const { send, alerts, zalo } = await open(code)
    zalo.fault('getMe', { code })
    expect(await send(outgoing)).toEqual({ kind: 'later', retryAt: now + 300_000, reason: String(code) })
    expect(alerts).toEqual([{ kind: 'channel-down', channel: 'zalo-bot', reason: String(code) }])
  })

  it('for want of quota stops the channel for an hour and tells somebody', async () => {
    const { send, alerts, bucket, status } = await open(429)
    expect(await send(outgoing)).toEqual({ kind: 'later', retryAt: now + 3_600_000, reason: '429' })
    expect(bucket.nextAt()).toBe(now + 3_600_000)
    expect(alerts).toEqual([{ kind: 'quota', channel: 'zalo-bot', code: '429' }])
    expect(status.health()).toMatchObject({ state: 'degraded' })
  })

  it.each([400, 413, 0])('%s is a fault of ours', async (code) => {
    const { send, alerts } = await open(code)
    expect(await send(outgoing)).toEqual({ kind: 'failed', reason: String(code) })
    expect(alerts).toEqual([{ kind: 'refused-as-wrong', channel: 'zalo-bot', code: String(code) }])
  })

  it.each([
    ['reset', { kind: 'unknown' }],
    ['lost', { kind: 'unknown' }],
    ['page', { kind: 'later', retryAt: 0, reason: 'ENOTJSON' }],
    [{ code: 500 }, { kind: 'later', retryAt: 0, reason: '500' }],
    [{ code: 408 }, { kind: 'unknown', reason: '408' }],
  ] as const)('by the line (%j) ends as one may not know better', async (trouble, sent) => {
    const { zalo, send } = await open()
    zalo.fault('sendMessage', trouble)
    expect(await send(outgoing)).toMatchObject(sent)
  })

  it('by nobody being there was not sent', async () => {
    const { send, log } = sender({ url: 'http://127.0.0.1:9', token: '1:secret-of-the-bot' })
    expect(await send(outgoing)).toEqual({ kind: 'later', retryAt: 0, reason: 'ECONNREFUSED' })
    expect(JSON.stringify(log.entries)).not.toContain('secret-of-the-bot')
  })

  it('always has an ending whose reason is short', () => {
    for (let status = -400; status < 700; status += 1) {
      const fault: Fault = { kind: 'refused', status, code: String(status) }
      const { sent } = endingOf(fault, status % 2 === 0, now)
      expect(sent).toMatchObject({ reason: String(status) })
    }
  })
})

describe('the plan', () => {
  it.each([
    [39, 2399, []],
    [40, 0, ['40 of 50 people']],
    [0, 2400, ['2400 of 3000 messages']],
    [45, 3000, ['3000 of 3000 messages', '45 of 50 people']],
  ])('with %s people and %s messages is tight in %j', (people, sent, tight) => {
    expect(tightness({ people, sent })).toEqual(tight)
  })

  it.each([
    ['2026-11-23T09:00:00+07:00', '2026-11-01T00:00:00+07:00'],
    ['2026-11-01T00:00:00+07:00', '2026-11-01T00:00:00+07:00'],
    ['2026-10-31T23:59:59+07:00', '2026-10-01T00:00:00+07:00'],
    ['2027-01-01T02:00:00+07:00', '2027-01-01T00:00:00+07:00'],
  ])('of %s began at %s', (at, began) => {
    expect(monthStart(Date.parse(at))).toBe(Date.parse(began))
  })

  it('that is nearly used up makes the channel degraded, and shows what is left', () => {
    const status = createStatus('webhook', () => now)
    status.good()
    status.used({ people: 12, sent: 2500 })
    expect(status.health()).toMatchObject({
      state: 'degraded',
      reason: 'the plan is nearly used up this month: 2500 of 3000 messages',
      quota: { people: 12, mostPeople: 50, messages: 2500, mostMessages: 3000 },
    })
  })
})
