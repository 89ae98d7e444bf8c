import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSyllable, unifySpelling } from '../../src/language/spelling.ts'
import { hasMarks, tokenize } from '../../src/language/tokens.ts'

const words = (text: string) => tokenize(text).map((token) => token.text)

test.each([
  ['hoà', 'hòa'],
  ['uỷ', 'ủy'],
  ['khoẻ', 'khỏe'],
  ['thuỷ', 'thủy'],
  ['qúy', 'quý'],
  ['quí', 'quý'],
  ['gía', 'giá'],
  ['gìa', 'già'],
  ['tòan', 'toàn'],
  ['ngòai', 'ngoài'],
  ['kí', 'ký'],
  ['lí', 'lý'],
  ['sĩ', 'sỹ'],
  ['tỉ', 'tỷ'],
])('spells %s like %s', (typed, unified) => {
  expect(unifySpelling(typed)).toBe(unifySpelling(unified))
  expect(unifySpelling(typed)).toBe(unified)
})

test.each([
  ...'hòa hoàn hoạt toán ngoài ngoèo khuỷu của cửa mía nghĩa giữa giường gì gìn giếng quý quỳ quẹo quyết quốc'.split(
    ' ',
  ),
  ...'thủy huỳnh khuyến tuần thuế rượu hươu thuở uống yếu ưu xoèn việt được nghiêng thì nhỉ hi mì'
    .split(' ')
    .slice(0, -1),
])('leaves %s as it is', (word) => {
  expect(unifySpelling(word)).toBe(word)
})

test('knows syllables from letters in a row', () => {
  const syllables = ['nghiêng', 'quý', 'giấy', 'ở', 'đăng', 'oan', 'thuyền', 'khai']
  const others = ['ddawng', 'kys', 'book', 'web', 'thôgn', 'bb', 'tèc', 'sihn']
  expect(syllables.filter((word) => !isSyllable(word))).toEqual([])
  expect(others.filter(isSyllable)).toEqual([])
})

test('splits into lower-case words and folds each', () => {
  expect(tokenize('Cấp lại CCCD, ở Hà-Nam?')).toEqual([
    { text: 'cấp', folded: 'cap' },
    { text: 'lại', folded: 'lai' },
    { text: 'cccd', folded: 'cccd' },
    { text: 'ở', folded: 'o' },
    { text: 'hà', folded: 'ha' },
    { text: 'nam', folded: 'nam' },
  ])
})

test('reads decomposed text like composed', () => {
  expect(tokenize('Giấy khai sinh'.normalize('NFD'))).toEqual(tokenize('Giấy khai sinh'))
})

test('takes what was masked for no word', () => {
  expect(words('cccd [số định danh] của [họ tên] mất')).toEqual(['cccd', 'của', 'mất'])
})

test('tells whether diacritics are typed at all', () => {
  expect(hasMarks(tokenize('dang ky khai sinh'))).toBe(false)
  expect(hasMarks(tokenize('dang ky khai sinh ở xã'))).toBe(true)
  expect(hasMarks(tokenize('đ'))).toBe(true)
})

test('never throws and never yields an empty word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const token of tokenize(text)) expect(token.text.length).toBeGreaterThan(0)
    }),
  )
})
