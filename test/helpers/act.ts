import type { Act } from '../../src/desk/staff.ts'
import { monday } from './talk.ts'

/** What is written down where a test is not about that. */
export const anAct: Act = {
  at: monday,
  who: 'lan',
  source: '-',
  action: 'test',
  target: '-',
  outcome: 'done',
  detail: '',
}

/** As this account does it. */
export function actOf(who: string, at = monday): (target: string) => Act {
  return (target) => ({ ...anAct, who, at, target })
}
