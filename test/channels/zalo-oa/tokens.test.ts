import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { createTokenStore, credentialName } from '../../../src/channels/zalo-oa/token-store.ts'
import { createTokens, type Tokens } from '../../../src/channels/zalo-oa/tokens.ts'
import type { Credentials } from '../../../src/desk/credentials.ts'
import { seal } from '../../../src/lib/seal.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { monday } from '../../helpers/talk.ts'
import { app, type OAuthServer, startOAuth, type Trick } from './oauth-server.ts'

const sealKey = 's'.repeat(32)
const hour = 3_600_000
const halfHour = hour / 2
const day = 24 * hour
const consentNeeded: Alert = { kind: 'consent-needed', channel: 'zalo-oa' }

type Clock = { now: number }
type House = {
  readonly zalo: OAuthServer
  readonly credentials: Credentials
  readonly alerts: Alert[]
  readonly clock: Clock
  readonly lines: string[]
  /** Another process on the same database. */
  readonly another: (settings?: Partial<Parameters<typeof createTokens>[0]>) => Tokens
}

/** A store of its own with a pair that Zalo knows, obtained at `monday`. */
async function open({ connected = true } = {}): Promise<House> {
  const zalo = await startOAuth()
  const memory = await openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: false })
  onTestFinished(() => memory.close())
  const { credentials } = memory
  const clock = { now: monday }
  const alerts: Alert[] = []
  const lines: string[] = []
  const write = (fields: object, phrase: string) => void lines.push(JSON.stringify({ ...fields, phrase }))
  if (connected)
    await createTokenStore(credentials, sealKey).put({ ...zalo.issue(), expiresInMs: 25 * hour }, monday)
  const another: House['another'] = (settings = {}) =>
    createTokens({
      ...app,
      oauthRoot: zalo.root,
      sealKey,
      credentials,
      alarm: (alert) => void alerts.push(alert),
      log: { info: write, warn: write, error: write },
      now: () => clock.now,
      sleep: async (ms) => {
        clock.now += ms
      },
      ...settings,
    })
  return { zalo, credentials, alerts, clock, lines, another }
}

const cut: Trick = { kind: 'cut' }
const lostAnswer: Trick = { kind: 'spent-then', act: (response) => response.destroy() }
const row = (house: House) => house.credentials.read(credentialName)

describe('the access token', () => {
  it('is given as it is while it is young', async () => {
    const house = await open()
    house.clock.now += 20 * hour - 1
    expect(await house.another().current()).toEqual({ accessToken: 'access-1', version: 1 })
    expect(house.zalo.calls).toEqual([])
  })

  it('is renewed after 20 hours, before it is given', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    expect(await house.another().current()).toEqual({ accessToken: 'access-2', version: 2 })
    expect(await house.another().current()).toEqual({ accessToken: 'access-2', version: 2 })
    expect(house.zalo.calls).toHaveLength(1)
  })

  it('is renewed by the minute, though nobody writes', async () => {
    const house = await open()
    const tokens = house.another()
    await tokens.tick()
    expect(house.zalo.calls).toHaveLength(0)
    house.clock.now += 20 * hour
    await tokens.tick()
    await tokens.tick()
    expect(house.zalo.calls).toHaveLength(1)
    expect(house.alerts).toEqual([])
  })

  it('is renewed once for all who ask at once, in one process or in three', async () => {
    const house = await open()
    house.clock.now += 26 * hour
    const processes = [1, 2, 3].map(() => house.another({ sleep: () => delay(20) }))
    const asked = processes.flatMap((tokens) => [tokens.current(), tokens.current(), tokens.tick()])
    const given = (await Promise.all(asked)).filter((token) => token !== undefined)
    expect(given).toEqual(Array.from({ length: 6 }, () => ({ accessToken: 'access-2', version: 2 })))
    expect(house.zalo.calls).toHaveLength(1)
  })

  it('is the old one for whoever lost the claim, while it lives', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    await house.credentials.claim(credentialName, 1, house.clock.now, 60_000)
    expect(await house.another().current()).toMatchObject({ accessToken: 'access-1' })
    expect(house.zalo.calls).toEqual([])
  })

  it('is waited for 15 seconds when it is dead and somebody else renews it', async () => {
    const house = await open()
    house.clock.now += 25 * hour
    await house.credentials.claim(credentialName, 1, house.clock.now, 60_000)
    const since = house.clock.now
    expect(await house.another().current()).toBeUndefined()
    expect(house.clock.now - since).toBe(15_000)
  })

  it('is the new one as soon as somebody else has it', async () => {
    const house = await open()
    house.clock.now += 25 * hour
    await house.credentials.claim(credentialName, 1, house.clock.now, 60_000)
    const store = createTokenStore(house.credentials, sealKey)
    const sealed = store.sealed({ ...house.zalo.issue(), expiresInMs: 25 * hour }, house.clock.now)
    const sleep = () => house.credentials.renewed(credentialName, 1, sealed, house.clock.now)
    expect(await house.another({ sleep }).current()).toEqual({ accessToken: 'access-2', version: 2 })
    expect(house.zalo.calls).toEqual([])
  })

  it('is not there before consent, which is said', async () => {
    const house = await open({ connected: false })
    const tokens = house.another()
    expect(await tokens.current()).toBeUndefined()
    await tokens.tick()
    expect(house.alerts).toEqual([consentNeeded])
    expect(await tokens.state()).toEqual({ state: 'none' })
  })

  it('cannot be read with another SECRET_KEY, which is said', async () => {
    const house = await open()
    const tokens = house.another({ sealKey: 'x'.repeat(32) })
    expect(await tokens.current()).toBeUndefined()
    await tokens.tick()
    expect(house.alerts).toEqual([{ kind: 'channel-down', channel: 'zalo-oa', reason: 'SECRET_KEY' }])
    expect(await tokens.state()).toEqual({ state: 'sealed-with-other-key' })
  })
})

