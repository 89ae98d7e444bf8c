import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createZaloAccount } from '../../src/channels/zalo-oa/account.ts'
import { createTokenStore, credentialName } from '../../src/channels/zalo-oa/token-store.ts'
import { connect, status, token } from '../../src/cli/zalo.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { app, startOAuth } from '../channels/zalo-oa/oauth-server.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { monday } from '../helpers/talk.ts'

const sealKey = 's'.repeat(32)
const callback = 'https://xa.example/zalo'
const hour = 3_600_000

async function open() {
  const zalo = await startOAuth()
  const memory = await openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: false })
  onTestFinished(() => memory.close())
  const { credentials } = memory
  const clock = { now: monday }
  const options = { ...app, oauthRoot: zalo.root, sealKey, credentials, now: () => clock.now }
  const store = createTokenStore(credentials, sealKey)
  const stored = async () => {
    const held = await store.read()
    return held.kind === 'held' ? held.pair : undefined
  }
  return { zalo, credentials, clock, options, account: createZaloAccount(options), stored }
}

/** What a person sees, and what they type once they have seen it. */
function terminal(typed: (seen: string) => string) {
  const said = { out: '', err: '' }
  const io = {
    out(text: string) {
      said.out += `${text}\n`
    },
    err(text: string) {
      said.err += `${text}\n`
    },
  }
  async function* input() {
    yield typed(said.out)
  }
  return { said, io, input: Readable.from(input()) }
}

/** The administrator agrees: Zalo knows a code now, and sends the browser to the callback. */
function agreed(seen: string, zalo: Awaited<ReturnType<typeof startOAuth>>): URL {
  const [link = ''] = /http\S+\/v4\/oa\/permission\S+/.exec(seen) ?? []
  const { searchParams } = new URL(link)
  zalo.allowCode('code-1', searchParams.get('code_challenge') ?? '')
  const returned = new URL(searchParams.get('redirect_uri') ?? '')
  returned.search = String(
    new URLSearchParams({ code: 'code-1', oa_id: '77', state: searchParams.get('state') ?? '' }),
  )
  return returned
}

describe('connect', () => {
  it.each([
    ['the address', false, (url: URL) => url.href],
    ['the bare code', false, () => '  code-1  '],
    ['the address, with a fresh pair', true, (url: URL) => url.href],
  ])('stores a pair for %s that came back', async (_, fresh, paste) => {
    const { zalo, account, stored } = await open()
    const { said, io, input } = terminal((seen) => `${paste(agreed(seen, zalo))}\n`)
    expect(await connect({ callback, fresh }, account, input, io)).toBe(0)
    expect(said.out).toContain(callback)
    expect(said.out).toContain('Đã lưu lúc 2026-11-23 01:00 UTC')
    expect(said.out).toContain('đến 2026-11-24 02:00 UTC')
    expect(await stored()).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: monday + 25 * hour,
    })
    expect(said.out + said.err).not.toMatch(/access-1|refresh-1|app-secret/)
  })

  it('asks for the same challenge each time, unless a fresh pair is wanted', async () => {
    const { account } = await open()
    const challenge = (fresh: boolean) => account.consent({ callback, fresh }).challenge
    expect(challenge(false)).toBe(challenge(false))
    expect(new Set([challenge(false), challenge(true), challenge(true)]).size).toBe(3)
  })

  it('lets go of the terminal once it has read', async () => {
    const { account } = await open()
    const { io } = terminal(() => '')
    const input = new PassThrough()
    input.write('code-1\n')
    await connect({ callback, fresh: false }, account, input, io)
    expect(input.destroyed).toBe(true)
  })

  it.each([
    ['of another request', (url: URL) => url.href.replace(/state=\w+/, 'state=0'), /không khớp/],
    ['without a state', (url: URL) => url.href.replace(/&state=\w+/, ''), /chỉ dán phần mã/],
    ['without a code', (url: URL) => url.href.replace('code=code-1', 'error=-5'), /Zalo báo: -5/],
    ['that is none', () => 'xin chào', /Không đọc được/],
    ['that is empty', () => '', /Không đọc được/],
  ])('asks Zalo nothing about an address %s', async (_, paste, cure) => {
    const { zalo, account } = await open()
    const { said, io, input } = terminal((seen) => `${paste(agreed(seen, zalo))}\n`)
    expect(await connect({ callback, fresh: false }, account, input, io)).toBe(2)
    expect(said.err).toMatch(cure)
    expect(zalo.calls).toEqual([])
  })

  it.each([[undefined], ['xa.example'], ['ftp://xa.example/'], ['https://']])(
    'wants a callback address, not %s',
    async (given) => {
      const { account } = await open()
      const { said, io, input } = terminal(() => '')
      expect(await connect({ callback: given, fresh: false }, account, input, io)).toBe(2)
      expect(said.err).toContain('--callback https://')
    },
  )

  it.each([
    ['a code that is over', { error: -14014 }, 200, /từ chối \(-14014\).*10 phút/],
    ['a wrong app', { error: -14002 }, 200, /ZALO_OA_APP_ID/],
    ['another callback', { error: -14003 }, 200, /--callback/],
    ['a fault of Zalo', {}, 502, /không trả lời rõ \(502\)/],
    ['too many calls', {}, 429, /Không gọi được Zalo \(429\)/],
  ])('says what to do about %s', async (_, body, httpStatus, cure) => {
    const { zalo, account, stored } = await open()
    zalo.next.push({ kind: 'answer', status: httpStatus, body: JSON.stringify(body) })
    const { said, io, input } = terminal(() => 'code-1\n')
    expect(await connect({ callback, fresh: false }, account, input, io)).toBe(1)
    expect(said.err).toMatch(cure)
    expect(await stored()).toBeUndefined()
  })
})

