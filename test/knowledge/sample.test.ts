import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draw } from '../../src/knowledge/sample.ts'

it('draws so many different ones, in their order, the same for one seed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.nat(50), fc.nat(), (values, count, seed) => {
      const drawn = draw(values, count, seed)
      expect(drawn).toHaveLength(Math.min(count, values.length))
      expect(values.filter((value) => drawn.includes(value))).toEqual(drawn)
      expect(draw(values, count, seed)).toEqual(drawn)
    }),
  )
})

it('leaves nobody out: over many seeds each comes up about as often', () => {
  const times = new Map<number, number>()
  for (let seed = 0; seed < 2000; seed += 1)
    for (const value of draw([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3, seed))
      times.set(value, (times.get(value) ?? 0) + 1)
  expect(Math.min(...times.values())).toBeGreaterThan(500)
  expect(Math.max(...times.values())).toBeLessThan(700)
})
