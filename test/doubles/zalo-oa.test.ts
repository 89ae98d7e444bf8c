import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventually } from '../helpers/time.ts'
import { openZaloOa, type ZaloOaOptions } from './zalo-oa/open.ts'

const lanId = '246845883529197922'
const hour = 3_600_000
const plain = (text: string) => ({ recipient: { user_id: lanId }, message: { text } })

/** A double whose violations are looked at, not thrown; Lan has just followed the account. */
async function open(options: ZaloOaOptions = {}) {
  const zalo = await openZaloOa(options)
  onTestFinished(() => zalo.close())
  const lan = zalo.user(lanId)
  lan.follows()
  const { accessToken, refreshToken } = zalo.grants.issue()
  const call = async (path: string, body: unknown, headers: Record<string, string>) => {
    const response = await fetch(`${zalo.url}${path}`, {
      method: 'POST',
      headers,
      body: body instanceof URLSearchParams ? body : JSON.stringify(body),
    })
    const answer = (await response.json()) as Readonly<Record<string, unknown>>
    return { answer, headers: response.headers }
  }
  const send = (message: unknown, headers: Record<string, string> = { access_token: accessToken }) =>
    call('/v3.0/oa/message/cs', message, headers)
  const grant = async (form: Readonly<Record<string, string>>, secret = zalo.appSecret) => {
    const body = new URLSearchParams({ app_id: zalo.appId, ...form })
    return (await call('/v4/oa/access_token', body, { secret_key: secret })).answer
  }
  const refresh = (token: string) => grant({ grant_type: 'refresh_token', refresh_token: token })
  return { zalo, lan, accessToken, refreshToken, send, grant, refresh }
}

const button = { title: 'Phí', type: 'oa.query.hide', payload: '#abc123.s.khai-sinh' }
const withButtons = (buttons: readonly object[]) => ({
  ...plain('a'),
  message: { text: 'a', attachment: { type: 'template', payload: { buttons } } },
})

describe('the double of Zalo takes no message', () => {
  it.each([
    ['of 2,001 characters', plain('ế'.repeat(2001))],
    ['without words', plain('')],
    ['with an unknown field', { ...plain('a'), tracking_id: '1' }],
    ['with an unknown field inside', { ...plain('a'), message: { text: 'a', buttons: [] } }],
    ['for an id that is a number', { ...plain('a'), recipient: { user_id: 24684588352919 } }],
    ['with six buttons', withButtons(Array(6).fill(button))],
    ['with no button in a row of buttons', withButtons([])],
    ['with a title of 101', withButtons([{ ...button, title: 'x'.repeat(101) }])],
    ['with a payload of 1,001', withButtons([{ ...button, payload: 'x'.repeat(1001) }])],
    ['with a button of a kind that is not documented', withButtons([{ ...button, type: 'oa.query' }])],
    [
      'with a link that is not https',
      withButtons([{ title: 'a', type: 'oa.open.url', payload: { url: 'http://a.vn' } }]),
    ],
    ['that is no JSON object', 'a'],
  ])('%s: a violation, and code -201', async (_, message) => {
    const { zalo, send } = await open()
    expect((await send(message)).answer).toMatchObject({ error: -201 })
    expect(zalo.violations).toHaveLength(1)
    expect(zalo.messages).toEqual([])
  })

  it('under Authorization, which Zalo does not read', async () => {
    const { zalo, send, accessToken } = await open()
    await send(plain('a'), { authorization: `Bearer ${accessToken}` })
    expect(zalo.violations).toEqual([expect.stringContaining('access_token')])
    expect(zalo.messages).toEqual([])
  })

  it('whose proof is wrong; it takes one that is right, or none', async () => {
    const { zalo, send, accessToken } = await open()
    const proof = createHmac('sha256', zalo.appSecret).update(accessToken).digest('hex')
    const sent = async (more: Record<string, string>) =>
      (await send(plain('a'), { access_token: accessToken, ...more })).answer.error
    expect(await sent({ appsecret_proof: 'x' })).toBe(-242)
    expect([await sent({ appsecret_proof: proof }), await sent({})]).toEqual([0, 0])
  })
})

