import { expect, it } from 'vitest'
import { recallLastEvent, shareLastEvent } from '../../../src/channels/zalo-oa/last-event.ts'
import { quotaOf } from '../../../src/channels/zalo-oa/quota.ts'
import { createStatus } from '../../../src/channels/zalo-oa/status.ts'
import type { Alert } from '../../../src/words/alerts.ts'
import { openStore } from '../../helpers/desk.ts'
import { monday } from '../../helpers/talk.ts'

const hour = 3_600_000

function open(now = monday) {
  const clock = { now }
  const alarms: Alert[] = []
  const alarm = (alert: Alert) => void alarms.push(alert)
  return { clock, alarms, status: createStatus({ hasKey: true, alarm, now: () => clock.now }) }
}

it('a day of silence calls an alarm where something came before, and nowhere else', () => {
  const { clock, alarms, status } = open()
  clock.now += 48 * hour
  status.listen()
  expect(alarms).toEqual([])
  status.received()
  clock.now += 24 * hour - 1
  status.listen()
  expect(alarms).toEqual([])
  clock.now += 1
  status.listen()
  expect(alarms).toEqual([{ kind: 'quiet', channel: 'zalo-oa', hours: 24 }])
})

it('silence that began before a restart is noticed after it', async () => {
  const memory = await openStore()
  const before = open()
  before.status.received()
  await shareLastEvent(memory, before.status)
  const after = open(monday + 25 * hour)
  await shareLastEvent(memory, after.status)
  after.status.listen()
  expect(after.alarms).toEqual([{ kind: 'quiet', channel: 'zalo-oa', hours: 25 }])
  expect(after.status.health().lastReceived).toBe(new Date(monday).toISOString())
})

it('what another process receives is no silence, and the later time stays', async () => {
  const memory = await openStore()
  const [one, other] = [open(), open(monday + hour)]
  one.status.received()
  other.status.received()
  await shareLastEvent(memory, other.status)
  await shareLastEvent(memory, one.status)
  expect(one.status.lastReceived()).toBe(monday + hour)
  expect(await recallLastEvent(memory)).toBe(monday + hour)
})

it('the clock of the last event is written once, however often it is shared', async () => {
  const memory = await openStore()
  const written: string[] = []
  const counting = { ...memory, remember: async (_: string, value: string) => void written.push(value) }
  const { status } = open()
  await shareLastEvent(counting, status)
  expect(written).toEqual([])
  status.received()
  await shareLastEvent({ ...counting, recall: async () => undefined }, status)
  await shareLastEvent({ ...counting, recall: async () => String(monday) }, status)
  expect(written).toEqual([String(monday)])
})

it.each([
  [{ quota: { quota_type: 'reply', remain: '8', total: '8' } }, { kind: 'reply', remaining: 8, total: 8 }],
  [
    { quota: { quota_type: 'sub_quota', remain: 499, total: 500 } },
    { kind: 'sub_quota', remaining: 499, total: 500 },
  ],
  [{ quota: { remain: 'many' } }, { kind: null, remaining: null, total: null }],
  [{ message_id: 'a' }, undefined],
  [null, undefined],
])('the quota in %j is %j', (data, quota) => {
  expect(quotaOf(data)).toEqual(quota)
})

it('the quota that Zalo last named stays in the health check when the next answer names none', () => {
  const { status } = open()
  status.sent({ kind: 'sub_quota', remaining: 499, total: 500 })
  status.sent(undefined)
  expect(status.health().quota).toEqual({ kind: 'sub_quota', remaining: 499, total: 500 })
})