describe('token', () => {
  it('renews with a refresh token at once, so that it is known to work', async () => {
    const { zalo, account, stored } = await open()
    const { said, io, input } = terminal(() => `${zalo.issue().refreshToken}\n`)
    expect(await token(account, input, io)).toBe(0)
    expect(await stored()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' })
    expect(said.out + said.err).not.toMatch(/access-\d|refresh-\d/)
  })

  it('stores a pair as it is given', async () => {
    const { zalo, account, stored } = await open()
    const { io, input } = terminal(() => 'refresh-9\naccess-9\n')
    expect(await token(account, input, io)).toBe(0)
    expect(await stored()).toMatchObject({ accessToken: 'access-9', refreshToken: 'refresh-9' })
    expect(zalo.calls).toEqual([])
  })

  it('keeps what is stored when the refresh token is spent', async () => {
    const { account, zalo, stored } = await open()
    const first = terminal(() => zalo.issue().refreshToken)
    await token(account, first.input, first.io)
    const { said, io, input } = terminal(() => 'refresh-1')
    expect(await token(account, input, io)).toBe(1)
    expect(said.err).toMatch(/từ chối \(-14014\).*API Explorer/)
    expect(await stored()).toMatchObject({ accessToken: 'access-2' })
  })

  it.each([[''], ['\n'], ['a b\n'], ['a\nb c\n']])('does not take %j', async (typed) => {
    const { account, zalo } = await open()
    const { io, input } = terminal(() => typed)
    expect(await token(account, input, io)).toBe(2)
    expect(zalo.calls).toEqual([])
  })
})

describe('status', () => {
  it('says how long the tokens live', async () => {
    const { account, clock, zalo } = await open()
    const given = terminal(() => zalo.issue().refreshToken)
    await token(account, given.input, given.io)
    clock.now += 3 * hour
    const { said, io } = terminal(() => '')
    expect(await status(account, io)).toBe(0)
    expect(said.out).toBe(
      'good: đã kết nối\ncấp hoặc đổi lần cuối: 3 giờ trước\naccess token: còn 22 giờ\nrefresh token: còn 89 ngày\n',
    )
    clock.now += 26 * hour
    expect(await status(account, io)).toBe(1)
    expect(said.out).toContain('access token: hết hạn 4 giờ trước')
  })

  it('says that nothing is connected, that consent is needed, or that the key is another', async () => {
    const { account, credentials, options } = await open()
    const { said, io } = terminal(() => '')
    expect(await status(account, io)).toBe(1)
    const pair = terminal(() => 'r\na\n')
    await token(account, pair.input, pair.io)
    expect(await status(createZaloAccount({ ...options, sealKey: 'x'.repeat(32) }), io)).toBe(1)
    await credentials.consentNeeded(credentialName, 1)
    expect(await status(account, io)).toBe(1)
    expect(said.out).toMatch(/^none: .*\nsealed-with-other-key: .*\nconsent-needed: /)
  })
})
