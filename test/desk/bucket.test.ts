import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBucket } from '../../src/desk/bucket.ts'
import { monday } from '../helpers/talk.ts'

function bucketAt(capacity: number, perSecond: number) {
  const clock = { at: monday }
  return { clock, bucket: createBucket({ capacity, perSecond, now: () => clock.at }) }
}

test('lets a burst through, then as fast as it fills', () => {
  const { clock, bucket } = bucketAt(3, 10)
  for (let n = 0; n < 3; n++) bucket.take()
  expect(bucket.free()).toBe(0)
  expect(bucket.nextAt()).toBe(monday + 100)
  clock.at = monday + 100
  expect(bucket.free()).toBe(1)
  clock.at = monday + 10_000
  expect(bucket.free()).toBe(3)
})

test('stands still while the platform says stop', () => {
  const { clock, bucket } = bucketAt(3, 10)
  bucket.pause(monday + 5000)
  bucket.pause(monday + 1000)
  expect([bucket.free(), bucket.nextAt()]).toEqual([0, monday + 5000])
  clock.at = monday + 5000
  expect(bucket.free()).toBe(3)
})

test('believes what the platform says is left, until it starts anew', () => {
  const { clock, bucket } = bucketAt(30, 100)
  bucket.fed(2, monday + 60_000)
  bucket.take()
  expect(bucket.free()).toBe(1)
  bucket.take()
  expect([bucket.free(), bucket.nextAt()]).toEqual([0, monday + 60_000])
  clock.at = monday + 60_000
  expect(bucket.free()).toBe(30)
})

test('gives nothing and loses nothing when the clock is set back', () => {
  const { clock, bucket } = bucketAt(3, 10)
  bucket.take()
  clock.at = monday - 86_400_000
  expect(bucket.free()).toBe(2)
  clock.at += 100
  expect(bucket.free()).toBe(3)
})

test('never lets more through than its rate and one burst', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 100 }),
      (capacity, perSecond, waits) => {
        const { clock, bucket } = bucketAt(capacity, perSecond)
        let taken = 0
        for (const wait of waits) {
          clock.at += wait
          for (let free = bucket.free(); free > 0; free--, taken++) bucket.take()
        }
        const seconds = (clock.at - monday) / 1000
        expect(taken).toBeLessThanOrEqual(capacity + seconds * perSecond + 1e-6)
      },
    ),
  )
})
