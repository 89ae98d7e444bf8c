import { expect, it } from 'vitest'
import { fromOne, guess } from './guess.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

it('guessing 10,000 times from one address gets 5 guesses and nobody in; the owner gets in at once', async () => {
  const house = await openStaffHouse()
  await addAccount(house, 'lan', 'viewer')
  expect(await guess(house, 10_000, 10, fromOne)).toEqual({ 401: 5, 429: 9_995 })
  const rows = (await house.memory.staff.acts(20_000)).filter(({ action }) => action === 'sign-in')
  // Five wrong ones, and one for all that were stopped in the quarter of an hour.
  expect(rows.map(({ who, outcome, detail }) => [who, outcome, detail])).toEqual([
    ['lan', 'refused', 'stopped'],
    ...Array.from({ length: 5 }, () => ['lan', 'refused', '']),
  ])
  expect((await openBrowser(house, '192.0.2.1').password('lan')).statusCode).toBe(303)
})
