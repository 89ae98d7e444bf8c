import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTokenStore, credentialName } from '../../../src/channels/zalo-oa/token-store.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { monday } from '../../helpers/talk.ts'
import { startOAuth } from './oauth-server.ts'

const worker = fileURLToPath(new URL('./refresh-worker.mjs', import.meta.url))
const sealKey = 's'.repeat(32)
const hour = 3_600_000
const minute = 60_000
/** While the old token works, a renewal that never told its end is left alone for so long. */
const patience = 30 * minute

/** All of them: REFRESH_TRIES=200. */
const tries = Number(process.env.REFRESH_TRIES ?? 10)

type Told = { readonly at: number; readonly now: number; readonly tick?: boolean }
type Said = {
  readonly token: { readonly accessToken: string; readonly version: number } | null
  readonly state: string
  readonly alerts: readonly { readonly kind: string }[]
}

/** One database that knows a pair of Zalo's, and processes that are started on it. */
async function open() {
  const zalo = await startOAuth()
  const path = join(temporaryFolder(), 'motcua.db')
  const memory = await openSqlite(path, { lock: false })
  onTestFinished(() => memory.close())
  const store = createTokenStore(memory.credentials, sealKey)
  return {
    zalo,
    row: () => memory.credentials.read(credentialName),
    connect: (now: number) => store.put({ ...zalo.issue(), expiresInMs: 25 * hour }, now),
    async start() {
      const child = fork(worker, [path, zalo.root, sealKey])
      onTestFinished(() => void child.kill('SIGKILL'))
      await once(child, 'message')
      return child
    },
  }
}

async function ask(child: ChildProcess, told: Told): Promise<Said> {
  const answer = once(child, 'message')
  child.send(told)
  const [said] = await answer
  return said
}

describe('two processes on one database', () => {
  it.each([
    ['is about to expire', 20 * hour],
    ['is dead', 25 * hour],
  ])(`renew a token that %s with one call, ${tries} times out of ${tries}`, async (_, age) => {
    const house = await open()
    const processes = await Promise.all([house.start(), house.start()])
    let now = monday
    await house.connect(now)
    for (let round = 1; round <= tries; round += 1) {
      now += age
      const before = house.zalo.calls.length
      const told = { at: Date.now() + 15, now }
      const said = await Promise.all(processes.map((each) => ask(each, told)))
      expect(house.zalo.calls.length - before).toBe(1)
      const after = await Promise.all(processes.map((each) => ask(each, told)))
      expect(after.map(({ token }) => token?.version)).toEqual([round + 1, round + 1])
      expect(after.every(({ token }) => house.zalo.isAlive(token?.accessToken ?? ''))).toBe(true)
      expect([...said, ...after].flatMap(({ alerts }) => alerts)).toEqual([])
      if (age === 25 * hour) expect(said).toEqual(after)
    }
    expect(house.zalo.calls).toHaveLength(tries)
  })
})

describe('a process killed after Zalo has answered and before that is saved', () => {
  it('leaves a broken chain, which the next process finds by one more call and says', async () => {
    const house = await open()
    const now = monday + 20 * hour
    await house.connect(monday)
    const killed = await house.start()
    const gone = once(killed, 'exit')
    const saving = once(killed, 'message')
    killed.send({ at: 0, now, hang: true })
    expect(await saving).toContain('saving')
    killed.kill('SIGKILL')
    await gone
    expect(await house.row()).toMatchObject({ state: 'renewing', tries: 1, version: 1 })

    const next = await house.start()
    expect(await ask(next, { at: 0, now: now + patience - 1, tick: true })).toMatchObject({
      state: 'renewing',
      alerts: [],
    })
    expect(house.zalo.calls).toHaveLength(1)
    expect(await ask(next, { at: 0, now: now + patience, tick: true })).toMatchObject({
      token: { accessToken: 'access-1' },
      state: 'consent-needed',
      alerts: expect.arrayContaining([{ kind: 'consent-needed', channel: 'zalo-oa' }]),
    })
    expect(house.zalo.calls).toHaveLength(2)

    for (let later = 2; later < 5; later += 1)
      await ask(next, { at: 0, now: now + patience + later * minute, tick: true })
    expect(house.zalo.calls).toHaveLength(2)
    const dead = await ask(next, { at: 0, now: now + 5 * hour, tick: true })
    expect(dead).toMatchObject({ token: null, state: 'consent-needed' })
    expect(dead.alerts.map(({ kind }) => kind)).toContain('consent-needed')
  })

  it('costs nothing when Zalo had not received the call', async () => {
    const house = await open()
    const now = monday + 20 * hour
    await house.connect(monday)
    const killed = await house.start()
    const gone = once(killed, 'exit')
    house.zalo.next.push({ kind: 'unread-then', act: () => killed.kill('SIGKILL') })
    killed.send({ at: 0, now })
    await gone
    const next = await house.start()
    expect(await ask(next, { at: 0, now: now + patience, tick: true })).toMatchObject({
      token: { accessToken: 'access-2', version: 2 },
      state: 'good',
      alerts: [],
    })
  })
})
