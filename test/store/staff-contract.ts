import { expect, test } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import type { Limit, Role, StaffStore } from '../../src/desk/staff.ts'
import { anAct } from '../helpers/act.ts'
import { monday } from '../helpers/talk.ts'

const limit: Limit = { key: 'own', free: 2, firstWaitMs: 1_000, mostWaitMs: 4_000, forgetMs: 100_000 }
const wide: Limit = { ...limit, key: 'wide', free: 3 }

/** What every store of staff accounts, sessions, tries and acts must do. */
export function staffContract(openMemory: () => Promise<Memory>): void {
  const open = async () => (await openMemory()).staff

  async function add(staff: StaffStore, name: string, role: Role): Promise<number> {
    const given = { password: '$argon2id$', passwordSetAt: monday, madeAt: monday }
    await staff.addAccount({ name, role, ...given }, anAct)
    return (await staff.account(name))?.id ?? 0
  }

  async function enter(staff: StaffStore, id: string, accountId: number, instead?: string): Promise<void> {
    await staff.openSession({ id, accountId, stage: 'full', at: monday }, instead)
  }

  test('an account is made once, and found by its name', async () => {
    const staff = await open()
    const id = await add(staff, 'lan', 'viewer')
    const given = { password: 'other', passwordSetAt: 1, madeAt: 1 }
    expect(await staff.addAccount({ name: 'lan', role: 'admin', ...given }, anAct)).toBe('name')
    expect(await staff.accounts()).toEqual([
      {
        ...{ id, name: 'lan', role: 'viewer', password: '$argon2id$', passwordSetAt: monday },
        ...{ totp: null, recovery: [], madeAt: monday, signedInAt: null, activeAt: monday, disabledAt: null },
      },
    ])
    expect(await staff.account('minh')).toBeUndefined()
  })

  test('of two admins who take each other away at the same moment one stays', async () => {
    const staff = await open()
    const [lan, minh] = [await add(staff, 'lan', 'admin'), await add(staff, 'minh', 'admin')]
    const ended = await Promise.all([staff.disable(lan, monday, anAct), staff.setRole(minh, 'viewer', anAct)])
    expect(ended.filter((each) => each === 'last-admin')).toHaveLength(1)
  })

  test.each<[string, (staff: StaffStore, id: number) => Promise<unknown>]>([
    ['another role', (staff, id) => staff.setRole(id, 'editor', anAct)],
    ['being disabled', (staff, id) => staff.disable(id, monday, anAct)],
    ['another password', (staff, id) => staff.setPassword(id, 'x', monday, anAct)],
    ['a second factor', (staff, id) => staff.setTotp(id, 'x', [], 1, anAct)],
    ['its loss', (staff, id) => staff.resetTotp(id, anAct)],
    ['the wish to leave everywhere', (staff, id) => staff.closeSessionsOf(id, anAct)],
  ])('%s ends all sessions of the account, and only these', async (_what, change) => {
    const staff = await open()
    const [lan, minh] = [await add(staff, 'lan', 'viewer'), await add(staff, 'minh', 'viewer')]
    await enter(staff, 'a', lan)
    await enter(staff, 'b', lan)
    await enter(staff, 'c', minh)
    await change(staff, lan)
    const left = await Promise.all(['a', 'b', 'c'].map((id) => staff.session(id)))
    expect(left.map((found) => found?.account.name)).toEqual([undefined, undefined, 'minh'])
  })

  test('a session takes the place of another, and keeps what it is told', async () => {
    const staff = await open()
    const lan = await add(staff, 'lan', 'viewer')
    await enter(staff, 'a', lan)
    await enter(staff, 'b', lan, 'a')
    await staff.touchSession('b', monday + 5)
    await staff.setFlash('b', 'sealed')
    await staff.setPending('b', 'secret')
    expect(await staff.session('a')).toBeUndefined()
    expect((await staff.session('b'))?.session).toEqual({
      ...{ id: 'b', accountId: lan, stage: 'full', at: monday, seenAt: monday + 5 },
      ...{ flash: 'sealed', pending: 'secret' },
    })
    await staff.closeSession('b')
    expect(await staff.session('b')).toBeUndefined()
  })

  test('a time step is used once, by one of many at the same moment, and none before it after', async () => {
    const staff = await open()
    const lan = await add(staff, 'lan', 'viewer')
    const used = await Promise.all(Array.from({ length: 10 }, () => staff.useTotpStep(lan, 100)))
    expect(used.filter(Boolean)).toHaveLength(1)
    expect([await staff.useTotpStep(lan, 99), await staff.useTotpStep(lan, 101)]).toEqual([false, true])
  })

  test('a recovery code is used once', async () => {
    const staff = await open()
    const lan = await add(staff, 'lan', 'viewer')
    await staff.setTotp(lan, 'x', ['one', 'two'], 1, anAct)
    const used = await Promise.all([1, 2, 3].map(() => staff.useRecovery(lan, 'one')))
    expect(used.filter(Boolean)).toHaveLength(1)
    expect((await staff.account('lan'))?.recovery).toEqual(['two'])
  })

  test('tries wait longer and longer, up to the longest, and are forgotten', async () => {
    const staff = await open()
    const at = async (ms: number) => (await staff.claimTry([limit], monday + ms))?.until ?? 'may'
    expect([await at(0), await at(0)]).toEqual(['may', 'may'])
    expect(await at(999)).toBe(monday + 1_000)
    expect([await at(1_000), await at(2_999), await at(3_000)]).toEqual(['may', monday + 3_000, 'may'])
    expect([await at(6_999), await at(7_000), await at(10_999)]).toEqual([
      monday + 7_000,
      'may',
      monday + 11_000,
    ])
    expect([await at(200_000), await at(200_000)]).toEqual(['may', 'may'])
  })

  test('what a limit stops is written down once for each wait', async () => {
    const staff = await open()
    const stopAt = async (ms: number) => {
      const stop = await staff.claimTry([limit], monday + ms)
      if (!stop) throw new Error('not stopped')
      return stop
    }
    for (const _ of [1, 2]) await staff.claimTry([limit], monday)
    const stops = await Promise.all(Array.from({ length: 10 }, () => stopAt(1)))
    await Promise.all(stops.map((stop) => staff.recordStop(stop, anAct)))
    expect(await staff.acts(10)).toHaveLength(1)
    expect(await stopAt(2)).toMatchObject({ isRecorded: true })
    await staff.claimTry([limit], monday + 1_000)
    const next = await stopAt(1_001)
    expect(next).toMatchObject({ isRecorded: false })
    await staff.recordStop(stops[0] ?? next, anAct)
    expect(await staff.acts(10)).toHaveLength(1)
    await staff.recordStop(next, anAct)
    expect(await staff.acts(10)).toHaveLength(2)
  })

  test('a try that one limit forbids counts against none', async () => {
    const staff = await open()
    for (const _ of [1, 2, 3]) await staff.claimTry([wide], monday)
    expect(await staff.claimTry([limit, wide], monday)).toMatchObject({ key: 'wide', until: monday + 1_000 })
    expect([await staff.claimTry([limit], monday), await staff.claimTry([limit], monday)]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('a good try forgets the own limit and gives the others theirs back', async () => {
    const staff = await open()
    for (const _ of [1, 2]) {
      await staff.claimTry([limit, wide], monday)
      await staff.goodTry([limit, wide])
    }
    for (const _ of [1, 2]) expect(await staff.claimTry([limit, wide], monday)).toBeUndefined()
    expect(await staff.claimTry([{ ...limit, key: 'else' }, wide], monday)).toBeUndefined()
    expect(await staff.claimTry([{ ...limit, key: 'else' }, wide], monday)).toMatchObject({
      key: 'wide',
      until: monday + 1_000,
    })
  })

  test('acts come in one row, however many at once', async () => {
    const staff = await open()
    const act = { at: monday, who: 'lan', source: '-', action: 'a', outcome: 'done', detail: '' } as const
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => staff.record({ ...act, target: String(index) })),
    )
    const rows = []
    for await (const row of staff.allActs()) rows.push(row)
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(rows.slice(1).map(({ previous }) => previous)).toEqual(rows.slice(0, -1).map(({ hash }) => hash))
    expect(await staff.chainHead()).toEqual({ seq: 20, hash: rows.at(-1)?.hash })
    expect((await staff.acts(2, 19)).map(({ seq }) => seq)).toEqual([18, 17])
  })
}
