import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTelex, decodeVni } from '../../src/language/keystrokes.ts'
import { repair, type Vocabulary } from '../../src/language/repair.ts'
import { tokenize } from '../../src/language/tokens.ts'
import { fastest } from '../helpers/time.ts'

const content = `đăng ký khai sinh. đăng ký kết hôn. đăng ký tạm trú. đăng ký thường trú. hộ kinh doanh. cấp lại thẻ căn cước.
giấy phép lái xe. xác nhận tình trạng hôn nhân. nộp hồ sơ ở đâu. mất bao lâu. bao nhiêu tiền. lệ phí khai sinh. giấy tờ gì.
trích lục khai sinh. sổ đỏ. làm ở đâu. cho con`
const vocabulary = count(Array.from({ length: 12 }, () => content).join('. '))
const keep = new Set(['lan', 'chau', 'momo'])
const repaired = (text: string) =>
  repair(tokenize(text), vocabulary, keep)
    .map((token) => token.text)
    .join(' ')

test.each([
  ['ddawng', 'đăng', 3],
  ['ddangw', 'đăng', 2],
  ['dangdw', 'đăng', 2],
  ['kys', 'ký', 1],
  ['vieejt', 'việt', 2],
  ['nguwowif', 'người', 3],
  ['nguowif', 'người', 2],
  ['dduwowcj', 'được', 4],
  ['owr', 'ở', 2],
  ['uwr', 'ử', 2],
])('reads %s typed in Telex as %s', (typed, text) => {
  expect(tokenize(decodeTelex(typed)?.text ?? '')[0]?.text).toBe(text)
})

test.each(['khai', 'book', 'facebook', 'momo', 'web', 'hộ', 'b2', 'grab'])(
  'decodes nothing from %s',
  (word) => {
    expect(decodeTelex(word)).toBeUndefined()
  },
)

test.each([
  ['d9a8ng', 'đăng'],
  ['ky1', 'ký'],
  ['dang98', 'đăng'],
  ['tie62n', 'tiền'],
  ['nu7o7c1', 'nước'],
])('reads %s typed in VNI as %s', (typed, text) => {
  expect(tokenize(decodeVni(typed)?.text ?? '')[0]?.text).toBe(text)
})

test.each([
  ['full Telex', 'ddawng kys khai sinh owr ddaau', 'đăng ký khai sinh ở đâu'],
  ['Telex of words not in the content', 'tooi muoons hoir', 'tôi muốn hỏi'],
  ['Telex with the rest typed well', 'làm lamj khai sinhh kết hoon', 'làm lạm khai sinh kết hôn'],
  ['VNI', 'd9a8ng ky1 khai sinh', 'đăng ký khai sinh'],
  ['a lost letter', 'đăng ký khai sih', 'đăng ký khai sinh'],
  ['a doubled letter', 'khai sinhh ở đâuu', 'khai sinh ở dau'],
  ['swapped letters', 'kết hôn, giấy pheps lái xe, khai sihn', 'kết hôn giấy phép lái xe khai sinh'],
  ['a letter struck beside', 'khai sunh', 'khai sinh'],
  [
    'a sound spelled otherwise',
    'chích lục khai sinh, lộp hồ sơ, xổ đỏ',
    'trich lục khai sinh nop hồ sơ so đỏ',
  ],
])('repairs %s', (_, typed, meant) => {
  expect(repaired(typed)).toBe(meant)
})

test.each([
  ['what makes sense', 'đăng ký khai sinh cho con mất bao lâu'],
  ['kept words', 'lan momo'],
  ['names and unknown words', 'tôi tên hùng quê nam trực'],
  ['forms and classes', 'mẫu ct07 bằng b2 lop1 kt3'],
  ['short common words', 'em ở xa thì sao ạ'],
  ['English', 'open facebook and check email'],
  ['words of one letter', 'a b c'],
  ['words too long to be a syllable', 'xxxxxxxxxxxxxxxxxxxxxxxx'],
])('leaves alone %s', (_, typed) => {
  expect(repaired(typed)).toBe(typed)
})

test('reads digits as VNI only beside a word that surely is', () => {
  expect(repaired('vào lop1')).toBe('vào lop1')
})

test('keeps the number of words, and repairs within 60 ms whatever is typed', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zđăâêôơư0-9]{1,12}$/), { maxLength: 40 }), (words) => {
      const tokens = tokenize(words.join(' '))
      expect(repair(tokens, vocabulary, keep)).toHaveLength(tokens.length)
    }),
    { numRuns: 50 },
  )
  const nonsense = tokenize(Array.from({ length: 800 }, (_, at) => `zk${at % 10}qv`).join(' '))
  const slips = tokenize('khai snih kaih sunh đaăng '.repeat(160))
  for (const tokens of [nonsense, slips]) {
    expect(fastest(() => repair(tokens, vocabulary, keep))).toBeLessThan(60)
  }
})

function count(text: string): Vocabulary {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const sentence of text.split('.')) {
    const words = tokenize(sentence).map((token) => token.folded)
    for (const [at, word] of words.entries()) {
      add(word)
      if (words[at + 1] !== undefined) add(`${word} ${words[at + 1]}`)
    }
  }
  return {
    frequency: (folded) => counts.get(folded) ?? 0,
    pair: (first, second) => counts.get(`${first} ${second}`) ?? 0,
  }
}