describe('the double of Zalo takes a message', () => {
  it('of 2,000 characters and five buttons, and tells it as its own event', async () => {
    const { zalo, lan, send } = await open()
    zalo.hook.hold()
    const text = 'ế'.repeat(2000)
    const { answer } = await send({
      ...withButtons(Array(5).fill(button)),
      message: { ...withButtons(Array(5).fill(button)).message, text },
    })
    expect(answer).toMatchObject({ error: 0, message: 'Success', data: { user_id: lanId } })
    expect([lan.view(), zalo.violations]).toEqual([[text], []])
  })

  it.each([
    ['who left', -213, 'unfollows'],
    ['who blocked the account', -217, 'blocks'],
  ] as const)('for nobody %s: %i', async (_, code, does) => {
    const { lan, send } = await open()
    lan[does]()
    expect((await send(plain('a'))).answer).toMatchObject({ error: code })
    lan.follows()
    expect((await send(plain('a'))).answer).toMatchObject({ error: 0 })
  })

  it('within seven days of what the person did last, no later', async () => {
    const clock = { now: Date.UTC(2026, 10, 23) }
    const { lan, send } = await open({ now: () => clock.now })
    const error = async () => (await send(plain('a'))).answer.error
    clock.now += 168 * hour
    expect(await error()).toBe(0)
    clock.now += 1
    expect(await error()).toBe(-230)
    lan.says('a')
    expect(await error()).toBe(0)
  })

  it('so many times a minute, and says how many are left', async () => {
    const clock = { now: Date.UTC(2026, 10, 23) }
    const { send } = await open({ rate: 2, now: () => clock.now })
    const sent = async () => {
      const { answer, headers } = await send(plain('a'))
      return [answer.error, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remain')]
    }
    expect([await sent(), await sent(), await sent()]).toEqual([
      [0, '2', '1'],
      [0, '2', '0'],
      [-32, '2', '0'],
    ])
    clock.now += 60_000
    expect(await sent()).toEqual([0, '2', '1'])
  })
})

describe('tokens of the double', () => {
  it('are renewed once with each refresh token, and the access token before dies', async () => {
    const { zalo, send, accessToken, refreshToken, refresh } = await open()
    const renewed = await refresh(refreshToken)
    expect(renewed).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: '90000',
    })
    expect((await send(plain('a'))).answer).toMatchObject({ error: -216 })
    const token = { access_token: String(renewed.access_token) }
    expect((await send(plain('a'), token)).answer).toMatchObject({ error: 0 })
    expect(await refresh(refreshToken)).toMatchObject({
      error: expect.any(Number),
      error_name: 'Invalid grant',
    })
    expect([zalo.grants.refreshCalls(), zalo.grants.reuses()]).toEqual([2, 1])
    expect(zalo.grants.isAlive(accessToken)).toBe(false)
  })

  it('come of a code, once, with the verifier of its challenge', async () => {
    const { zalo, grant } = await open()
    const challenge = createHash('sha256').update('v').digest('base64url')
    const code = zalo.grants.consent(challenge)
    const exchange = (verifier: string) =>
      grant({ grant_type: 'authorization_code', code, code_verifier: verifier })
    expect(await exchange('another')).toHaveProperty('error')
    expect(await exchange('v')).toHaveProperty('access_token')
    expect(await exchange('v')).toHaveProperty('error')
  })

  it('come of nothing with another app’s secret', async () => {
    const { zalo, refreshToken, grant } = await open()
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    expect(await grant(form, 'x')).toMatchObject({ error: -14002 })
    // The call came, and spent nothing.
    expect([zalo.grants.refreshCalls(), zalo.grants.reuses()]).toEqual([1, 0])
    expect(await grant(form)).toHaveProperty('access_token')
  })

  it('come of no other kind of grant', async () => {
    const { grant } = await open()
    expect(await grant({ grant_type: 'password', code: 'code-1' })).toHaveProperty('error')
  })

  it('are asked for as often as it is counted, whatever becomes of the call', async () => {
    const { zalo, refreshToken, grant } = await open()
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    zalo.fault('/v4/oa/access_token', { kind: 'reset' })
    zalo.fault('/v4/oa/access_token', { kind: 'error', code: -1 })
    await expect(grant(form)).rejects.toThrow()
    await grant(form)
    expect(zalo.grants.refreshCalls()).toBe(2)
  })
})

