import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sessionId } from '../../src/staff/session.ts'
import { anAct } from '../helpers/act.ts'
import { addAccount, goodPassword, openBrowser, openStaffHouse } from './house.ts'

const minuteMs = 60_000
const cookie = 'motcua-can-bo'
const isIn = async (browser: ReturnType<typeof openBrowser>) =>
  (await browser.get('/can-bo')).statusCode === 200

describe('a session', () => {
  it('begins under a fresh key: one planted before is worth nothing', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const planted = 'A'.repeat(43)
    const [lan, thief] = [openBrowser(house), openBrowser(house)]
    lan.cookies[cookie] = planted
    thief.cookies[cookie] = planted
    await lan.signIn('lan')
    expect(lan.cookies[cookie]).not.toBe(planted)
    expect([await isIn(lan), await isIn(thief)]).toEqual([true, false])
  })

  it('changes its key between the password and the code', async () => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    await browser.password('lan')
    const halfway = browser.cookies[cookie] ?? ''
    await browser.signIn('lan', secret)
    expect(browser.cookies[cookie]).not.toBe(halfway)
    expect(await house.memory.staff.session(sessionId(halfway))).toBeUndefined()
  })

  it.each([
    ['viewer', 15],
    ['editor', 15],
    ['admin', 5],
  ] as const)('of a %s ends after %d idle minutes', async (role, minutes) => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', role)
    const browser = openBrowser(house)
    await browser.signIn('lan', role === 'admin' ? secret : undefined)
    for (const _ of [1, 2, 3]) {
      house.clock.now += minutes * minuteMs - 1_000
      expect(await isIn(browser)).toBe(true)
    }
    house.clock.now += minutes * minuteMs
    expect(await isIn(browser)).toBe(false)
  })

  it('ends after 8 hours however busy', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    for (let past = 0; past < 8 * 60 - 10; past += 10) {
      house.clock.now += 10 * minuteMs
      expect(await isIn(browser)).toBe(true)
    }
    house.clock.now += 10 * minuteMs
    expect(await isIn(browser)).toBe(false)
  })

  it('half-way in ends after five minutes', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    await browser.password('lan')
    house.clock.now += 5 * minuteMs
    expect((await browser.get('/can-bo/ma-xac-nhan')).headers.location).toBe('/can-bo/dang-nhap')
  })

  it('ends at signing out, on the server too', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    const kept = browser.cookies[cookie] ?? ''
    await browser.send('/can-bo', '/can-bo/dang-xuat', {})
    browser.cookies[cookie] = kept
    expect(await isIn(browser)).toBe(false)
  })

  it('ends on every machine when asked, or when the account changes', async () => {
    const house = await openStaffHouse()
    const { id } = await addAccount(house, 'lan', 'viewer')
    const [here, there] = [openBrowser(house), openBrowser(house)]
    await here.signIn('lan')
    await there.signIn('lan')
    await here.send('/can-bo/tai-khoan', '/can-bo/tai-khoan/sign-out-everywhere', {})
    expect([await isIn(here), await isIn(there)]).toEqual([false, false])
    await there.signIn('lan')
    await house.memory.staff.setRole(id, 'editor', anAct)
    expect(await isIn(there)).toBe(false)
  })

  it.each([
    [false, 'motcua-can-bo'],
    [true, '__Host-motcua-can-bo'],
  ])(
    'over https (%s) has the cookie %s, out of reach of scripts and of other sites',
    async (secure, name) => {
      const house = await openStaffHouse({ secure })
      await addAccount(house, 'lan', 'viewer')
      const set = (await openBrowser(house).password('lan')).cookies
      for (const each of set)
        expect(each).toMatchObject({
          path: '/',
          httpOnly: true,
          sameSite: 'Strict',
          ...(secure ? { secure } : {}),
        })
      expect(set.map((each) => each.name)).toContain(name)
      expect(set.every((each) => each.name.startsWith('__Host-') === secure)).toBe(true)
    },
  )

  it('is in no file of the store as the browser holds it', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    const bytes = ['', '-wal'].map((end) => readFileSync(`${house.path}${end}`, 'latin1')).join('')
    const key = browser.cookies[cookie] ?? ''
    expect(bytes).toContain(sessionId(key))
    expect(bytes).not.toContain(key)
    expect(bytes).not.toContain(Buffer.from(goodPassword).toString('latin1'))
  })
})

describe('a form', () => {
  const page = '/can-bo/tai-khoan'
  const url = `${page}/sign-out-everywhere`
  const host = 'hoi.example.gov.vn'

  it.each([
    ['without a token', {}, {}],
    ['with a token of its own making', { csrf: 'x'.repeat(43) }, {}],
    ['sent by another site', 'own', { origin: 'https://evil.example' }],
    ['sent by another port', 'own', { origin: `https://${host}:8443` }],
    ['of no known origin', 'own', { origin: 'null' }],
    ['that a newer browser calls of another site', 'own', { 'sec-fetch-site': 'cross-site' }],
    ['that a newer browser calls of a neighbour', 'own', { 'sec-fetch-site': 'same-site' }],
    ['as JSON', 'own', { 'content-type': 'application/json' }],
    ['as plain text', 'own', { 'content-type': 'text/plain' }],
  ] as const)('%s changes nothing', async (_what, fields, headers) => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    const csrf = await browser.csrf(page)
    const response = await browser.post(url, fields === 'own' ? { csrf } : fields, headers)
    expect([403, 415]).toContain(response.statusCode)
    expect(await isIn(browser)).toBe(true)
  })

  it('with the token of somebody else changes nothing', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    await addAccount(house, 'minh', 'viewer')
    const [lan, minh] = [openBrowser(house), openBrowser(house)]
    await lan.signIn('lan')
    await minh.signIn('minh')
    expect((await lan.post(url, { csrf: await minh.csrf(page) })).statusCode).toBe(403)
    expect((await lan.post(url, { csrf: await lan.csrf(page) })).statusCode).toBe(303)
  })

  it('of signing in wants its token too: nobody is signed in as somebody else', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const response = await openBrowser(house).post('/can-bo/dang-nhap', {
      name: 'lan',
      password: goodPassword,
    })
    expect(response.statusCode).toBe(403)
  })

  it('too large is refused', async () => {
    const house = await openStaffHouse()
    const browser = openBrowser(house)
    const response = await browser.post('/can-bo/dang-nhap', { name: 'x'.repeat(100_000) })
    expect(response.statusCode).toBe(413)
  })
})

describe('every page', () => {
  it('may run no script, load nothing from elsewhere, stand in no frame and be kept nowhere', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    for (const url of ['/can-bo', '/can-bo/tai-khoan', '/can-bo/nhat-ky', '/can-bo/khong-co']) {
      const { headers, body } = await browser.get(url)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';font-src 'self';img-src 'self' data:;form-action 'self';frame-ancestors 'none';base-uri 'none'",
      )
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(body).not.toMatch(/<script|style=|javascript:| on\w+=/i)
    }
  })

  it('answers a flood with 429', async () => {
    const house = await openStaffHouse({ requestsPerMinute: 5 })
    const browser = openBrowser(house)
    const codes = []
    for (const _ of Array(7)) codes.push((await browser.get('/can-bo/dang-nhap')).statusCode)
    expect(codes).toEqual([200, 200, 200, 200, 200, 429, 429])
  })
})
