import { expect, onTestFinished, test } from 'vitest'
import { createTokenStore } from '../../../src/channels/zalo-oa/token-store.ts'
import { createZaloOa } from '../../../src/channels/zalo-oa/zalo-oa.ts'
import type { Answer } from '../../../src/conversation/answer.ts'
import type { Lane, Memory, Outgoing, Sent } from '../../../src/desk/memory.ts'
import { createMeters } from '../../../src/lib/meters.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { wordsFor } from '../../../src/words/words.ts'
import { startZaloOa, type ZaloOaDouble } from '../../doubles/zalo-oa/double.ts'
import { openStore } from '../../helpers/desk.ts'
import { keepLog, monday, plainAnswer, says } from '../../helpers/talk.ts'

const lan = { channel: 'zalo-oa', id: '246845883529197922' } as const
const sealKey = 's'.repeat(32)
const hour = 3_600_000

/** A connected door that has heard of Lan, and a way to send her something. */
async function open({ buttons = false, now = () => monday } = {}) {
  const zalo = await startZaloOa({ now })
  const memory = await openStore()
  await createTokenStore(memory.credentials, sealKey).put(
    { ...zalo.grants.issue(), expiresInMs: 25 * hour },
    monday,
  )
  await memory.accept([says(lan, '1', 'a')])
  zalo.user(lan.id).follows()
  const alarms: Alert[] = []
  const log = keepLog()
  const door = createZaloOa({
    appId: zalo.appId,
    appSecret: zalo.appSecret,
    secretKeys: [zalo.secretKey],
    sealKey,
    buttons,
    billed: false,
    apiRoot: zalo.url,
    oauthRoot: zalo.url,
    desk: { accept: () => Promise.reject(new Error('not here')) },
    memory,
    words: { vi: wordsFor('vi'), en: wordsFor('en') },
    alarm: (alert) => void alarms.push(alert),
    meters: createMeters(),
    log,
    now,
  })
  await door.start()
  onTestFinished(() => door.stop())
  const send = (answer: Answer | string, lane: Lane = 'reply', attempts = 1): Promise<Sent> =>
    door.send(outgoing(typeof answer === 'string' ? plainAnswer(answer) : answer, lane, attempts))
  return { zalo, memory, alarms, log, door, send, texts: () => zalo.user(lan.id).view() }
}

function outgoing(answer: Answer, lane: Lane, attempts: number): Outgoing {
  return { id: 1, person: lan, lane, answer, inReplyTo: '1', attempts, at: monday }
}

test('an answer is one message, with its proof and nothing more', async () => {
  const { send, zalo } = await open()
  expect(await send('Xin chào')).toEqual({ kind: 'sent' })
  expect(zalo.messages).toEqual([{ recipient: { user_id: lan.id }, message: { text: 'Xin chào' } }])
})

/** Zalo answers HTTP 200 to all of them: only the code tells. */
const table: readonly (readonly [number, Sent['kind']])[] = [
  ...[-32, -200, -204, -205, -209, -212, -219, -221, -223, -224, -234, -242].map(
    (code) => [code, 'later'] as const,
  ),
  ...[
    -100, -201, -210, -211, -214, -218, -230, -232, -233, -235, -237, -240, -248, -249, -320, -321, -403,
  ].map((code) => [code, 'failed'] as const),
  ...[-213, -217, -227, -244].map((code) => [code, 'unreachable'] as const),
]

test.each(table)('code %i ends as %s, over HTTP', async (code, kind) => {
  const { send, zalo } = await open()
  zalo.fault('/message/cs', { kind: 'error', code })
  expect(await send('a')).toMatchObject({ kind, reason: String(code) })
  expect(zalo.messages).toEqual([])
})

test.each([-216, -220])('code %i renews the token and sends once more', async (code) => {
  const { send, zalo, texts } = await open()
  zalo.fault('/message/cs', { kind: 'error', code })
  expect(await send('a')).toEqual({ kind: 'sent' })
  expect(texts()).toEqual(['a'])
  expect([zalo.grants.refreshCalls(), zalo.grants.reuses()]).toEqual([1, 0])
})

test('ten sends whose token has died renew it once', async () => {
  const { send, zalo, texts } = await open()
  zalo.grants.expireAccess()
  const sent = await Promise.all(Array.from({ length: 10 }, (_, n) => send(String(n))))
  expect(sent.every(({ kind }) => kind === 'sent')).toBe(true)
  expect(texts()).toHaveLength(10)
  expect(zalo.grants.refreshCalls()).toBe(1)
})

