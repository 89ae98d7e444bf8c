import { describe, expect, it } from 'vitest'
import {
  hashPassword,
  isPassword,
  newPassword,
  owaspCost,
  randomWord,
  weakness,
} from '../../src/lib/password.ts'

describe('a password', () => {
  it('is kept as argon2id at the cost OWASP asks', async () => {
    const hashed = await hashPassword('bốn con mèo ăn phở', owaspCost)
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword('bốn con mèo ăn phở', hashed)).toBe(true)
    expect(await isPassword('bốn con mèo ăn phỏ', hashed)).toBe(false)
  })

  it.each([
    ['bốn con mèo ăn phở', false, undefined],
    ['mười bốn ký tự', false, undefined],
    ['mười ba ký tự', false, 'short'],
    ['tám chữ!', true, undefined],
    ['bảy chữ', true, 'short'],
    ['x'.repeat(257), false, 'long'],
    ['aaaaaaaaaaaaaaaaaa', false, 'common'],
    ['ababababababababab', false, 'common'],
    ['12345678', true, 'common'],
    ['abcdefghijklmnop', false, 'common'],
    ['Password!2026', true, 'common'],
    ['Matkhau@12345', true, 'common'],
    ['Dichvucong2026!', false, 'common'],
    ['lan.nguyen ở phòng một cửa', false, 'name'],
  ] as const)('%s (second factor: %s) is judged %s', (password, hasSecondFactor, expected) => {
    expect(weakness(password, { name: 'lan.nguyen', hasSecondFactor })).toBe(expected)
  })

  it('that we make is good, and no two are alike', () => {
    const made = Array.from({ length: 200 }, newPassword)
    expect(new Set(made).size).toBe(200)
    for (const each of made) expect(weakness(each, { name: 'lan', hasSecondFactor: false })).toBeUndefined()
    expect(new Set(randomWord(5_000)).size).toBe(31)
  })
})
