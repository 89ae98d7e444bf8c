import { describe, expect, it } from 'vitest'
import { nearestOf } from '../../src/knowledge/nearest.ts'

const known = ['phrases', 'legalBasis', 'khai-sinh', 'nd-07-2025', 'luat-60-2014', 'fee']

describe('the nearest known word', () => {
  it.each([
    ['phrasess', 'phrases'],
    ['Phrases', 'phrases'],
    ['legal_basis', 'legalBasis'],
    ['khái-sinh', 'khai-sinh'],
    ['luat-60-2015', 'luat-60-2014'],
    ['fees', 'fee'],
  ])('to %s is %s', (typed, near) => {
    expect(nearestOf(typed, known)).toBe(near)
  })

  it.each(['nd-70-2024', 'luat-26-2023', 'ghi-chú', '', 'x'.repeat(100_000)])('to %.20s is none', (typed) => {
    expect(nearestOf(typed, known)).toBeUndefined()
  })
})
