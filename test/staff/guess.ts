import { limitsFor } from '../../src/staff/throttle.ts'
import { key, openBrowser, type StaffHouse } from './house.ts'

/** Guesses `count` times, one every `everyMs`, from the address each time given; how each ended. */
export async function guess(
  house: StaffHouse,
  count: number,
  everyMs: number,
  address: (index: number) => string,
) {
  const browser = openBrowser(house)
  const csrf = await browser.csrf('/can-bo/dang-nhap')
  const { cookies } = browser
  const ended: Record<number, number> = {}
  for (let index = 0; index < count; index += 1) {
    house.clock.now += everyMs
    const { statusCode } = await house.app.inject({
      method: 'POST',
      url: '/can-bo/dang-nhap',
      cookies,
      remoteAddress: address(index),
      headers: {
        host: 'hoi.example.gov.vn',
        origin: 'https://hoi.example.gov.vn',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ csrf, name: 'lan', password: `đoán thử ${index}` }).toString(),
    })
    ended[statusCode] = (ended[statusCode] ?? 0) + 1
  }
  return ended
}

/** The same without the pages around it: how many guesses may be made. */
export async function allowed(
  { memory, clock }: StaffHouse,
  count: number,
  everyMs: number,
  address: (index: number) => string,
): Promise<number> {
  let made = 0
  for (let index = 0; index < count; index += 1) {
    clock.now += everyMs
    const limits = limitsFor(key, {
      step: 'password',
      name: 'lan',
      source: address(index),
      device: undefined,
    })
    if ((await memory.staff.claimTry(limits, clock.now)) === undefined) made += 1
  }
  return made
}

export const fromOne = () => '203.0.113.7'
export const fromMany = (index: number) => `198.51.${index >> 8}.${index & 255}`
