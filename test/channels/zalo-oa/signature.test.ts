import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { proofOf } from '../../../src/channels/zalo-oa/api.ts'
import { isSigned, macOf } from '../../../src/channels/zalo-oa/signature.ts'

/** Computed with three other programs; not captured from Zalo. */
const appId = '360846524940903967'
const key = 'T3stOaSecretKey-0001'
const timestamp = '1764000000123'
const text =
  '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào, hỏi thủ tục cấp CCCD","msg_id":"96d3cdf3af150460909"},"timestamp":"1764000000123"}'
const body = Buffer.from(text)
const mac = 'a2221ae761fa35d9d0a088b11f6b00b6415cc2a9f967ca4cbb37b9557e008457'
const follow =
  '{"oa_id":"388613280879808645","follower":{"id":"24684588352919792"},"user_id_by_app":"552172779717587730","event_name":"follow","source":"oa_profile","app_id":"360846524940903967","timestamp":"1764000000999"}'
const escaped = text.replace(
  /[^\0-\x7f]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
)

const sha256 = (...parts: readonly (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const accepts = (header: string, what = body): boolean => isSigned(header, appId, what, timestamp, [key])

describe('a signature of Zalo', () => {
  it('is what the published vectors say', () => {
    expect(body).toHaveLength(296)
    expect(macOf(appId, body, timestamp, key)).toBe(mac)
    expect(macOf(appId, Buffer.from(follow), '1764000000999', key)).toBe(
      '56323c37a55570efbf514ae27c22bcfb9610d9ed228727a1603fa31043999211',
    )
    expect(macOf(appId, Buffer.from(escaped), timestamp, key)).toBe(
      '050b24009b53ca29da51bfd143d4fb19ad4d330994a8344b3c2b3672d68cfdb4',
    )
  })

  it.each([`mac=${mac}`, mac])('is taken as %s', (header) => {
    expect(accepts(header)).toBe(true)
  })

  it('is taken by the old key and the new one while they are changed', () => {
    expect(isSigned(`mac=${mac}`, appId, body, timestamp, ['new-key', key])).toBe(true)
    expect(isSigned(`mac=${mac}`, appId, body, timestamp, ['new-key'])).toBe(false)
  })

  it.each([
    ['an HMAC', createHmac('sha256', key).update(body).digest('hex'), 'e6f7ee6a'],
    ['the OA id first', sha256('388613280878808645', body, timestamp, key), '9fe7c43a'],
    ['no timestamp', sha256(appId, body, key), '64132d11'],
    ['the body written anew', '079059c47e3eababd202afc78bc296406d792ba335bfa30f1e00a74133bc6b83', '079059c4'],
    ['the body with escapes', sha256(appId, escaped, timestamp, key), '050b2400'],
    ['the body in Latin-1', sha256(appId, Buffer.from(text, 'latin1'), timestamp, key), '37661064'],
    ['no mac at all', '', ''],
    ['a mac cut short', mac.slice(0, 63), mac.slice(0, 8)],
    ['a mac too long', `${mac}0`, mac.slice(0, 8)],
    ['capitals', mac.toUpperCase(), 'A2221AE7'],
    ['two prefixes', `mac=${mac}`, 'mac='],
  ])('is refused when it is of %s', (_, wrong, begins) => {
    expect(wrong.startsWith(begins)).toBe(true)
    expect(accepts(`mac=${wrong}`)).toBe(false)
  })

  it('is refused when one byte of the body or one letter of the mac is another', () => {
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(accepts(mac, changed)).toBe(false)
    }
    for (let at = 0; at < mac.length; at++) {
      expect(accepts(mac.slice(0, at) + (mac[at] === '0' ? '1' : '0') + mac.slice(at + 1))).toBe(false)
    }
  })
})

it('proves the app secret as the vector says', () => {
  expect(proofOf('AT-0001', 'APPSECRET-0001')).toBe(
    'd71af29ffa04aaf93cb9f6fa79cdc2c27b5ae61e8fba76010e51a5b4762ce21b',
  )
})
