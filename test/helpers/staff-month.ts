import { join } from 'node:path'
import type { Event } from '../../src/conversation/event.ts'
import { dayAfter, dayMs, today } from '../../src/lib/day.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { storeEvents } from './events.ts'
import { generateMonth } from './month.ts'

/** What an office might have after its last 30 days, so that every staff page has something to show. */
export async function storeStaffMonth(dataDir: string, now: number, conversations = 1500): Promise<void> {
  const path = join(dataDir, 'motcua.db')
  await (await openSqlite(path, { lock: true })).close()
  const from = dayAfter(today(now, 'Asia/Ho_Chi_Minh'), -29)
  const month = generateMonth({ conversations, from }).filter(({ at }) => at < now)
  await storeEvents(path, [...month, ...unanswered(now)])
  await storeTickets(path, now)
  await storeLetters(path, now)
}

const askedInVain = [
  ['thủ tục cấp phép nuôi voi trong khu dân cư', 7],
  ['xin giấy phép bắn pháo hoa đám cưới', 4],
  ['đăng ký nhãn hiệu cho quán bún chả', 3],
  ['làm hộ chiếu cho mèo đi nước ngoài', 2],
] as const

function unanswered(now: number) {
  return askedInVain.flatMap(([question, people]) =>
    Array.from({ length: people }, (_, at) => ({
      person: { channel: 'web', id: `${question} ${at}` } as const,
      at: now - (at + 1) * dayMs,
      event: { kind: 'turned', outcome: 'unknown', question, menu: [] } satisfies Event,
    })),
  )
}

export const ticketCodes = {
  open: 'KM4TQ7X2',
  replied: 'RZ9CW2H4',
  told: 'PBAAAAA1',
  closed: 'GHJK2223',
} as const

async function storeTickets(path: string, now: number): Promise<void> {
  const db = connect(path)
  const common = { consent_id: null, consent_hash: null, entry: 'khai-sinh', place: '14524' }
  const said = [
    [
      'open',
      'reflection',
      'Chờ ở quầy số 3 gần hai tiếng mà không ai gọi.\nXin cho biết vì sao.',
      null,
      null,
    ],
    [
      'replied',
      'comment',
      'Cán bộ hướng dẫn chưa rõ, phải đi lại hai lần.',
      2,
      'Cảm ơn bạn. Chúng tôi đã nhắc quầy.',
    ],
    [
      'told',
      'suggestion',
      'Nên có ghế cho người già và nước uống.',
      null,
      'Đã kê thêm mười ghế từ tuần này.',
    ],
    ['closed', 'comment', 'Cảm ơn các anh chị.', 1, null],
  ] as const
  for (const [at, [state, about, text, stars, reply]] of said.entries())
    await db
      .insertInto('tickets')
      .values({
        ...common,
        ...{ channel: 'telegram', person_id: '4242', at: now - at * dayMs, code: ticketCodes[state] },
        ...{ about, text, stars, state, reply, replied_at: reply === null ? null : now - at * dayMs },
      })
      .execute()
  await db.destroy()
}

async function storeLetters(path: string, now: number): Promise<void> {
  const db = connect(path)
  for (const [at, state] of (['failed', 'unknown', 'failed'] as const).entries())
    await db
      .insertInto('outbox')
      .values({
        ...{ channel: 'zalo-oa', person_id: '24684588352', at: now - at * dayMs, lane: 0, in_reply_to: null },
        ...{
          answer: '{}',
          state,
          due_at: 0,
          attempts: 3,
          unknowns: 0,
          reason: state === 'failed' ? '-213' : '502',
        },
      })
      .execute()
  await db.destroy()
}
