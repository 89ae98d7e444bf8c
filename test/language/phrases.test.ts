import { expect, test } from 'vitest'
import { createPhraseBook, findPhrases } from '../../src/language/phrases.ts'
import { tokenize } from '../../src/language/tokens.ts'

const book = createPhraseBook([
  ['mất', 'lost'],
  ['bao nhiêu', 'fee'],
  ['bao nhiêu ngày', 'time'],
  ['giấy khai sinh', 'birth'],
  ['xin giấy', 'ask'],
  ['quận', 'district'],
  ['phí', 'fee'],
  ['đăng ký', 'register'],
  ['!!!', 'nothing'],
])
const found = (text: string) => findPhrases(tokenize(text), book)
const values = (text: string) => found(text).map((phrase) => phrase.value)

test('gives value and place, the end excluded', () => {
  expect(found('làm giấy khai sinh')).toEqual([{ value: 'birth', from: 1, to: 4 }])
})

test.each<readonly [claim: string, text: string, values: readonly string[]]>([
  ['prefers the longest', 'mất bao nhiêu ngày', ['lost', 'time']],
  ['prefers the longest even when it begins later', 'xin giấy khai sinh', ['birth']],
  ['reads in order', 'giấy khai sinh mất bao nhiêu', ['birth', 'lost', 'fee']],
  ['finds phrases typed without diacritics', 'giay khai sinh mat bao nhieu', ['birth', 'lost', 'fee']],
  ['lets some diacritics be missing', 'giấy khai sinh bao nhieu, đang ký', ['birth', 'fee', 'register']],
  ['does not take mặt for mất', 'có mặt', []],
  ['does not take đằng kỳ for đăng ký', 'đằng kỳ', []],
  ['does not take half of cơ quan for quận', 'cơ quan nào, đất phi nông nghiệp', []],
  ['knows the other placement of the tone', 'đăng kí', ['register']],
  ['matches whole words only', 'baonhieu', []],
])('%s', (_, text, expected) => {
  expect(values(text)).toEqual(expected)
})

test('gives the first of equal phrases', () => {
  const twice = createPhraseBook([
    ['một cửa', 1],
    ['một cửa', 2],
  ])
  expect(findPhrases(tokenize('một cửa'), twice).map((phrase) => phrase.value)).toEqual([1])
})
