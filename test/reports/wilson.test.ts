import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from '../../src/reports/wilson.ts'

describe('the interval', () => {
  it.each([
    // Wilson intervals as published in Newcombe 1998, Stat Med 17:857, table I.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    // As prop.test(correct = FALSE) of R gives them: none of ten, its mirror, half of ten.
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
  ])('of %i in %i is %f to %f', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 4)
    expect(wilson(hits, n).high).toBeCloseTo(high, 4)
  })

  it('of nothing says nothing', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 })
  })

  const share = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }))

  it('holds the share and lies between 0 and 1', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        const { value, low, high } = wilson(hits, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(value)
        expect(value).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('mirrors that of the others', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        expect(wilson(hits, n).low).toBeCloseTo(1 - wilson(n - hits, n).high, 12)
      }),
    )
  })

  it('ends where the score test just does not reject: the definition', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        const { value, low, high } = wilson(hits, n)
        const ends = [...(hits === 0 ? [] : [low]), ...(hits === n ? [] : [high])]
        for (const end of ends)
          expect(Math.abs(value - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(1.95996, 3)
      }),
    )
  })
})
