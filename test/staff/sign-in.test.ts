import { describe, expect, it } from 'vitest'
import { totpCode } from '../../src/lib/totp.ts'
import { anAct } from '../helpers/act.ts'
import { addAccount, goodPassword, key, openBrowser, openStaffHouse, recoveryCode } from './house.ts'

const signInPage = '/can-bo/dang-nhap'

describe('signing in', () => {
  it('lets in by name and password, and shows who is in', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    const response = await browser.password(' Lan ')
    expect([response.statusCode, response.headers.location]).toEqual([303, '/can-bo'])
    expect((await browser.get('/can-bo')).body).toContain('Xin chào lan')
    expect(await house.memory.staff.acts(1)).toMatchObject([
      { who: 'lan', action: 'sign-in', outcome: 'done' },
    ])
  })

  it.each([
    ['a wrong password', 'lan', 'không phải mật khẩu'],
    ['no password', 'lan', ''],
    ['a password with more behind it', 'lan', `${goodPassword}1`],
    ['a name nobody has', 'minh', goodPassword],
    ['a name no account can have', `' or 1=1 --`, goodPassword],
    ['an endless password', 'lan', 'x'.repeat(4_000)],
  ])('refuses %s in the same words', async (_what, name, password) => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const response = await openBrowser(house).password(name, password)
    expect(response.statusCode).toBe(401)
    expect(response.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng.')
    expect(response.body).not.toContain(password === '' ? 'Xin chào' : password)
  })

  it('takes a password typed with marks of another keyboard', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    expect((await openBrowser(house).password('lan', goodPassword.normalize('NFD'))).statusCode).toBe(303)
  })

  it('never writes down what was typed as a name that nobody has', async () => {
    const house = await openStaffHouse()
    await openBrowser(house).password(goodPassword, 'lan')
    expect(JSON.stringify(await house.memory.staff.acts(5))).not.toContain('phở')
  })

  it('leads to the page that was wanted, and never elsewhere', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    expect((await browser.get('/can-bo/tai-khoan')).headers.location).toBe(`${signInPage}?tiep=tai-khoan`)
    const into = async (tiep: string) =>
      (await browser.send(signInPage, signInPage, { name: 'lan', password: goodPassword, tiep })).headers
        .location
    expect(await into('tai-khoan')).toBe('/can-bo/tai-khoan')
    expect(await into('//evil.example')).toBe('/can-bo')
    expect(await into('https://evil.example/')).toBe('/can-bo')
  })

  it('tells who installs it how to make the first account', async () => {
    const house = await openStaffHouse()
    expect((await openBrowser(house).get(signInPage)).body).toContain('motcua staff add')
  })

  it('keeps out who was switched off, or stayed away for 45 days', async () => {
    const house = await openStaffHouse()
    const { id } = await addAccount(house, 'lan', 'viewer')
    await house.memory.staff.disable(id, house.clock.now, anAct)
    expect((await openBrowser(house).password('lan')).statusCode).toBe(403)
    await house.memory.staff.enable(id, house.clock.now, anAct)
    expect((await openBrowser(house).password('lan')).statusCode).toBe(303)
    house.clock.now += 45 * 86_400_000
    expect((await openBrowser(house).password('lan')).statusCode).toBe(403)
  })
})

