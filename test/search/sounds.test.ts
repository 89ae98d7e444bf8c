import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/language/tokens.ts'
import { finish } from '../../src/lib/slices.ts'
import { createEar } from '../../src/search/sounds.ts'

const lessons = {
  office: [
    'làm căn cước cho bé',
    'căn cước bị mất làm lại ở đâu',
    'đăng ký xe máy mới mua',
    'mất giấy đăng ký xe',
  ],
  elsewhere: [
    'cho bé cún ăn gì',
    'bé cún bị ốm',
    'xe máy cũ giá bao nhiêu',
    'trời mưa quá',
    'mai có mưa không',
  ],
  thanks: ['cảm ơn em nhiều', 'vậy được rồi cảm ơn nghen', 'cảm ơn nhé'],
  goodbye: ['thôi tôi tắt máy đây', 'thôi tôi đi đây', 'bái bai'],
}

describe('an ear', () => {
  const ear = finish(
    createEar(Object.fromEntries(Object.entries(lessons).map(([k, v]) => [k, v.map(tokenize)]))),
  )

  it.each([
    ['làm lại căn cước', 'office'],
    ['lam lai can cuoc', 'office'],
    ['hôm nay trời mưa', 'elsewhere'],
    ['rồi, cảm ơn em nghen', 'thanks'],
    ['thôi nhé tôi đi', 'goodbye'],
  ])('hears that «%s» is for %s', (message, sound) => {
    expect(ear.hear(tokenize(message)).likeliest).toBe(sound)
  })

  it('hears an office in the tone, and somebody else', () => {
    expect(ear.hear(tokenize('mất căn cước')).tone).toBeGreaterThan(0)
    expect(ear.hear(tokenize('trời mưa')).tone).toBeLessThan(0)
  })

  it('notices the one word that does not belong: papers, but for a dog', () => {
    expect(ear.oddest(['can', 'cuoc', 'cun'])).toBeLessThan(0)
    expect(ear.oddest(['can', 'cuoc'])).toBe(0)
  })

  it('hears nothing in anything when nobody taught it', () => {
    expect(finish(createEar({})).hear(tokenize('căn cước'))).toEqual({
      likeliest: 'office',
      share: 0,
      tone: 0,
    })
  })
})
