import type { Limit, StaffStore } from '../desk/staff.ts'
import type { Visit, Visits } from './visit.ts'

/**
 * Claims a try to sign in; until when none may be made, or undefined. What is stopped is written down once for each limit and wait,
 * however many come. `who`: name of the account tried; undefined: there is none of the name typed, which may be a password.
 */
export async function claimSignIn(
  staff: StaffStore,
  visits: Visits,
  visit: Visit,
  {
    limits,
    now,
    who,
  }: {
    readonly limits: readonly Limit[]
    readonly now: number
    readonly who: () => Promise<string | undefined>
  },
): Promise<number | undefined> {
  const stop = await staff.claimTry(limits, now)
  if (stop && !stop.isRecorded) {
    const act = {
      who: (await who()) ?? '-',
      action: 'sign-in',
      outcome: 'refused',
      detail: 'stopped',
    } as const
    await staff.recordStop(stop, visits.act(visit, act))
  }
  return stop?.until
}
