import { expect, it } from 'vitest'
import { createPace } from '../../../src/channels/zalo-oa/pace.ts'
import { monday } from '../../helpers/talk.ts'

const minute = 60_000

function open() {
  const clock = { now: monday }
  const pace = createPace(() => clock.now)
  /** How many calls go out in a minute when each is sent as soon as it may be. */
  const inMinute = () => {
    const end = clock.now + minute
    let sent = 0
    for (; clock.now < end; clock.now += 100) {
      for (; pace.free() > 0; sent += 1) pace.take()
    }
    return sent
  }
  return { clock, pace, inMinute }
}

it('begins as fast as the smallest package allows', () => {
  const { pace, inMinute } = open()
  expect(pace.free()).toBe(20)
  inMinute()
  expect(inMinute()).toBeGreaterThanOrEqual(99)
  expect(inMinute()).toBeLessThanOrEqual(101)
})

it.each([
  [600, 600],
  [60, 60],
  [1_000_000, 4000],
  [0, 100],
])('a limit of %i that Zalo names makes it %i a minute', (calls, expected) => {
  const { clock, pace, inMinute } = open()
  pace.told({ calls, remaining: 1_000_000 }, clock.now + 1)
  inMinute()
  expect(Math.abs(inMinute() - expected)).toBeLessThanOrEqual(1)
})

it('what is left of this minute goes before the limit', () => {
  const { clock, pace, inMinute } = open()
  pace.told({ calls: 600, remaining: 7 }, clock.now + minute)
  expect(inMinute()).toBe(7)
  expect(pace.free()).toBeGreaterThan(7)
})

it('«too much» waits, and the limit is not believed for an hour: it was another one', () => {
  const { clock, pace, inMinute } = open()
  pace.told({ calls: 4000, remaining: 3900 }, clock.now + minute)
  pace.tooFast(clock.now + minute)
  expect(inMinute()).toBe(0)
  pace.told({ calls: 4000, remaining: 3900 }, clock.now + minute)
  inMinute()
  expect(inMinute()).toBeLessThanOrEqual(101)
  clock.now += 60 * minute
  pace.told({ calls: 4000, remaining: 3900 }, clock.now + 1)
  expect(inMinute()).toBeGreaterThan(3900)
})

it('a pause outlives a change of the limit', () => {
  const { clock, pace } = open()
  pace.pause(clock.now + 5 * minute)
  pace.told({ calls: 600, remaining: 600 }, clock.now + minute)
  expect([pace.free(), pace.nextAt()]).toEqual([0, clock.now + 5 * minute])
})
