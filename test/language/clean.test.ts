import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, longestText } from '../../src/language/clean.ts'
import { fold } from '../../src/language/fold.ts'
import { fastest } from '../helpers/time.ts'

const cases: readonly (readonly [claim: string, raw: string, text: string])[] = [
  ['composes decomposed letters', 'Đăng ký'.normalize('NFD'), 'Đăng ký'],
  [
    'drops NUL and other control characters, keeps line breaks',
    'khai\u0000 sinh\r\nở\u0007 đâu',
    'khai sinh\nở đâu',
  ],
  ['drops bidi overrides and isolates', '\u202ekhai\u202c \u2066sinh\u2069', 'khai sinh'],
  ['drops zero-width characters', 'khai\u200b sinh\ufeff\u2060', 'khai sinh'],
  ['drops lone surrogates', 'khai\ud83d sinh\udc4d', 'khai sinh'],
  ['keeps whole emoji', 'chào 👍', 'chào 👍'],
  ['keeps four marks of a pile', `a${'\u0336'.repeat(40)}b`, `a${'\u0336'.repeat(4)}b`],
  ['collapses runs of spaces and tabs', '  khai \t\u00a0 sinh  ', 'khai sinh'],
  ['leaves at most one empty line', 'một\n\n \n\nhai', 'một\n\nhai'],
  ['makes nothing of nothing', ' \u200b\n', ''],
]

test.each(cases)('%s', (_, raw, text) => {
  expect(cleanText(raw)).toEqual({ text, cut: false })
})

test('says when it has cut, and never cuts an emoji in half', () => {
  const { text, cut } = cleanText(`${'a'.repeat(longestText - 1)}👍 còn nữa`)
  expect(cut).toBe(true)
  expect(text).toBe('a'.repeat(longestText - 1))
})

const hostile = fc.string({ unit: 'binary', maxLength: 300 })
const nasty = fc.array(
  fc.constantFrom(
    'a',
    'ế',
    '\u0301',
    '\u0336',
    '\u0958',
    '\ufb2c',
    ' ',
    '\n',
    '\r',
    '\u200d',
    '😀',
    '\ud800',
    '\udc00',
  ),
  { maxLength: 300 },
)

test('is idempotent and leaves nothing dangerous', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        nasty.map((parts) => parts.join('')),
      ),
      (raw) => {
        const { text } = cleanText(raw)
        expect(cleanText(text).text).toBe(text)
        expect(text).not.toMatch(/\p{Cs}|\p{Cf}|[^\P{Cc}\n]|\p{M}{5}/u)
        expect(text.length).toBeLessThanOrEqual(longestText)
      },
    ),
  )
})

const long = 100_000
test.each([
  ['letters', 'ế'.repeat(long)],
  ['marks', '\u0301'.repeat(long)],
  ['a base with marks of falling class', `a${'\u0301\u0323'.repeat(long / 2)}`],
  ['spaces', ' '.repeat(long)],
  ['spaces and line breaks', ' \n'.repeat(long / 2)],
  ['surrogates', '\ud800'.repeat(long)],
])('cleans 100,000 %s within 20 ms', (_, raw) => {
  expect(fastest(() => cleanText(raw))).toBeLessThan(20)
})

test('is bounded on what normalisation makes longer', () => {
  expect(cleanText('\ufb2c'.repeat(longestText)).text.length).toBeLessThanOrEqual(longestText)
})

test.each([
  ['Đăng ký', 'dang ky'],
  ['ĐƯỜNG', 'duong'],
  ['Ðăng', 'dang'],
  ['hoà thuận ở Huế', 'hoa thuan o hue'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('folds composed and decomposed spellings alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')))
    }),
  )
})
