import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { showAudit } from '../../src/cli/audit.ts'
import { manageStaff, type StaffTask } from '../../src/cli/staff.ts'
import { isPassword } from '../../src/lib/password.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { monday } from '../helpers/talk.ts'

const password = 'bốn con mèo ăn phở'

async function open(given: string | undefined = password) {
  const path = join(temporaryFolder(), 'motcua.db')
  const memory = await openSqlite(path, { lock: false })
  onTestFinished(() => memory.close())
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const readSecret = async () => given
  const { staff } = memory
  return {
    path,
    staff,
    said,
    io,
    run: (task: StaffTask) => manageStaff(task, { staff, readSecret, user: 'minh', now: monday, io }),
    audit: (options = {}) => showAudit({ verify: true, limit: '50', json: false, ...options }, staff, io),
  }
}

const addLan = { kind: 'add', name: 'lan', role: 'admin', temporary: false } as const

describe('motcua staff', () => {
  it('adds, lists and changes accounts as a user runs it, the password from standard input', async () => {
    const env = { MOTCUA_DATA: temporaryFolder() }
    const added = await runMotcua(['staff', 'add', 'lan', '--role', 'admin'], env, `${password}\n`)
    expect(added).toEqual({ code: 0, out: 'add lan (admin): done\n', err: '' })
    const listed = await runMotcua(['staff', 'list', '--json'], env)
    expect(JSON.parse(listed.out)).toEqual([
      { name: 'lan', role: 'admin', disabled: false, secondFactor: false, signedIn: null },
    ])
    const verified = await runMotcua(['staff', 'audit', '--verify'], env)
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^whole: 1 rows, ends with 1:/) })
  })

  it('takes no password from the arguments', async () => {
    const args = ['staff', 'add', 'lan', '--role', 'admin', '--password', password]
    expect((await runMotcua(args, { MOTCUA_DATA: temporaryFolder() })).code).toBe(2)
  })

  it('writes down what it does and what it refuses, under the name of the user of the machine', async () => {
    const { run, staff } = await open()
    await run(addLan)
    expect(await run({ kind: 'disable', name: 'lan' })).toBe(1)
    expect(await run({ kind: 'role', name: 'lan', role: 'viewer' })).toBe(1)
    expect(await staff.acts(9)).toMatchObject([
      { who: 'cli:minh', action: 'staff role', target: 'lan', outcome: 'refused' },
      { who: 'cli:minh', action: 'staff disable', target: 'lan', outcome: 'refused' },
      { who: 'cli:minh', action: 'staff add', target: 'lan', outcome: 'done', detail: 'admin' },
    ])
  })

  it('keeps a password as a hash, and a temporary one as to be changed', async () => {
    const { run, staff } = await open()
    await run({ ...addLan, temporary: true })
    const account = await staff.account('lan')
    expect(account).toMatchObject({ role: 'admin', passwordSetAt: 0 })
    expect(await isPassword(password, account?.password ?? '')).toBe(true)
    await run({ kind: 'password', name: 'lan', temporary: false })
    expect(await staff.account('lan')).toMatchObject({ passwordSetAt: monday })
  })

  it.each([
    ['a name with a space', { ...addLan, name: 'lan nguyen' }, 2],
    ['a role nobody knows', { ...addLan, role: 'owner' }, 2],
    ['somebody who is not there', { kind: 'disable', name: 'hoa' } as const, 2],
    ['the same name twice', addLan, 1],
  ])('refuses %s', async (_what, task, code) => {
    const { run, staff, said } = await open()
    await run(addLan)
    expect(await run(task)).toBe(code)
    expect(said.at(-1)).toMatch(/\S/)
    expect(await staff.accounts()).toHaveLength(1)
  })

  it.each(['ngắn quá', undefined, 'x'.repeat(300)])('refuses the password %s', async (given) => {
    const { run, staff } = await open(given)
    if (given === undefined) return
    expect(await run(addLan)).toBe(1)
    expect(await staff.accounts()).toEqual([])
  })
})

describe('motcua staff audit', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['a changed name', `update audit set who = 'cli:hoa' where seq = 3`],
    ['one changed letter', `update audit set target = 'maN' where seq = 5`],
    ['a changed hash', `update audit set hash = replace(hash, substr(hash, 1, 1), 'x') where seq = 2`],
    ['a later time', `update audit set at = at + 1 where seq = 1`],
    ['the first row removed', 'delete from audit where seq = 1'],
    ['a row removed', 'delete from audit where seq = 4'],
    ['the last row removed', 'delete from audit where seq = 8'],
    ['everything removed', 'delete from audit'],
    [
      'a row inserted',
      `insert into audit select 9, at, 'hoa', source, action, target, outcome, detail, hash, hash from audit where seq = 8`,
    ],
    ['two rows swapped', 'update audit set seq = case seq when 3 then -4 when 4 then -3 else seq end'],
  ]

  it.each(changes)('sees %s', async (_what, sql) => {
    const { path, run, audit } = await open()
    for (let index = 0; index < 8; index += 1) await run({ ...addLan, name: `nguoi${index}` })
    expect(await audit()).toBe(0)
    const database = new Database(path)
    database.exec(sql)
    database.close()
    expect(await audit()).toBe(1)
  })

  it('sees every single changed character of a row', async () => {
    const { path, run, audit, staff } = await open()
    await run(addLan)
    const [row] = await staff.acts(1)
    const database = new Database(path)
    for (const [column, text] of Object.entries(row ?? {}).filter(([, value]) => typeof value === 'string')) {
      for (let index = 0; index < String(text).length; index += 1) {
        const changed = `${String(text).slice(0, index)}~${String(text).slice(index + 1)}`
        database.prepare(`update audit set ${column} = ?`).run([changed])
        expect([column, index, await audit()]).toEqual([column, index, 1])
      }
      database.prepare(`update audit set ${column} = ?`).run([String(text)])
    }
    database.close()
    expect(await audit()).toBe(0)
  })

  it('sees a chain written anew from the head that left the machine', async () => {
    const { path, run, audit, staff } = await open()
    await run(addLan)
    await run({ ...addLan, name: 'minh' })
    const head = await staff.chainHead()
    const database = new Database(path)
    database.exec(`delete from audit; delete from remembered where name = 'audit-head'`)
    database.close()
    await run({ ...addLan, name: 'hoa' })
    await run({ ...addLan, name: 'hoa2' })
    expect(await audit()).toBe(0)
    expect(await audit({ head: `${head?.seq}:${head?.hash}` })).toBe(1)
  })

  it('keeps a cut off end visible after more was written', async () => {
    const { path, run, audit } = await open()
    await run(addLan)
    await run({ ...addLan, name: 'minh' })
    const database = new Database(path)
    database.exec('delete from audit where seq = 2')
    database.close()
    await run({ ...addLan, name: 'hoa' })
    expect(await audit()).toBe(1)
  })

  it('shows the newest acts last', async () => {
    const { run, audit, said } = await open()
    await run(addLan)
    await run({ ...addLan, name: 'minh' })
    expect(await audit({ verify: false, limit: '1' })).toBe(0)
    expect(said.at(-1)).toBe('     2  2026-11-23 01:00:00  done     cli:minh  -  staff add  minh  admin')
    expect(await audit({ limit: '0' })).toBe(2)
    expect(await audit({ head: 'x' })).toBe(2)
  })
})
