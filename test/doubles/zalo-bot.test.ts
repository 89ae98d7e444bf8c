import { describe, expect, it } from 'vitest'
import { startZaloBot } from './zalo-bot/double.ts'

async function call(zalo: { url: string; token: string }, method: string, payload: object) {
  const url = `${zalo.url}/bot${zalo.token}/${method}`
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload) })
  return { status: response.status, body: await response.json() }
}

describe('the double', () => {
  it.each([
    ['sendMessage', { chat_id: 'lan', text: 'x'.repeat(2001) }, 'text is no text of 1 to 2000 characters'],
    ['sendMessage', { chat_id: 'lan', text: '' }, 'text is no text'],
    ['sendMessage', { chat_id: 'lan', text: ' \n' }, 'text is blank'],
    ['sendMessage', { chat_id: 'lan', text: 'ti\u00ea\u0301p' }, 'text is not NFC'],
    ['sendMessage', { chat_id: 'lan', text: '\ud83d' }, 'text has half a character'],
    ['sendMessage', { chat_id: 7, text: 'a' }, 'chat_id is no text'],
    ['sendMessage', { text: 'a' }, 'chat_id is missing'],
    ['sendMessage', { chat_id: 'lan', text: 'a', parse_mode: 'html' }, 'unknown field parse_mode'],
    ['sendMessage', { chat_id: 'nobody', text: 'a' }, 'nobody has ever written from nobody'],
    ['setWebhook', { url: 'http://bot.test/', secret_token: '12345678' }, 'url is not like'],
    ['setWebhook', { url: 'https://localhost/', secret_token: '12345678' }, 'url is not like'],
    ['setWebhook', { url: 'https://bot.test/', secret_token: '1234567' }, 'secret_token is no text of 8'],
    ['getUpdates', { timeout: 30 }, 'timeout is not like'],
    ['getUpdates', { offset: 1 }, 'unknown field offset'],
    ['sendPhoto', { chat_id: 'lan' }, 'no rules are written for it'],
  ])('does not take %s of %j', async (method, payload, reason) => {
    const zalo = await startZaloBot()
    zalo.expectViolations()
    zalo.person('lan').says('a')
    await call(zalo, method, payload)
    expect(zalo.violations).toEqual([expect.stringContaining(`${method}: ${reason}`)])
  })

  it('says no with status 200, and knows only its own token', async () => {
    const zalo = await startZaloBot()
    expect(await call({ ...zalo, token: '1:x' }, 'getMe', {})).toEqual({
      status: 200,
      body: { ok: false, error_code: 401, description: 'Unauthorized' },
    })
  })

  it('hands out one update, once, and ends a quiet poll with 408', async () => {
    const zalo = await startZaloBot({ quietMs: 5 })
    const update = zalo.person('lan').says('khai sinh')
    expect((await call(zalo, 'getUpdates', {})).body).toEqual({ ok: true, result: update })
    expect((await call(zalo, 'getUpdates', {})).body).toMatchObject({ ok: false, error_code: 408 })
  })
})
