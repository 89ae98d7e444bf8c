import { join } from 'node:path'
import type { Person } from '../../src/conversation/message.ts'
import { followConsents, type Subject } from '../../src/conversation/subscription.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { actOf } from './act.ts'
import { echoTurn, says, takeTurn } from './talk.ts'

/** As somebody agreed to it in a talk. */
export async function follow(memory: Memory, person: Person, at: number, subject: Subject): Promise<void> {
  await memory.accept([says(person, `follows ${subject.id}`, 'theo dõi', at)])
  await takeTurn(memory, `${person.channel}:${person.id}`, (message, before) => {
    const turned = echoTurn(message, before)
    return {
      ...turned,
      events: [...turned.events, { kind: 'followed', subject, consent: followConsents.vi }],
    }
  })
}

/** An approved announcement to three people on Telegram; returns its number. */
export async function storeBroadcast(dataDir: string, at: number): Promise<number> {
  const memory = await openSqlite(join(dataDir, 'motcua.db'), { lock: false })
  try {
    const audience: Subject = { kind: 'entry', id: 'khai-sinh' }
    for (const id of ['1', '2', '3']) await follow(memory, { channel: 'telegram', id }, at, audience)
    const source = {
      title: 'Thông báo 12/TB-UBND (giả định)',
      url: 'https://example.gov.vn/tb12',
      read: '2026-11-20',
    }
    const news = {
      kind: 'announcement',
      title: 'Đổi giờ làm việc',
      text: 'Từ 1/12 mở cửa lúc 7 giờ.',
      source,
    } as const
    const { broadcasts } = memory
    const id = await broadcasts.draft({ audience, news }, actOf('an.tran', at))
    await broadcasts.propose(id, actOf('an.tran', at))
    await broadcasts.approve(id, at, actOf('binh.le', at))
    return id
  } finally {
    await memory.close()
  }
}
