import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../../src/desk/staff.ts'
import { pages } from '../../src/staff/pages.ts'
import { may } from '../../src/staff/policy.ts'
import { anAct } from '../helpers/act.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

/**
 * Every page and action, with all who may: written down by hand, so that a page or a role that is changed or added by mistake is seen
 * here. V viewer, E editor, A admin.
 */
const table: Readonly<Record<string, string>> = {
  '': 'VEA',
  'hai-long': 'VEA',
  'phan-anh': 'VEA',
  'phan-anh/reply': 'EA',
  'phan-anh/close': 'EA',
  'cau-chua-tra-loi': 'VEA',
  'noi-dung': 'VEA',
  'thong-bao': 'VEA',
  'thong-bao/luu': 'EA',
  'thong-bao/gui-duyet': 'EA',
  'thong-bao/tra-lai': 'A',
  'thong-bao/duyet': 'A',
  'thong-bao/dung': 'EA',
  'thong-bao/dung-tat-ca': 'EA',
  'thong-bao/gui-lai': 'A',
  kenh: 'VEA',
  'kenh/gui-lai': 'A',
  'kenh/gui-lai-tat-ca': 'A',
  'tai-khoan': 'VEA',
  'tai-khoan/password': 'VEA',
  'tai-khoan/sign-out-everywhere': 'VEA',
  'nguoi-dung': 'A',
  'nguoi-dung/add': 'A',
  'nguoi-dung/role': 'A',
  'nguoi-dung/disable': 'A',
  'nguoi-dung/enable': 'A',
  'nguoi-dung/password': 'A',
  'nguoi-dung/totp-reset': 'A',
  'nhiem-vu': 'VEA',
  'nhiem-vu/link': 'EA',
  'nhiem-vu/revoke': 'EA',
  'thanh-vien': 'A',
  'thanh-vien/code': 'A',
  'thanh-vien/revoke': 'A',
  'thanh-vien/cancel': 'A',
  'nhat-ky': 'A',
}
const isAllowed = (role: Role, cell: string) => table[cell]?.includes(role.charAt(0).toUpperCase()) ?? false

const cells = pages.flatMap(({ path, actions = {} }) => [
  path,
  ...Object.keys(actions).map((action) => `${path}/${action}`),
])

describe('the table of rights', () => {
  it('is the one written down here', () => {
    expect([...cells].sort()).toEqual(Object.keys(table).sort())
  })

  it.each(roles)('lets a %s see and do exactly that, over HTTP', async (role) => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', role)
    const browser = openBrowser(house)
    await browser.signIn('lan', role === 'admin' ? secret : undefined)
    const csrf = await browser.csrf('/can-bo')
    const seen: Record<string, boolean> = {}
    for (const cell of cells.filter((each) => !each.includes('/'))) {
      const { statusCode } = await browser.get(cell === '' ? '/can-bo' : `/can-bo/${cell}`)
      seen[cell] = statusCode === 200
      if (!seen[cell]) expect(statusCode).toBe(403)
    }
    // What ends the session comes last.
    const actions = cells.filter((each) => each.includes('/'))
    for (const cell of [...actions].sort((a, b) => a.length - b.length)) {
      const { statusCode } = await browser.post(`/can-bo/${cell}`, { csrf })
      seen[cell] = statusCode === 303
      if (!seen[cell]) expect(statusCode).toBe(403)
    }
    expect(seen).toEqual(Object.fromEntries(cells.map((cell) => [cell, isAllowed(role, cell)])))
  })

  const files = pages.flatMap(({ path, downloads = {} }) =>
    Object.keys(downloads).map((name) => ({ path, url: `/can-bo/${path}/tai/${name}`.replace('//', '/') })),
  )

  it.each(roles)('lets a %s take the files of exactly the pages that they may see', async (role) => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', role)
    const browser = openBrowser(house)
    await browser.signIn('lan', role === 'admin' ? secret : undefined)
    expect(files.length).toBeGreaterThan(30)
    for (const { path, url } of files) {
      const { statusCode } = await browser.get(url)
      expect([url, statusCode]).toEqual([url, isAllowed(role, path) ? 200 : 403])
    }
  })

  it('gives a stranger no file', async () => {
    const browser = openBrowser(await openStaffHouse())
    for (const { url } of files) expect((await browser.get(url)).statusCode).toBe(303)
  })

  it.each(cells)('lets a stranger into nothing: %s', async (cell) => {
    const house = await openStaffHouse()
    const browser = openBrowser(house)
    const csrf = await browser.csrf('/can-bo/dang-nhap')
    const url = cell === '' ? '/can-bo' : `/can-bo/${cell}`
    const response = cell.includes('/') ? await browser.post(url, { csrf }) : await browser.get(url)
    expect(response.statusCode).toBe(303)
    expect(response.headers.location).toMatch(/^\/can-bo\/dang-nhap/)
    expect(await house.memory.staff.acts(10)).toEqual([])
  })

  it.each([
    ['owner', { path: '' }],
    ['', { path: '' }],
    ['constructor', { path: '' }],
    ['admin', { path: 'unknown' }],
    ['admin', { path: 'nguoi-dung', action: 'unknown' }],
    ['admin', { path: 'nguoi-dung', action: 'constructor' }],
    ['admin', { path: '__proto__' }],
  ])('denies what it does not know: %s %j', (role, wanted) => {
    expect(may(pages, role, wanted)).toBe(false)
  })

  it.each([
    'khong-co',
    'nguoi-dung/tai/xlsx',
    'nhat-ky/x/y',
    '..%2fnguoi-dung',
    'nguoi-dung%2fadd',
    'NGUOI-DUNG',
  ])('knows no such page: %s', async (path) => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    await browser.signIn('lan', secret)
    expect((await browser.get(`/can-bo/${path}`)).statusCode).toBe(404)
  })

  it('takes rights away at once', async () => {
    const house = await openStaffHouse()
    const { id } = await addAccount(house, 'lan', 'editor')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    expect((await browser.get('/can-bo')).statusCode).toBe(200)
    await house.memory.staff.disable(id, house.clock.now, anAct)
    expect((await browser.get('/can-bo')).statusCode).toBe(303)
  })

  it('writes down who wanted what they may not', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    await browser.get('/can-bo/nhat-ky')
    const [latest] = await house.memory.staff.acts(1)
    expect(latest).toMatchObject({ who: 'lan', action: 'nhat-ky', outcome: 'refused', detail: 'role' })
  })
})
