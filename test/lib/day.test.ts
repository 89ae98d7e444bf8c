import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, formatDay, startOf, today } from '../../src/lib/day.ts'

const zone = 'Asia/Ho_Chi_Minh'

test('gives the date of the office, not of Greenwich', () => {
  expect(today(Date.parse('2026-11-23T16:59:59Z'), zone)).toBe('2026-11-23')
  expect(today(Date.parse('2026-11-23T17:00:00Z'), zone)).toBe('2026-11-24')
  expect(today(Date.parse('2026-01-01T00:00:00Z'), 'America/New_York')).toBe('2025-12-31')
})

test('writes a date as Vietnamese readers do', () => {
  expect(formatDay('2026-07-18')).toBe('18/7/2026')
  expect(formatDay('2025-01-05')).toBe('5/1/2025')
})

test('counts days over months, leap years and backwards', () => {
  expect(daysBetween('2026-11-23', '2026-12-31')).toBe(38)
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1)
})

test('a day begins at midnight of the office', () => {
  expect(startOf('2026-11-23', zone)).toBe(Date.parse('2026-11-23T00:00:00+07:00'))
  expect(startOf('2026-01-01', 'America/New_York')).toBe(Date.parse('2026-01-01T00:00:00-05:00'))
})

test('a day later is one day later, whatever the day', () => {
  const noon = fc.integer({ min: 0, max: 40_000 }).map((day) => day * 86_400_000 + 43_200_000)
  fc.assert(
    fc.property(noon, (at) => {
      expect(daysBetween(today(at, zone), today(at + 86_400_000, zone))).toBe(1)
    }),
  )
})
