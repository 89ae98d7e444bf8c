import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anAct } from '../helpers/act.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

const page = '/can-bo/nguoi-dung'

async function openAsAdmin() {
  const house = await openStaffHouse()
  const { secret } = await addAccount(house, 'lan', 'admin')
  const admin = openBrowser(house)
  await admin.signIn('lan', secret)
  const act = async (action: string, fields: Readonly<Record<string, string>>) => {
    await admin.send(page, `${page}/${action}`, fields)
    return (await admin.get(page)).body
  }
  const latest = async () => (await house.memory.staff.acts(1))[0]
  return { house, admin, act, latest }
}

describe('an admin', () => {
  it('adds somebody, whose first password is shown once and has to be changed', async () => {
    const { house, act, admin, latest } = await openAsAdmin()
    const body = await act('add', { name: 'Minh', role: 'editor' })
    const bytes = ['', '-wal'].map((end) => readFileSync(`${house.path}${end}`, 'latin1')).join('')
    const password = /Mật khẩu tạm của minh: ([a-z2-9]{16}) /.exec(body)?.[1] ?? ''
    expect(bytes).not.toContain(password)
    expect((await admin.get(page)).body).not.toContain(password)
    expect(await latest()).toMatchObject({
      who: 'lan',
      action: 'nguoi-dung/add',
      target: 'minh',
      detail: 'editor',
    })
    expect(JSON.stringify(await house.memory.staff.acts(9))).not.toContain(password)
    const minh = openBrowser(house)
    await minh.password('minh', password)
    expect((await minh.get('/can-bo')).headers.location).toBe('/can-bo/tai-khoan')
    const fresh = 'năm con gà ăn thóc'
    const fields = { current: password, fresh, again: fresh }
    await minh.send('/can-bo/tai-khoan', '/can-bo/tai-khoan/password', fields)
    await minh.password('minh', fresh)
    expect((await minh.get('/can-bo')).statusCode).toBe(200)
  })

  it.each([
    ['a name with spaces', 'add', { name: 'Minh Anh', role: 'viewer' }],
    ['a name that is taken', 'add', { name: 'minh', role: 'viewer' }],
    ['a name that is a script', 'add', { name: '<script>alert(1)</script>', role: 'viewer' }],
    ['a role nobody knows', 'add', { name: 'hoa', role: 'owner' }],
    ['no role for somebody', 'role', { name: 'minh', role: '__proto__' }],
    ['nobody', 'disable', { name: 'hoa' }],
    ['themselves', 'disable', { name: 'lan' }],
    ['their own role', 'role', { name: 'lan', role: 'viewer' }],
  ])('is refused %s, which is written down', async (_what, action, fields) => {
    const { house, act, latest } = await openAsAdmin()
    await addAccount(house, 'minh', 'viewer')
    const before = await house.memory.staff.accounts()
    expect(await act(action, fields)).toContain('class="notice bad"')
    expect(await house.memory.staff.accounts()).toEqual(before)
    expect(await latest()).toMatchObject({ who: 'lan', action: `nguoi-dung/${action}`, outcome: 'refused' })
  })

  it('changes role, password, second factor and access of others', async () => {
    const { house, act } = await openAsAdmin()
    await addAccount(house, 'minh', 'viewer', true)
    const minh = () => house.memory.staff.account('minh')
    await act('role', { name: 'minh', role: 'editor' })
    expect(await minh()).toMatchObject({ role: 'editor' })
    await act('totp-reset', { name: 'minh' })
    expect(await minh()).toMatchObject({ totp: null, passwordSetAt: 0 })
    expect(await act('password', { name: 'minh' })).toMatch(/Mật khẩu tạm của minh/)
    await act('disable', { name: 'minh' })
    expect(await minh()).toMatchObject({ disabledAt: house.clock.now })
    await act('enable', { name: 'minh' })
    expect(await minh()).toMatchObject({ disabledAt: null })
  })

  it('is never the last one who may be taken away', async () => {
    const { house } = await openAsAdmin()
    const { staff } = house.memory
    const id = (await staff.account('lan'))?.id ?? 0
    expect(await staff.disable(id, 1, anAct)).toBe('last-admin')
    expect(await staff.setRole(id, 'viewer', anAct)).toBe('last-admin')
    await addAccount(house, 'minh', 'admin')
    expect(await staff.setRole(id, 'viewer', anAct)).toBeUndefined()
  })

  it('reads the log, page by page', async () => {
    const { house, admin } = await openAsAdmin()
    for (let index = 0; index < 60; index += 1) {
      const act = { at: 1, who: 'lan', source: '-', action: 'thu', outcome: 'done', detail: '' } as const
      await house.memory.staff.record({ ...act, target: `<b>số ${index}</b>` })
    }
    const { body } = await admin.get('/can-bo/nhat-ky')
    expect(body).toContain('&lt;b>số 59&lt;/b>')
    expect((await admin.get('/can-bo/nhat-ky?truoc=9')).body).toContain('Đăng nhập')
    const [, older = ''] = /href="(\/can-bo\/nhat-ky\?truoc=\d+)"/.exec(body) ?? []
    expect((await admin.get(older)).body).toContain('số 5&lt;')
  })

  it('is told that nothing was done when an act fails, and the log says so', async () => {
    const { house, act, latest } = await openAsAdmin()
    await addAccount(house, 'minh', 'viewer')
    const broken = { ...house.memory.staff, disable: () => Promise.reject(new Error('disk')) }
    Object.assign(house.memory, { staff: { ...broken } })
    expect(await act('disable', { name: 'minh' })).toContain('chưa làm được')
    expect(await latest()).toMatchObject({ action: 'nguoi-dung/disable', outcome: 'failed' })
  })
})
