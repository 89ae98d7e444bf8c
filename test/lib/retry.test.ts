import { expect, test } from 'vitest'
import { backoffMs } from '../../src/lib/retry.ts'

test('waits about a second, then twice as long each time, at most ten minutes', () => {
  const least = [1, 2, 3, 4, 11, 30].map((attempt) => backoffMs(attempt, 0))
  const most = [1, 2, 3, 4, 11, 30].map((attempt) => backoffMs(attempt, 0.999999))
  expect(least).toEqual([500, 1000, 2000, 4000, 300_000, 300_000])
  expect(most).toEqual([1000, 2000, 4000, 8000, 600_000, 600_000])
})
