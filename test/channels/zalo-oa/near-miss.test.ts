import { createHash, createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { nearMissOf } from '../../../src/channels/zalo-oa/near-miss.ts'

const appId = '360846524940903967'
const oaId = '388613280878808645'
const timestamp = '1764000000123'
const key = 'T3stOaSecretKey-0001'
const appSecret = 'APPSECRET-0001'
const event = { app_id: appId, recipient: { id: oaId }, message: { text: 'hỏi thủ tục' }, timestamp }
const text = JSON.stringify(event)
const pretty = JSON.stringify(event, null, 2)
const escaped = text.replace(/[^\0-\x7f]/g, (letter) => {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
})

const sha256 = (...parts: string[]) => createHash('sha256').update(parts.join('')).digest('hex')
const missOf = (mac: string, body = text) =>
  nearMissOf({ mac, appId, body: Buffer.from(body), timestamp, secretKeys: ['new-key', key], appSecret })

it.each([
  ['the app’s secret', sha256(appId, text, timestamp, appSecret), 'app-secret'],
  ['the account’s id first', sha256(oaId, text, timestamp, key), 'oa-id-first'],
  ['no timestamp', sha256(appId, text, key), 'no-timestamp'],
  ['an HMAC of the body', createHmac('sha256', key).update(text).digest('hex'), 'hmac'],
  [
    'an HMAC of everything',
    createHmac('sha256', key)
      .update(appId + text + timestamp)
      .digest('hex'),
    'hmac',
  ],
  ['nothing that is known', sha256('x'), undefined],
  ['nothing', '', undefined],
])('a signature of %s is told', (_, mac, miss) => {
  expect(missOf(mac)).toBe(miss)
})

it.each([
  ['with spaces', text, pretty],
  ['without escapes', escaped, text],
])('a body that came signed and was written anew %s is told', (_, sent, arrived) => {
  expect(missOf(sha256(appId, sent, timestamp, key), arrived)).toBe('body-rewritten')
})

it('a large body costs nothing', () => {
  const large = JSON.stringify({ ...event, more: 'x'.repeat(20_000) })
  expect(missOf(sha256(oaId, large, timestamp, key), large)).toBeUndefined()
})
