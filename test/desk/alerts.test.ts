import { expect, test } from 'vitest'
import type { Person } from '../../src/conversation/message.ts'
import { createAlarm } from '../../src/desk/alerts.ts'
import { openStore } from '../helpers/desk.ts'
import { keepLog, monday, plainText } from '../helpers/talk.ts'
import { eventually } from '../helpers/time.ts'

const staff: readonly Person[] = [
  { channel: 'telegram', id: '-100200300' },
  { channel: 'zalo-oa', id: '2512523625412515' },
]
const hour = 3_600_000

test('reaches every staff chat through the outbox, after replies', async () => {
  const memory = await openStore()
  const alarm = createAlarm({ memory, chats: staff, log: keepLog(), now: () => monday })
  alarm({ kind: 'consent-needed', channel: 'zalo-oa' })
  for (const { channel } of staff) {
    await eventually(async () => {
      const [notice] = await memory.claimOutgoing(channel, 1, monday)
      expect(notice).toMatchObject({ lane: 'notice', inReplyTo: null })
      expect(notice && plainText(notice.answer)).toContain('motcua zalo connect')
    })
  }
})

test('does not repeat itself while nothing changes', async () => {
  let now = monday
  const memory = await openStore()
  const log = keepLog()
  const alarm = createAlarm({ memory, chats: [], log, now: () => now })
  const down = { kind: 'channel-down', channel: 'telegram', reason: '401' } as const
  alarm(down)
  alarm(down)
  alarm({ ...down, channel: 'zalo-oa' })
  expect(log.entries).toHaveLength(2)
  now += 6 * hour
  alarm(down)
  expect(log.entries).toHaveLength(3)
})

test('is logged even when the store fails', async () => {
  const log = keepLog()
  const memory = { post: () => Promise.reject(new Error('disk full')) }
  createAlarm({ memory, chats: staff, log, now: () => monday })({ kind: 'parked', channel: 'web' })
  await eventually(() => expect(log.entries.map(({ phrase }) => phrase)).toContain('alert not stored'))
  expect(log.entries[0]).toMatchObject({ level: 'error', phrase: 'alert', fields: { kind: 'parked' } })
})
