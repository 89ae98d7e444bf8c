import { describe, expect, it } from 'vitest'
import type { Answer } from '../src/conversation/answer.ts'
import type { Person } from '../src/conversation/message.ts'
import { alone } from '../src/desk/replicas.ts'
import { summaryOf } from '../src/reports/summary.ts'
import { createWeeklyDigest } from '../src/weekly-digest.ts'
import { figuresOf } from './helpers/figures.ts'
import { generateMonth } from './helpers/month.ts'
import { keepLog } from './helpers/talk.ts'

const figures = figuresOf(generateMonth({ conversations: 400 }))
const staff: readonly Person[] = [
  { channel: 'telegram', id: '-1001' },
  { channel: 'zalo-oa', id: '25' },
]

function open(chats = staff) {
  const posted: { person: Person; answer: Answer }[] = []
  const asked: string[] = []
  const facts = new Map<string, string>()
  const clock = { now: 0 }
  const look = createWeeklyDigest({
    memory: {
      replicas: alone,
      recall: async (name) => facts.get(name),
      async postOnce({ name, value }, _, notices) {
        posted.push(...notices)
        facts.set(name, value)
        return true
      },
    },
    chats,
    reports: () => ({
      summaryOf: (range) => {
        asked.push(`${range.from} ${range.to}`)
        return summaryOf(range, { office: 'UBND xã Bình An', figures, unanswered: async () => [] })
      },
    }),
    timeZone: () => 'Asia/Ho_Chi_Minh',
    log: keepLog(),
    now: () => clock.now,
  })
  return {
    posted,
    asked,
    at: async (time: string) => {
      clock.now = Date.parse(`${time}:00+07:00`)
      await look()
    },
  }
}

describe('the weekly digest', () => {
  it('goes to every staff chat on Monday at eight, once: one picture, three sentences of the week before', async () => {
    const { at, posted, asked } = open()
    for (const time of ['2026-11-22T23:59', '2026-11-23T07:59']) await at(time)
    expect(posted).toEqual([])
    for (const time of ['2026-11-23T08:00', '2026-11-23T08:01', '2026-11-23T15:00']) await at(time)
    expect(asked).toEqual(['2026-11-16 2026-11-22'])
    expect(posted.map(({ person }) => person)).toEqual(staff)
    const { picture, parts } = posted[0]?.answer ?? { parts: [] }
    expect(
      Buffer.from(picture?.png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(parts.map((part) => (part.kind === 'text' ? part.text : part.kind))).toHaveLength(3)
    expect(JSON.stringify(parts)).toContain('Từ 16/11/2026 đến 22/11/2026')
    await at('2026-11-30T08:00')
    expect(asked).toEqual(['2026-11-16 2026-11-22', '2026-11-23 2026-11-29'])
  })

  it.each(['2026-11-24T08:00', '2026-11-23T03:00', '2026-11-23T18:00', '2026-11-29T09:00'])(
    'disturbs nobody at another time: %s',
    async (time) => {
      const { at, posted } = open()
      await at(time)
      expect(posted).toEqual([])
    },
  )

  it('is not made where no staff chat is set up', async () => {
    const { at, asked } = open([])
    await at('2026-11-23T08:00')
    expect(asked).toEqual([])
  })
})