describe('a token that Zalo refuses', () => {
  it('is read again from the store, not renewed, when a newer one is there', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    await house.another().tick()
    expect(await house.another().refused(1)).toEqual({ accessToken: 'access-2', version: 2 })
    expect(house.zalo.calls).toHaveLength(1)
  })

  it('is renewed once when it is the stored one', async () => {
    const house = await open()
    const [one, other] = [house.another(), house.another({ sleep: () => delay(20) })]
    const given = await Promise.all([one.refused(1), one.refused(1), other.refused(1)])
    expect(given.map((token) => token?.accessToken)).toEqual(['access-2', 'access-2', 'access-2'])
    expect(house.zalo.calls).toHaveLength(1)
  })

  it('is not given again while it cannot be renewed', async () => {
    const house = await open()
    const tokens = house.another({ oauthRoot: 'http://127.0.0.1:1' })
    expect(await tokens.refused(1)).toBeUndefined()
    expect(await tokens.current()).toBeUndefined()
    expect(house.alerts).toContainEqual({
      kind: 'channel-down',
      channel: 'zalo-oa',
      reason: 'ECONNREFUSED',
    })
  })

  it('is not renewed over and over when Zalo refuses the new ones too', async () => {
    const house = await open()
    const tokens = house.another()
    for (let version = 1; version <= 10; version += 1) {
      await tokens.refused(version)
      await tokens.tick()
    }
    expect(house.zalo.calls).toHaveLength(1)
    expect(house.alerts).toContainEqual({
      kind: 'channel-down',
      channel: 'zalo-oa',
      reason: 'access-token-refused',
    })
  })
})

