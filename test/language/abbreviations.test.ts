import { expect, test } from 'vitest'
import { expand, type WordRule } from '../../src/language/abbreviations.ts'
import { tokenize } from '../../src/language/tokens.ts'

const rules: readonly WordRule[] = [
  { says: ['ubnd'], means: 'ủy ban nhân dân' },
  { says: ['hộ kd', 'hkd'], means: 'hộ kinh doanh' },
  { says: ['ks'], means: 'khai sinh', onlyWith: ['đk', 'giấy'] },
  { says: ['cc'], means: 'chứng thực', onlyWith: ['bản sao'] },
  { says: ['cc'], means: 'thẻ căn cước', onlyWith: ['làm cc', 'mất cc'] },
  { says: ['đk'], means: 'đăng ký' },
  { says: ['đk'], means: 'điều kiện', onlyWith: ['đk gì'] },
  { says: ['ko', 'k'], means: 'không' },
  { says: ['rút một lần'], means: 'hưởng một lần', onlyWith: ['bảo hiểm xã hội'] },
  { says: ['bhxh'], means: 'bảo hiểm xã hội' },
]
const expanded = (text: string) =>
  expand(tokenize(text), rules)
    .map((token) => token.text)
    .join(' ')

test.each([
  ['spells out what has one meaning', 'nộp ở UBND đc k', 'nộp ở ủy ban nhân dân đc không'],
  ['knows short forms of several words', 'mở hộ kd ở đâu', 'mở hộ kinh doanh ở đâu'],
  ['leaves words that only contain a short form', 'skk kok', 'skk kok'],
  ['takes the meaning whose context fits', 'cc bản sao; mất cc', 'chứng thực bản sao mất chứng thực'],
  ['takes the next meaning otherwise', 'em mất cc rồi ạ', 'em mất thẻ căn cước rồi ạ'],
  ['leaves an ambiguous form without its context', 'ở cc nào', 'ở cc nào'],
  ['sees the context in other short forms', 'đk ks cho bé', 'đăng ký khai sinh cho bé'],
  ['prefers a meaning with context', 'cần đk gì ạ', 'cần điều kiện gì ạ'],
  ['sees the context in what was spelled out', 'bhxh rút một lần ạ', 'bảo hiểm xã hội hưởng một lần ạ'],
  ['leaves a message without diacritics without them', 'nop o ubnd dc k', 'nop o uy ban nhan dan dc khong'],
])('%s', (_, text, meaning) => {
  expect(expanded(text)).toBe(meaning)
})

test('asks for the exact form: dk is not đk', () => {
  expect(expanded('được dk ạ')).toBe('được dk ạ')
})
