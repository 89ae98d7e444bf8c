import { describe, expect, it, test } from 'vitest'
import { consentLink, exchangeCode, refresh } from '../../../src/channels/zalo-oa/oauth.ts'
import { challengeOf, fixedVerifier, freshVerifier } from '../../../src/channels/zalo-oa/pkce.ts'
import { app, startOAuth } from './oauth-server.ts'

async function open() {
  const zalo = await startOAuth()
  return { zalo, options: { ...app, oauthRoot: zalo.root } }
}

describe('PKCE', () => {
  it('makes the challenge of RFC 7636, appendix B', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  })

  it('keeps one verifier for one key', () => {
    expect(fixedVerifier('a')).toBe(fixedVerifier('a'))
    expect(fixedVerifier('a')).not.toBe(fixedVerifier('b'))
    expect(freshVerifier()).not.toBe(freshVerifier())
  })

  it.each([fixedVerifier('a'), freshVerifier()])('has a verifier of 43 characters: %s', (verifier) => {
    expect(verifier).toMatch(/^[\w-]{43}$/)
  })
})

test('the consent link carries the app, the callback, the challenge and the state, and nothing else', () => {
  const redirectUri = 'https://xa.example/?a=1&b=2'
  const link = new URL(
    consentLink(
      { appId: '12', oauthRoot: 'https://oauth.zaloapp.com' },
      { redirectUri, challenge: 'c-_', state: 's' },
    ),
  )
  expect(link.origin + link.pathname).toBe('https://oauth.zaloapp.com/v4/oa/permission')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    app_id: '12',
    redirect_uri: redirectUri,
    code_challenge: 'c-_',
    state: 's',
  })
})

describe('a code', () => {
  it('becomes a pair, with the verifier whose challenge Zalo was told', async () => {
    const { zalo, options } = await open()
    zalo.allowCode('code-1', challengeOf('v'))
    expect(await exchangeCode(options, 'code-1', 'v')).toEqual({
      kind: 'pair',
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresInMs: 90_000_000,
    })
    expect(zalo.calls).toEqual([
      {
        secret: app.appSecret,
        contentType: expect.stringMatching(/^application\/x-www-form-urlencoded/),
        form: { code: 'code-1', app_id: app.appId, grant_type: 'authorization_code', code_verifier: 'v' },
      },
    ])
  })

  it('is refused the second time', async () => {
    const { zalo, options } = await open()
    zalo.allowCode('code-1', challengeOf('v'))
    await exchangeCode(options, 'code-1', 'v')
    expect(await exchangeCode(options, 'code-1', 'v')).toEqual({ kind: 'refused', code: '-14014' })
  })
})

describe('a refresh token', () => {
  it('becomes the next pair, once', async () => {
    const { zalo, options } = await open()
    const { refreshToken } = zalo.issue()
    expect(await refresh(options, refreshToken)).toMatchObject({ kind: 'pair', refreshToken: 'refresh-2' })
    expect(await refresh(options, refreshToken)).toMatchObject({ kind: 'refused' })
    expect(zalo.calls[0]?.form).toEqual({
      refresh_token: 'refresh-1',
      app_id: app.appId,
      grant_type: 'refresh_token',
    })
  })

  it('is not spent when nobody is there', async () => {
    const answer = await refresh({ ...app, oauthRoot: 'http://127.0.0.1:1' }, 'r')
    expect(answer).toEqual({ kind: 'not-sent', code: 'ECONNREFUSED' })
  })

  it('may be spent when the line is cut', async () => {
    const { zalo, options } = await open()
    zalo.next.push({ kind: 'cut' })
    expect(await refresh(options, 'r')).toMatchObject({ kind: 'unknown', code: 'ECONNRESET' })
  })
})

const pair = { access_token: 'a', refresh_token: 'r', expires_in: '90000' }

test.each([
  ['a number of seconds', 200, { ...pair, expires_in: 3600 }, { kind: 'pair', expiresInMs: 3_600_000 }],
  ['a pair with a zero error', 200, { ...pair, error: 0 }, { kind: 'pair' }],
  ['an error under 200', 200, { error: -14002, error_name: 'x' }, { kind: 'refused', code: '-14002' }],
  ['an error under 400', 400, { error: -14003 }, { kind: 'refused', code: '-14003' }],
  ['an error under 500', 500, { error: -14003 }, { kind: 'unknown', code: '500' }],
  ['a pair under 500', 502, pair, { kind: 'unknown', code: '502' }],
  ['too often', 200, { error: -32 }, { kind: 'not-sent', code: '-32' }],
  ['too often, by HTTP', 429, {}, { kind: 'not-sent', code: '429' }],
  ['no refresh token', 200, { ...pair, refresh_token: undefined }, { kind: 'unknown', code: 'ESHAPE' }],
  ['an empty access token', 200, { ...pair, access_token: '' }, { kind: 'unknown', code: 'ESHAPE' }],
  ['no end', 200, { ...pair, expires_in: undefined }, { kind: 'unknown', code: 'ESHAPE' }],
  ['an end that is no number', 200, { ...pair, expires_in: '1e9' }, { kind: 'unknown', code: 'ESHAPE' }],
  ['an end already over', 200, { ...pair, expires_in: '0' }, { kind: 'unknown', code: 'ESHAPE' }],
  ['a page', 200, '<html>', { kind: 'unknown', code: 'ESHAPE' }],
  ['a page under 403', 403, '<html>', { kind: 'unknown', code: '403' }],
  ['half of JSON', 200, '{"access_token":"a","refr', { kind: 'unknown', code: 'ESHAPE' }],
  ['nothing', 200, '', { kind: 'unknown', code: 'ESHAPE' }],
  ['a zero error alone', 200, { error: 0 }, { kind: 'unknown', code: 'ESHAPE' }],
  ['another address', 302, '', { kind: 'unknown', code: '302' }],
])('understands %s', async (_, status, body, expected) => {
  const { zalo, options } = await open()
  zalo.next.push({ kind: 'answer', status, body: typeof body === 'string' ? body : JSON.stringify(body) })
  expect(await refresh(options, 'r')).toMatchObject(expected)
})
