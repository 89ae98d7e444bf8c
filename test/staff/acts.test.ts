import { CompiledQuery } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Role } from '../../src/desk/staff.ts'
import { connect } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { storeStaffMonth, ticketCodes } from '../helpers/staff-month.ts'
import { monday, plainAnswer } from '../helpers/talk.ts'
import { addAccount, goodPassword, openBrowser, openStaffHouse } from './house.ts'

const { open } = ticketCodes
const fresh = 'bốn chiếc thuyền nan đỏ'

type Given = {
  readonly role: Role
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** Where it is done. */
  readonly table: 'tickets' | 'staff_accounts' | 'staff_sessions' | 'outbox'
}

const acts: readonly Given[] = [
  {
    role: 'editor',
    path: 'phan-anh/reply',
    fields: { ma: open, 'da-thay': 'open:', 'tra-loi': 'Đã sửa' },
    table: 'tickets',
  },
  { role: 'editor', path: 'phan-anh/close', fields: { ma: open }, table: 'tickets' },
  { role: 'admin', path: 'nguoi-dung/add', fields: { name: 'hoa', role: 'viewer' }, table: 'staff_accounts' },
  {
    role: 'admin',
    path: 'nguoi-dung/role',
    fields: { name: 'minh', role: 'editor' },
    table: 'staff_accounts',
  },
  { role: 'admin', path: 'nguoi-dung/disable', fields: { name: 'minh' }, table: 'staff_accounts' },
  { role: 'admin', path: 'nguoi-dung/enable', fields: { name: 'minh' }, table: 'staff_accounts' },
  { role: 'admin', path: 'nguoi-dung/password', fields: { name: 'minh' }, table: 'staff_accounts' },
  { role: 'admin', path: 'nguoi-dung/totp-reset', fields: { name: 'minh' }, table: 'staff_accounts' },
  { role: 'admin', path: 'kenh/gui-lai', fields: { tin: '1' }, table: 'outbox' },
  { role: 'admin', path: 'kenh/gui-lai-tat-ca', fields: {}, table: 'outbox' },
  {
    role: 'viewer',
    path: 'tai-khoan/password',
    fields: { current: goodPassword, fresh, again: fresh },
    table: 'staff_accounts',
  },
  { role: 'viewer', path: 'tai-khoan/sign-out-everywhere', fields: {}, table: 'staff_sessions' },
]

describe.each(acts)('$path', ({ role, path, fields, table }) => {
  it('is done with one row of the audit log', async () => {
    const { act, rows, state } = await house(role)
    const before = await state(table)
    await act(path, fields)
    expect(await state(table)).not.toBe(before)
    expect(await rows(path)).toEqual(['done'])
  })

  it('is not done when its row cannot be written', async () => {
    const { act, rows, state, db } = await house(role)
    const before = await state(table)
    await refuseWrites(db, 'audit', 'insert')
    await act(path, fields)
    expect(await state(table)).toBe(before)
    await allowWrites(db)
    expect(await rows(path)).toEqual([])
  })

  it('leaves no row «done» when it cannot be done', async () => {
    const { act, rows, state, db } = await house(role)
    const before = await state(table)
    for (const how of ['insert', 'update', 'delete'] as const) await refuseWrites(db, table, how)
    await act(path, fields)
    await allowWrites(db)
    expect(await state(table)).toBe(before)
    expect(await rows(path)).not.toContain('done')
  })
})

describe('a sign-in', () => {
  it('opens no session when its row cannot be written, and leaves no row when it opens none', async () => {
    const { house: there, rows, state, db } = await house('viewer')
    const before = await state('staff_sessions')
    const [strange, other] = [openBrowser(there), openBrowser(there)]
    await refuseWrites(db, 'audit', 'insert')
    expect((await strange.password('lan')).statusCode).toBe(503)
    await allowWrites(db)
    await refuseWrites(db, 'staff_sessions', 'insert')
    expect((await other.password('lan')).statusCode).toBe(503)
    await allowWrites(db)
    expect(await state('staff_sessions')).toBe(before)
    expect(await rows('sign-in')).toEqual(['done'])
  })

  it('lasts when the row of its end cannot be written', async () => {
    const { browser, rows, state, db } = await house('viewer')
    const before = await state('staff_sessions')
    const csrf = await browser.csrf('/can-bo/tai-khoan')
    await refuseWrites(db, 'audit', 'insert')
    expect((await browser.post('/can-bo/dang-xuat', { csrf })).statusCode).toBe(503)
    await allowWrites(db)
    expect(await state('staff_sessions')).toBe(before)
    expect(await rows('sign-out')).toEqual([])
  })
})

type Db = ReturnType<typeof connect>

/** A store whose writes to one table fail, as a full disk would have it midway. */
async function refuseWrites(db: Db, table: string, how: 'insert' | 'update' | 'delete'): Promise<void> {
  const message = 'no more room'
  await db.executeQuery(
    raw(
      `create trigger refuse_${how} before ${how} on ${table} begin select raise(abort, '${message}'); end`,
    ),
  )
}

async function allowWrites(db: Db): Promise<void> {
  for (const how of ['insert', 'update', 'delete'])
    await db.executeQuery(raw(`drop trigger if exists refuse_${how}`))
}

const raw = (text: string) => CompiledQuery.raw(text)

async function house(role: Role) {
  const folder = temporaryFolder()
  await storeStaffMonth(folder, monday, 20)
  const there = await openStaffHouse({ path: `${folder}/motcua.db` })
  const db = connect(`${folder}/motcua.db`)
  onTestFinished(() => db.destroy())
  await db.deleteFrom('outbox').execute()
  await there.memory.post({ channel: 'web', id: 'a' }, 'notice', plainAnswer('a'), monday)
  await db.updateTable('outbox').set({ id: 1, state: 'failed' }).execute()
  const { secret } = await addAccount(there, 'lan', role)
  await addAccount(there, 'minh', 'viewer')
  const browser = openBrowser(there)
  await browser.signIn('lan', role === 'admin' ? secret : undefined)
  there.clock.now += 1000
  return {
    house: there,
    db,
    browser,
    act: (path: string, fields: Readonly<Record<string, string>>) =>
      browser.send('/can-bo/tai-khoan', `/can-bo/${path}`, fields),
    rows: async (action: string) =>
      (await there.memory.staff.acts(50))
        .filter((act) => act.action === action)
        .map(({ outcome }) => outcome),
    /** What the table says, but for what any request leaves. */
    state: async (table: Given['table']) => {
      const { rows } = await db.executeQuery<Record<string, unknown>>(
        raw(`select * from ${table} order by id`),
      )
      return JSON.stringify(rows, (key, value) => (/^(?:seen_at|flash|pending)$/.test(key) ? null : value))
    },
  }
}
