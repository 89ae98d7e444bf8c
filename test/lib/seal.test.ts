import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/lib/seal.ts'

const key = 'k'.repeat(32)
const text = 'mã truy cập: bí mật 🔑'

describe('a sealed text', () => {
  it('opens with its key', () => {
    expect(unseal(key, seal(key, text))).toBe(text)
    expect(unseal(key, seal(key, ''))).toBe('')
  })

  it('opens with no other key', () => {
    expect(unseal(`${key}.`, seal(key, text))).toBeUndefined()
  })

  it('is another one each time, and shows nothing', () => {
    const [one, other] = [seal(key, text), seal(key, text)]
    expect(one).not.toBe(other)
    expect(Buffer.from(one.slice(3), 'base64url').includes('truy')).toBe(false)
  })

  it('does not open once any byte has changed', () => {
    const sealed = seal(key, text)
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      expect(unseal(key, `v1.${changed.toString('base64url')}`)).toBeUndefined()
    }
  })

  it.each([
    ['nothing', ''],
    ['only the version', 'v1.'],
    ['too little', 'v1.AAAA'],
    ['plain text', text],
  ])('is not %s', (_, given) => {
    expect(unseal(key, given)).toBeUndefined()
  })

  it('says how it was sealed', () => {
    expect(unseal(key, seal(key, text).replace('v1.', 'v2.'))).toBeUndefined()
  })
})
