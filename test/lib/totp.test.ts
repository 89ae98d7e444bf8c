import { describe, expect, it } from 'vitest'
import {
  newRecoveryCodes,
  newTotpSecret,
  recoveryHash,
  totpCode,
  totpStep,
  totpUri,
} from '../../src/lib/totp.ts'

/** The key of RFC 6238, appendix B: «12345678901234567890» in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('TOTP', () => {
  // The last six digits of the eight that the RFC prints.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('gives the code of RFC 6238 at %d s', (seconds, code) => {
    expect(totpCode(secret, seconds * 1000)).toBe(code)
    expect(totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  it.each([
    [-60, undefined],
    [-30, 999],
    [0, 1_000],
    [30, 1_001],
    [60, undefined],
  ])('takes a code %d s off as that of step %s', (offSeconds, step) => {
    const now = 30_000_000
    expect(totpStep(secret, totpCode(secret, now + offSeconds * 1000), now)).toBe(step)
  })

  it.each(['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥', '28 708'])('takes no %j', (code) => {
    expect(totpStep(secret, code, 59_000)).toBeUndefined()
  })

  it('makes secrets of 160 bits, and an address that apps read', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(newTotpSecret())
    const uri = new URL(totpUri(secret, 'Mot Cua', 'lan'))
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Mot Cua:lan',
    ])
    expect(uri.searchParams.get('secret')).toBe(secret)
  })

  it('makes ten recovery codes, and knows them however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes.map(recoveryHash)).size).toBe(10)
    const [code = ''] = codes
    expect(recoveryHash(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(recoveryHash(code))
  })
})
