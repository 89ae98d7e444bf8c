import { expect, it } from 'vitest'
import { barrierTo } from '../../../src/channels/zalo-oa/may-write.ts'
import { monday } from '../../helpers/talk.ts'

const hour = 3_600_000
const heard = (hoursAgo: number) => ({
  heardAt: monday - hoursAgo * hour,
  unreachableSince: null,
  pausedUntil: null,
})

it.each([
  ['a reply within seven days', heard(167), 'reply', false, undefined],
  ['a reply after seven days', heard(169), 'reply', true, 'window'],
  ['a notice within 48 hours', heard(47), 'notice', false, undefined],
  ['a notice later, when the office does not pay', heard(49), 'notice', false, 'window'],
  ['a notice later, when it does', heard(49), 'notice', true, undefined],
  ['a notice after seven days', heard(169), 'notice', true, 'window'],
  ['somebody who never wrote', { ...heard(0), heardAt: null }, 'notice', true, 'window'],
  ['somebody who left', { ...heard(1), unreachableSince: monday }, 'notice', true, 'unreachable'],
  [
    'somebody a human is talking to',
    { ...heard(1), pausedUntil: monday + 1 },
    'reply',
    false,
    'human-answers',
  ],
  ['somebody a human has talked to', { ...heard(1), pausedUntil: monday }, 'reply', false, undefined],
] as const)('%s', (_, contact, lane, billed, barrier) => {
  expect(barrierTo(contact, lane, billed, monday)).toBe(barrier)
})