describe('a call that the API does not have', () => {
  it.each([
    ['/v3.0/oa/message/promotion', 'POST'],
    ['/v3.0/oa/message/cs', 'PUT'],
    ['/v2.0/oa/getoa', 'POST'],
  ])('%s by %s is a violation', async (path, method) => {
    const { zalo } = await open()
    await fetch(zalo.url + path, { method })
    expect(zalo.violations).toEqual([`${method} ${path} is no call of the API`])
  })
})

describe('faults of the double', () => {
  it('strike the calls they are meant for, so many times', async () => {
    const { zalo, send } = await open()
    zalo.fault('/message/cs', { kind: 'error', code: -248 }, 2)
    const errors = [await send(plain('a')), await send(plain('a')), await send(plain('a'))]
    expect(errors.map(({ answer }) => answer.error)).toEqual([-248, -248, 0])
  })

  it.each([
    ['reset', 0],
    ['lost', 1],
    ['half', 1],
  ] as const)('break the line: %s, messages taken: %i', async (kind, taken) => {
    const { zalo, lan, send } = await open()
    zalo.fault('/message/cs', { kind })
    await expect(send(plain('a'))).rejects.toThrow()
    expect(lan.view()).toHaveLength(taken)
  })
})

type Post = { readonly body: string; readonly headers: Readonly<Record<string, unknown>> }

/** A webhook that answers with these, then with 200. */
async function listen(...statuses: readonly number[]) {
  const posts: Post[] = []
  const left = [...statuses]
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      posts.push({ body, headers: request.headers })
      response.writeHead(left.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const textOf = ({ body }: Post): string => JSON.parse(body).message?.text

describe('events of the double', () => {
  it('are signed over their bytes', async () => {
    const { zalo, lan } = await open()
    const { posts, url } = await listen()
    zalo.hook.set(url)
    lan.says('khai sinh ở đâu')
    await eventually(() => expect(posts).toHaveLength(1))
    const { body = '', headers = {} } = posts[0] ?? {}
    const { timestamp } = JSON.parse(body)
    const mac = createHash('sha256')
      .update(zalo.appId + body + timestamp + zalo.secretKey)
      .digest('hex')
    expect(headers['x-zevent-signature']).toBe(`mac=${mac}`)
  })

  it('come again, the same bytes, until they are answered with 200', async () => {
    const { zalo, lan } = await open()
    const { posts, url } = await listen(503, 500)
    zalo.hook.set(url)
    lan.says('a')
    await eventually(() => expect(posts).toHaveLength(3))
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1)
    expect(posts.map(({ headers }) => headers.num_retry)).toEqual([undefined, '1', '2'])
    expect(zalo.hook.isDisabled()).toBe(false)
  })

  it('end for good after five repeats in vain', async () => {
    const { zalo, lan } = await open({ pace: 0.00001 })
    const { posts, url } = await listen(...Array<number>(6).fill(400))
    zalo.hook.set(url)
    lan.says('a')
    await eventually(() => expect(zalo.hook.isDisabled()).toBe(true))
    expect(posts).toHaveLength(6)
    lan.says('b')
    expect(posts.map(textOf)).not.toContain('b')
  })

  it('are held, and let go of together', async () => {
    const { zalo, lan } = await open()
    const { posts, url } = await listen()
    zalo.hook.set(url)
    zalo.hook.hold()
    for (const text of ['a', 'b', 'c']) lan.says(text)
    expect(posts).toEqual([])
    zalo.hook.release()
    await eventually(() => expect(posts).toHaveLength(3))
    expect(posts.map(textOf).sort()).toEqual(['a', 'b', 'c'])
  })
})
