import { expect, test } from 'vitest'
import { shorten } from '../../src/lib/shorten.ts'

test.each([
  ['nuôi chó', 8, 'nuôi chó'],
  ['nuôi\n  chó ', 8, 'nuôi chó'],
  ['nuôi chó to', 10, 'nuôi chó…'],
  ['nuôi chó to', 8, 'nuôi…'],
])('%j in %i letters is «%s»', (text, most, short) => {
  expect(shorten(text, most)).toBe(short)
})