test('without consent everything waits, somebody is told, and Zalo is left alone', async () => {
  const { send, zalo, alarms, door } = await open()
  zalo.grants.issue()
  expect(await send('a')).toMatchObject({ kind: 'later' })
  expect(door.bucket?.free()).toBe(0)
  expect(alarms.map(({ kind }) => kind)).toContain('consent-needed')
  expect(zalo.grants.refreshCalls()).toBe(1)
  await send('b')
  expect(zalo.grants.refreshCalls()).toBe(1)
})

test.each([
  ['reset', { kind: 'reset' }, { kind: 'unknown', reason: 'ECONNRESET' }, 0],
  ['lost after it was taken', { kind: 'lost' }, { kind: 'unknown', reason: 'ECONNRESET' }, 1],
  ['half an answer', { kind: 'half' }, { kind: 'unknown' }, 1],
  ['a proxy’s 502', { kind: 'status', status: 502 }, { kind: 'later', retryAt: 0, reason: '502' }, 0],
  ['a page in place of JSON', { kind: 'status', status: 403 }, { kind: 'unknown', reason: 'HTTP 403' }, 0],
] as const)('a connection that ends in %s', async (_, trouble, sent, arrived) => {
  const { send, zalo, texts } = await open()
  zalo.fault('/message/cs', trouble)
  expect(await send('a')).toMatchObject(sent)
  expect(texts()).toHaveLength(arrived)
})

test('the number of calls that Zalo says are left holds everything back', async () => {
  const { send, zalo, door } = await open()
  zalo.fault('/message/cs', { kind: 'error', code: -32 })
  await send('a')
  expect(door.bucket?.free()).toBe(0)
  expect(door.bucket?.nextAt()).toBeGreaterThanOrEqual(monday + 60_000)
})

test.each([
  ['a notice after 48 hours', 49, 'notice', 'window'],
  ['anything after seven days', 169, 'reply', 'window'],
] as const)('%s is not sent', async (_, hours, lane, reason) => {
  const { send, zalo } = await open({ now: () => monday + hours * hour })
  expect(await send('a', lane)).toEqual({ kind: 'failed', reason })
  expect(zalo.messages).toEqual([])
})

test('nothing is sent while a human answers', async () => {
  const { send, memory, texts } = await open()
  await memory.pause(lan, monday + 1)
  expect(await send('a')).toEqual({ kind: 'failed', reason: 'human-answers' })
  expect(texts()).toEqual([])
})

test('buttons go beside the numbers where they are known to work', async () => {
  const buttons = Array.from({ length: 7 }, (_, n) => ({
    label: `Việc số ${n} ${'rất dài '.repeat(20)}`,
    data: `abc123.s.viec-${n}`,
    role: 'choice' as const,
  }))
  const answer = { ...plainAnswer('Bạn hỏi việc nào?'), buttons }
  const plain = await open()
  await plain.send(answer)
  expect(plain.zalo.messages[0]?.message.attachment).toBeUndefined()
  const rich = await open({ buttons: true })
  await rich.send(answer)
  const [sent] = rich.zalo.messages
  expect(sent?.message.text).toMatch(/^7\. Việc số 6/m)
  expect(sent?.message.attachment?.payload.buttons).toHaveLength(5)
  expect(sent?.message.attachment?.payload.buttons[0]).toMatchObject({ payload: '#abc123.s.viec-0' })
})

test('a store that fails makes a send wait, and no secret is logged', async () => {
  const { send, log, memory } = await open()
  const failing: Memory['contact'] = () => Promise.reject(new Error('access-1-secret'))
  Object.assign(memory, { contact: failing })
  expect(await send('a')).toEqual({ kind: 'later', retryAt: 0, reason: 'store' })
  expect(JSON.stringify(log.entries)).not.toContain('secret')
})

test('the double is strict', async () => {
  const zalo: ZaloOaDouble = await startZaloOa()
  const { accessToken } = zalo.grants.issue()
  const response = await fetch(`${zalo.url}/v2.0/oa/getoa`, { headers: { access_token: `${accessToken}x` } })
  expect(await response.json()).toMatchObject({ error: -216 })
})

test('may tell something later only inside the window that sending keeps to', async () => {
  const { door, memory } = await open({ now: () => monday + 47 * hour })
  const late = await open({ now: () => monday + 49 * hour })
  const contact = await memory.contact(lan)
  expect([door.mayTell(lan, contact), late.door.mayTell(lan, contact)]).toEqual([true, false])
})