describe('the second factor', () => {
  it('is asked of who has one, and opens nothing before', async () => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    expect((await browser.password('lan')).headers.location).toBe('/can-bo/ma-xac-nhan')
    for (const path of ['', '/nhat-ky', '/cai-ma', '/tai-khoan'])
      expect((await browser.get(`/can-bo${path}`)).statusCode).toBe(303)
    expect((await browser.code('000000')).statusCode).toBe(401)
    expect((await browser.code(totpCode(secret, house.clock.now))).headers.location).toBe('/can-bo')
    expect((await browser.get('/can-bo/nhat-ky')).statusCode).toBe(200)
  })

  it('takes each code once, whoever shows it', async () => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const code = totpCode(secret, house.clock.now)
    const [first, second] = [openBrowser(house), openBrowser(house)]
    await first.password('lan')
    await second.password('lan')
    expect((await first.code(code)).statusCode).toBe(303)
    expect((await second.code(code)).statusCode).toBe(401)
    // The code before it is still in the window of clocks, and no better.
    expect((await second.code(totpCode(secret, house.clock.now - 30_000))).statusCode).toBe(401)
    house.clock.now += 30_000
    expect((await second.code(totpCode(secret, house.clock.now))).statusCode).toBe(303)
  })

  it('takes a recovery code once', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    await browser.password('lan')
    expect((await browser.code(recoveryCode.toUpperCase())).statusCode).toBe(303)
    expect((await browser.get('/can-bo')).body).toContain('còn 0 mã')
    await browser.password('lan')
    expect((await browser.code(recoveryCode)).statusCode).toBe(401)
  })

  it('has to be set up by an admin before anything, and shows recovery codes once', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'admin', false)
    const browser = openBrowser(house)
    expect((await browser.password('lan')).headers.location).toBe('/can-bo/cai-ma')
    expect((await browser.get('/can-bo/nhat-ky')).headers.location).toBe('/can-bo/cai-ma')
    const { body } = await browser.get('/can-bo/cai-ma')
    const secret = /class="secret">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? ''
    expect(body).toContain('<svg class="qr"')
    const wrong = await browser.send('/can-bo/cai-ma', '/can-bo/cai-ma', { code: '123456' })
    expect(wrong.statusCode).toBe(401)
    const code = totpCode(secret, house.clock.now)
    const done = await browser.send('/can-bo/cai-ma', '/can-bo/cai-ma', { code })
    const codes = [...done.body.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})</g)].map(([, each]) => each ?? '')
    expect(new Set(codes).size).toBe(10)
    expect((await browser.get('/can-bo/nhat-ky')).statusCode).toBe(200)
    const account = await house.memory.staff.account('lan')
    expect(JSON.stringify(account)).not.toContain(secret)
    expect(JSON.stringify(account)).not.toContain(codes[0])
    const again = openBrowser(house)
    await again.password('lan')
    expect((await again.code(code)).statusCode).toBe(401)
    expect((await again.code(codes[3] ?? '')).statusCode).toBe(303)
  })

  it('set up later wants the password again: an open screen is not enough', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('lan')
    const { body } = await browser.get('/can-bo/cai-ma')
    const secret = /class="secret">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? ''
    const confirm = (password: string) =>
      browser.send('/can-bo/cai-ma', '/can-bo/cai-ma', { code: totpCode(secret, house.clock.now), password })
    expect((await confirm('')).statusCode).toBe(401)
    expect(await house.memory.staff.account('lan')).toMatchObject({ totp: null })
    expect((await confirm(goodPassword)).body).toContain('Mã dự phòng')
  })

  it('sealed with a lost key opens to nobody, and says why in the log', async () => {
    const house = await openStaffHouse({ key: `another ${key}` })
    const { secret } = await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    await browser.password('lan')
    expect((await browser.code(totpCode(secret, house.clock.now))).statusCode).toBe(401)
    expect(house.log.entries.some(({ level }) => level === 'error')).toBe(true)
  })
})

describe('a password', () => {
  it('of an admin who is two months old, or given by somebody else, has to be changed first', async () => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const browser = openBrowser(house)
    house.clock.now += 44 * 86_400_000
    await browser.signIn('lan', secret)
    house.clock.now += 16 * 86_400_000
    await browser.signIn('lan', secret)
    expect((await browser.get('/can-bo')).headers.location).toBe('/can-bo/tai-khoan')
    const fresh = 'năm con gà ăn thóc'
    const fields = { current: goodPassword, fresh, again: fresh }
    const done = await browser.send('/can-bo/tai-khoan', '/can-bo/tai-khoan/password', fields)
    expect(done.headers.location).toBe(`${signInPage}?vi=done`)
    expect((await browser.password('lan')).statusCode).toBe(401)
    expect((await browser.password('lan', fresh)).statusCode).toBe(303)
    house.clock.now += 30_000
    await browser.code(totpCode(secret, house.clock.now))
    expect((await browser.get('/can-bo')).statusCode).toBe(200)
  })

  it.each([
    ['the wrong one now', { current: 'sai', fresh: 'năm con gà ăn thóc' }, 'đang dùng không đúng'],
    ['two different ones', { fresh: 'năm con gà ăn thóc', again: 'năm con vịt' }, 'không giống nhau'],
    ['13 characters', { fresh: 'năm con gà ăn' }, 'quá ngắn'],
    ['the same again', { fresh: goodPassword }, 'phải khác'],
    ['one with the name in it', { fresh: 'Minh ăn phở bò tái' }, 'tên đăng nhập'],
    ['one of every list', { fresh: 'PasswordPassword123' }, 'dễ đoán'],
  ])('is not changed by %s', async (_what, given, say) => {
    const house = await openStaffHouse()
    await addAccount(house, 'minh', 'viewer')
    const browser = openBrowser(house)
    await browser.signIn('minh')
    const fields = { current: goodPassword, again: given.fresh, ...given }
    await browser.send('/can-bo/tai-khoan', '/can-bo/tai-khoan/password', fields)
    const { body } = await browser.get('/can-bo/tai-khoan')
    expect(body).toContain(say)
    expect((await browser.get('/can-bo/tai-khoan')).body).not.toContain(say)
  })
})
