import { describe, expect, it } from 'vitest'
import { totpCode } from '../../src/lib/totp.ts'
import { createPasswords } from '../../src/staff/passwords.ts'
import { newDevice } from '../../src/staff/throttle.ts'
import { allowed, fromMany, fromOne, guess } from './guess.ts'
import { addAccount, cheap, goodPassword, key, openBrowser, openStaffHouse } from './house.ts'

const minuteMs = 60_000

describe('guessing', () => {
  it('10,000 times from as many addresses gets 50 guesses; the owner gets in from a known browser, and soon from any', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const known = openBrowser(house, '192.0.2.1')
    await known.signIn('lan')
    expect(await guess(house, 60, 1, fromMany)).toEqual({ 401: 50, 429: 10 })
    expect(await allowed(house, 10_000, 1, fromMany)).toBe(0)
    expect((await known.password('lan')).statusCode).toBe(303)
    expect((await openBrowser(house, '192.0.2.9').password('lan')).statusCode).toBe(429)
    house.clock.now += minuteMs
    expect((await openBrowser(house, '192.0.2.9').password('lan')).statusCode).toBe(303)
  })

  it('for days from everywhere gets at most 150 guesses a day, and leaves a free moment every quarter of an hour', async () => {
    const house = await openStaffHouse()
    const everyMs = 5 * minuteMs
    const threeDays = (3 * 24 * 60 * minuteMs) / everyMs
    expect(await allowed(house, threeDays, everyMs, fromMany)).toBeLessThan(3 * 150)
    house.clock.now += 15 * minuteMs
    expect(await allowed(house, 1, 0, () => '192.0.2.9')).toBe(1)
  })

  it('beside the owner, behind the same address, does not keep out a known browser', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const owner = openBrowser(house, fromOne())
    await owner.signIn('lan')
    await guess(house, 40, 10, fromOne)
    expect((await owner.password('lan')).statusCode).toBe(303)
    // Without its mark it waits with the others, an hour at most.
    const stranger = openBrowser(house, fromOne())
    expect((await stranger.password('lan')).statusCode).toBe(429)
    house.clock.now += 60 * minuteMs
    expect((await stranger.password('lan')).statusCode).toBe(303)
  })

  it('before a clock was set back a day locks nobody out for that day', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    house.clock.now += 24 * 60 * minuteMs
    await guess(house, 10, 10, fromOne)
    house.clock.now -= 24 * 60 * minuteMs
    expect((await openBrowser(house, fromOne()).password('lan')).statusCode).toBe(303)
  })

  it('from the many addresses of one machine counts as from one', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const ended = await guess(house, 20, 10, (index) => `2001:db8:1:2::${index + 1}`)
    expect(ended).toEqual({ 401: 5, 429: 15 })
  })

  it('many at the same moment counts each', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const browser = openBrowser(house)
    const csrf = await browser.csrf('/can-bo/dang-nhap')
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        browser.post('/can-bo/dang-nhap', { csrf, name: 'lan', password: `đoán ${index}` }),
      ),
    )
    expect(all.filter(({ statusCode }) => statusCode === 401).length).toBe(5)
  })

  it('that is stopped is written down once for each limit and wait, without a name that is nobody’s', async () => {
    const house = await openStaffHouse()
    const stops = async () =>
      (await house.memory.staff.acts(500)).filter(({ detail }) => detail === 'stopped')
    await guess(house, 40, 10, fromOne)
    expect((await stops()).map(({ who, source, outcome }) => [who, source, outcome])).toEqual([
      ['-', fromOne(), 'refused'],
    ])
    house.clock.now += 15 * minuteMs
    await guess(house, 40, 10, fromOne)
    expect(await stops()).toHaveLength(2)
    await guess(house, 200, 10, fromMany)
    expect(await stops()).toHaveLength(3)
    expect(JSON.stringify(await stops())).not.toContain('lan')
  })

  it('many names with one password from one address ends at 30', async () => {
    const house = await openStaffHouse()
    const browser = openBrowser(house)
    const csrf = await browser.csrf('/can-bo/dang-nhap')
    const codes: number[] = []
    for (let index = 0; index < 60; index += 1)
      codes.push(
        (await browser.post('/can-bo/dang-nhap', { csrf, name: `ten${index}`, password: 'matkhau' }))
          .statusCode,
      )
    expect(codes.filter((code) => code === 401).length).toBe(30)
  })

  it('the code, with the password known, gets 5 tries', async () => {
    const house = await openStaffHouse()
    const { secret } = await addAccount(house, 'lan', 'admin')
    const thief = openBrowser(house, '203.0.113.7')
    const codes: number[] = []
    for (let index = 0; index < 50; index += 1) {
      await thief.password('lan')
      codes.push((await thief.code(String(index).padStart(6, '0'))).statusCode)
    }
    expect(codes.filter((code) => code === 401).length).toBe(5)
    const owner = openBrowser(house, '192.0.2.1')
    await owner.password('lan')
    expect((await owner.code(totpCode(secret, house.clock.now))).statusCode).toBe(303)
  })

  it.each(['lan', 'nobody'])('costs one argon2 whoever is guessed: %s', async (name) => {
    const passwords = createPasswords(cheap)
    const hashed: (string | undefined)[] = []
    const matches: typeof passwords.matches = (given, against) => {
      hashed.push(against)
      return passwords.matches(given, against)
    }
    const house = await openStaffHouse({}, { ...passwords, matches })
    await addAccount(house, 'lan', 'viewer')
    await openBrowser(house).password(name, 'đoán thử')
    expect(hashed.length).toBe(1)
  })

  it('with marks of browsers made up, or of another name, gets no more guesses', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    const thief = openBrowser(house, fromOne())
    const csrf = await thief.csrf('/can-bo/dang-nhap')
    const codes: number[] = []
    for (let index = 0; index < 20; index += 1) {
      thief.cookies['motcua-may'] = index % 2 ? newDevice(key, 'minh') : `abc${index}.def`
      const fields = { csrf, name: 'lan', password: `đoán ${index}` }
      codes.push((await thief.post('/can-bo/dang-nhap', fields)).statusCode)
    }
    expect(codes.filter((code) => code === 401).length).toBe(5)
  })

  it('with a stolen mark of a browser for another name is worth nothing', async () => {
    const house = await openStaffHouse()
    await addAccount(house, 'lan', 'viewer')
    await addAccount(house, 'minh', 'viewer')
    const minh = openBrowser(house, fromOne())
    await minh.signIn('minh')
    for (let index = 0; index < 8; index += 1) await minh.password('lan', `đoán ${index}`)
    expect((await minh.password('lan', goodPassword)).statusCode).toBe(429)
  })
})
