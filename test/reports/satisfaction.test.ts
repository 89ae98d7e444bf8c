import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenCells, leastShown, scoreOf } from '../../src/reports/satisfaction.ts'

const answers = (...counts: readonly number[]) =>
  counts.map((count, value) => ({ value: String(value), count }))

describe('a score', () => {
  it('is the share of 4 and 5 among valid answers; «does not apply» is none', () => {
    expect(scoreOf(answers(7, 1, 2, 3, 4, 10))).toMatchObject({
      kind: 'shown',
      n: 20,
      mean: (1 + 4 + 9 + 16 + 50) / 20,
      index: { value: 0.7 },
      counts: [1, 2, 3, 4, 10],
      skipped: 7,
    })
  })

  it.each([
    ['nothing is nothing', [], { kind: 'none' }],
    ['only «does not apply» is nothing', answers(50), { kind: 'none' }],
    ['nine are hidden, however many skipped', answers(50, 0, 0, 0, 0, 9), { kind: 'hidden' }],
    ['ten are shown', answers(0, 0, 0, 0, 0, 10), { kind: 'shown', n: 10 }],
  ])('of %s', (_, given, score) => {
    expect(scoreOf(given)).toMatchObject(score)
  })
})

describe('small cells', () => {
  it.each([
    ['all large: none', [10, 20, 30], []],
    ['one small: the next smallest too', [9, 20, 30], [0, 1]],
    ['two small that hold ten together: these', [9, 1, 30], [0, 1]],
    ['two small that hold fewer: a third too', [3, 2, 30, 40], [0, 1, 2]],
    ['only one cell: that', [9], [0]],
    ['empty ones tell nothing', [0, 0, 30], []],
  ])('%s', (_, sizes, hidden) => {
    expect([...hiddenCells(sizes)].sort((one, other) => one - other)).toEqual(hidden)
  })

  it('cannot be worked out from the total and what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (sizes) => {
        const hidden = hiddenCells(sizes)
        for (const [at, size] of sizes.entries())
          if (size > 0 && size < leastShown) expect(hidden.has(at)).toBe(true)
        const isAll = hidden.size === sizes.filter((size) => size > 0).length
        const held = [...hidden].reduce((sum, at) => sum + (sizes[at] ?? 0), 0)
        if (hidden.size > 0 && !isAll) expect([hidden.size > 1, held >= leastShown]).toEqual([true, true])
      }),
    )
  })
})
