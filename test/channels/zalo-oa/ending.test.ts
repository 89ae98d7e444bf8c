import { describe, expect, it } from 'vitest'
import { endingOf } from '../../../src/channels/zalo-oa/ending.ts'
import { createPace } from '../../../src/channels/zalo-oa/pace.ts'
import { createStatus } from '../../../src/channels/zalo-oa/status.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { monday } from '../../helpers/talk.ts'

const minute = 60_000

function zalo(now = monday) {
  const alarms: Alert[] = []
  const alarm = (alert: Alert) => void alarms.push(alert)
  const clock = () => now
  const bucket = createPace(clock)
  const options = {
    bucket,
    status: createStatus({ hasKey: true, alarm, now: clock }),
    alarm,
    now: clock,
    random: () => 0.5,
  }
  return {
    alarms,
    bucket,
    ended: (error: number, attempts = 1) =>
      endingOf(options, { kind: 'answered', error, data: undefined, limit: undefined }, attempts),
    options,
  }
}

/** Every code of the official table, and what becomes of the answer and of the channel. */
const table = [
  [0, 'sent', undefined],
  [-32, 'later', undefined],
  [-100, 'failed', 'refused-as-wrong'],
  [-200, 'later', undefined],
  [-201, 'failed', 'refused-as-wrong'],
  [-204, 'later', 'channel-down'],
  [-205, 'later', 'channel-down'],
  [-209, 'later', 'channel-down'],
  [-210, 'failed', 'refused-as-wrong'],
  [-211, 'failed', 'quota'],
  [-212, 'later', 'channel-down'],
  [-213, 'unreachable', undefined],
  [-214, 'failed', 'refused-as-wrong'],
  [-216, 'later', 'channel-down'],
  [-217, 'unreachable', undefined],
  [-218, 'failed', 'quota'],
  [-219, 'later', 'channel-down'],
  [-220, 'later', 'channel-down'],
  [-221, 'later', 'channel-down'],
  [-223, 'later', 'channel-down'],
  [-224, 'later', 'channel-down'],
  [-227, 'unreachable', undefined],
  [-230, 'failed', undefined],
  [-232, 'failed', undefined],
  [-233, 'failed', 'refused-as-wrong'],
  [-234, 'later', undefined],
  [-235, 'failed', 'refused-as-wrong'],
  [-237, 'failed', 'refused-as-wrong'],
  [-240, 'failed', 'refused-as-wrong'],
  [-242, 'later', 'channel-down'],
  [-244, 'unreachable', undefined],
  [-248, 'failed', 'policy'],
  [-249, 'failed', 'refused-as-wrong'],
  [-320, 'failed', 'quota'],
  [-321, 'failed', 'quota'],
  [-403, 'failed', 'refused-as-wrong'],
  [-99999, 'failed', 'refused-as-wrong'],
] as const

describe('an answer that Zalo took with', () => {
  it.each(table)('code %i is %s, alarm: %s', (code, kind, alarm) => {
    const { ended, alarms } = zalo()
    expect(ended(code).kind).toBe(kind)
    expect(alarms.map((each) => each.kind)).toEqual(alarm ? [alarm] : [])
  })

  it('-32 waits for the next minute, and so does everything else', () => {
    const { ended, bucket } = zalo(monday + 20_000)
    expect(ended(-32)).toEqual({ kind: 'later', retryAt: monday + minute + 1000, reason: '-32' })
    expect([bucket.free(), bucket.nextAt()]).toEqual([0, monday + minute + 1000])
  })

  it('-200 is tried three times', () => {
    const { ended } = zalo()
    expect([1, 2, 3].map((attempt) => ended(-200, attempt).kind)).toEqual(['later', 'later', 'failed'])
  })

  it('-212 stops the channel for five minutes', () => {
    const { ended, bucket, options } = zalo()
    expect(ended(-212)).toMatchObject({ retryAt: monday + 5 * minute })
    expect(bucket.free()).toBe(0)
    options.status.token({ state: 'good' })
    expect(options.status.health()).toMatchObject({ state: 'down', reason: expect.stringContaining('-212') })
  })

  it.each([
    ['2026-11-23T22:30:00+07:00', '2026-11-24T06:00:00+07:00'],
    ['2026-11-23T05:59:00+07:00', '2026-11-23T06:00:00+07:00'],
  ])('-234 at %s waits until %s', (now, then) => {
    expect(zalo(Date.parse(now)).ended(-234)).toMatchObject({ retryAt: Date.parse(then) })
  })

  it('tells the bucket how many calls are left this minute', () => {
    const { options, bucket } = zalo()
    const limit = { calls: 100, remaining: 3 }
    endingOf(options, { kind: 'answered', error: 0, data: undefined, limit }, 1)
    expect(bucket.free()).toBe(3)
    expect(options.status.health().minute).toEqual(limit)
  })

  it.each([
    [
      { kind: 'unavailable', code: '502' },
      { kind: 'later', retryAt: 0, reason: '502' },
    ],
    [
      { kind: 'not-sent', code: 'ECONNREFUSED' },
      { kind: 'later', retryAt: 0, reason: 'ECONNREFUSED' },
    ],
    [
      { kind: 'unknown', code: 'ECONNABORTED' },
      { kind: 'unknown', reason: 'ECONNABORTED' },
    ],
  ] as const)('no answer at all: %j is %j', (called, sent) => {
    expect(endingOf(zalo().options, called, 1)).toEqual(sent)
  })
})