describe('a renewal', () => {
  it('that is refused calls for consent, and the old token serves while it lives', async () => {
    const house = await open()
    house.zalo.issue()
    house.clock.now += 20 * hour
    const tokens = house.another()
    expect(await tokens.current()).toEqual({ accessToken: 'access-1', version: 1 })
    expect(house.alerts).toEqual([consentNeeded])
    house.clock.now += 5 * hour
    expect(await tokens.current()).toBeUndefined()
    expect(await tokens.state()).toMatchObject({ state: 'consent-needed', accessLeftMs: 0 })
    await tokens.tick()
    expect(house.zalo.calls).toHaveLength(1)
  })

  it('that did not reach Zalo is tried again, later each time, and alarms only once the token is dead', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    const cutOff = { oauthRoot: 'http://127.0.0.1:1' }
    const tokens = house.another(cutOff)
    expect(await tokens.current()).toMatchObject({ accessToken: 'access-1' })
    expect(await tokens.current()).toMatchObject({ accessToken: 'access-1' })
    expect(house.lines.filter((line) => line.includes('renewing'))).toHaveLength(1)
    expect(house.alerts).toEqual([])
    expect(await row(house)).toMatchObject({ state: 'good', tries: 0 })
    house.clock.now += 5 * hour
    expect(await tokens.current()).toBeUndefined()
    expect(house.alerts).toEqual([{ kind: 'channel-down', channel: 'zalo-oa', reason: 'ECONNREFUSED' }])
    expect(await house.another().current()).toEqual({ accessToken: 'access-2', version: 2 })
  })

  it('that Zalo calls too frequent is tried again with the same token', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    house.zalo.next.push({ kind: 'answer', status: 429, body: '' })
    const tokens = house.another()
    expect(await tokens.current()).toMatchObject({ version: 1 })
    house.clock.now += 1000
    expect(await tokens.current()).toMatchObject({ version: 2 })
  })

  it('whose end is not known is tried once more after half an hour, while the old token works', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    house.zalo.next.push(cut)
    const tokens = house.another()
    expect(await tokens.current()).toMatchObject({ accessToken: 'access-1' })
    house.clock.now += halfHour - 1
    await tokens.tick()
    expect(house.zalo.calls).toHaveLength(1)
    house.clock.now += 1
    await tokens.tick()
    expect(await tokens.current()).toMatchObject({ accessToken: 'access-2' })
    expect(house.alerts).toEqual([])
  })

  it('whose end is not known is tried once more after a minute, once Zalo refuses the old token', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    house.zalo.next.push(lostAnswer)
    const tokens = house.another()
    expect(await tokens.current()).toMatchObject({ accessToken: 'access-1' })
    house.clock.now += 60_000
    expect(await tokens.refused(1)).toBeUndefined()
    expect(house.zalo.calls).toHaveLength(2)
    expect(await row(house)).toMatchObject({ state: 'consent-needed' })
    expect(house.alerts).toContainEqual(consentNeeded)
  })

  it.each([
    ['cut off twice', [cut, cut]],
    ['spent although its answer was lost', [lostAnswer]],
    ['answered in half', [{ kind: 'spent-then', act: (response) => response.end('{"access_tok') }]],
    ['answered by a page twice', [...Array(2)].map(() => ({ kind: 'answer', status: 502, body: '<p>' }))],
  ] as [string, Trick[]][])('%s calls for consent after two calls in all', async (_, tricks) => {
    const house = await open()
    house.clock.now += 20 * hour
    house.zalo.next.push(...tricks)
    for (let minute = 0; minute < 90; minute += 10) {
      await house.another().tick()
      house.clock.now += 600_000
    }
    expect(house.zalo.calls).toHaveLength(2)
    expect(await row(house)).toMatchObject({ state: 'consent-needed' })
    expect(house.alerts).toContainEqual(consentNeeded)
  })

  it('that never told its end twice is not tried a third time', async () => {
    const house = await open()
    const at = house.clock.now + 20 * hour
    await house.credentials.claim(credentialName, 1, at, 60_000)
    await house.credentials.claim(credentialName, 1, at + 60_000, 60_000)
    house.clock.now = at + 60_000 + halfHour
    await house.another().tick()
    expect(house.zalo.calls).toEqual([])
    expect(house.alerts).toEqual([consentNeeded])
  })

  it('yields to a consent given meanwhile', async () => {
    const house = await open()
    house.clock.now += 20 * hour
    const store = createTokenStore(house.credentials, sealKey)
    const credentials: Credentials = {
      ...house.credentials,
      async claim(...given) {
        const claimed = await house.credentials.claim(...given)
        await store.put(
          { accessToken: 'consented', refreshToken: 'r', expiresInMs: 25 * hour },
          house.clock.now,
        )
        return claimed
      },
    }
    const token = await house.another({ credentials }).current()
    expect(token).toEqual({ accessToken: 'consented', version: 2 })
  })

  it('is saved though the database was busy', async () => {
    const house = await open()
    house.clock.now += 26 * hour
    let busy = 2
    const credentials: Credentials = {
      ...house.credentials,
      async renewed(...given) {
        busy -= 1
        if (busy >= 0) throw Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' })
        return house.credentials.renewed(...given)
      },
    }
    expect(await house.another({ credentials }).current()).toMatchObject({ accessToken: 'access-2' })
    expect(house.lines.join()).toContain('SQLITE_BUSY')
  })
})

test('a call for consent is made up for by the next process', async () => {
  const house = await open()
  await house.credentials.consentNeeded(credentialName, 1)
  await house.another().tick()
  expect(house.alerts).toEqual([consentNeeded])
})

test.each([
  [59, []],
  [60, [60]],
  [89, [89]],
])('after %i days without a renewal the alarm says %j', async (days, expected) => {
  const house = await open()
  house.clock.now += days * day
  await house.another({ oauthRoot: 'http://127.0.0.1:1' }).tick()
  const said = house.alerts.flatMap((alert) => (alert.kind === 'consent-ending' ? [alert.days] : []))
  expect(said).toEqual(expected)
})

test('the state says how long the tokens live, and nothing secret', async () => {
  const house = await open()
  house.clock.now += hour
  expect(await house.another().state()).toEqual({
    state: 'good',
    ageMs: hour,
    accessLeftMs: 24 * hour,
    chainLeftMs: 90 * day - hour,
  })
})

test('no token is stored or logged in the clear', async () => {
  const house = await open()
  house.clock.now += 20 * hour
  house.zalo.next.push(cut)
  await house.another().tick()
  house.clock.now += 60_000
  await house.another().tick()
  const { sealed = '' } = (await row(house)) ?? {}
  for (const secret of ['access-', 'refresh-', app.appSecret]) {
    expect(sealed).not.toContain(secret)
    expect(house.lines.join()).not.toContain(secret)
  }
})

test('what was sealed by another program of ours is a fault, said at once', async () => {
  const house = await open()
  await house.credentials.put(credentialName, seal(sealKey, '{"accessToken":1}'), monday)
  await expect(house.another().current()).rejects.toThrow()
})
