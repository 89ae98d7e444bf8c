import { expect, test } from 'vitest'
import { changeDelayMs, createChanges, type Followed } from '../../src/desk/changes.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { follow } from '../helpers/broadcast.ts'
import { openStore } from '../helpers/desk.ts'
import { keepLog, lan, monday } from '../helpers/talk.ts'

const birth = { kind: 'entry', id: 'khai-sinh' } as const
const sources = [{ title: 'Cổng dịch vụ công', url: null, read: '2026-11-20' }]
const costing = (amount: number): Followed => ({
  name: 'Đăng ký khai sinh',
  facts: { fees: [{ amount }], times: [{ amount: 'same-day' }], papers: null },
  sources,
})

/** A look at the content, as a process that has just started takes it: it remembers nothing itself. */
function look(memory: Memory, followed: Followed, now = monday): Promise<void> {
  const current = () => new Map([['khai-sinh', followed]])
  return createChanges({ memory, current, log: keepLog(), now: () => now })()
}

const told = async (memory: Memory) =>
  (await memory.broadcasts.list(10)).map(({ state, news }) => [
    state,
    ...(news.kind === 'change' ? [news.before.fees[0]?.amount, news.after.fees[0]?.amount] : []),
  ])

test('what is seen for the first time is no change', async () => {
  const memory = await openStore()
  await follow(memory, lan, monday, birth)
  await look(memory, costing(5000))
  await look(memory, costing(5000))
  expect(await told(memory)).toEqual([])
})

test('a change is told once, however often it is looked at, and is written down', async () => {
  const memory = await openStore()
  await follow(memory, lan, monday, birth)
  await look(memory, costing(5000))
  for (let restart = 0; restart < 3; restart++) await look(memory, costing(8000))
  expect(await told(memory)).toEqual([['countdown', 5000, 8000]])
  expect((await memory.broadcasts.list(1))[0]).toMatchObject({
    startsAt: monday + changeDelayMs,
    news: { sources },
  })
  expect(await memory.staff.acts(10)).toMatchObject([{ who: '*', action: 'broadcast change' }])
})

test('what is mended again before anybody was told is told as a whole, or not at all', async () => {
  const memory = await openStore()
  await follow(memory, lan, monday, birth)
  await look(memory, costing(5000))
  await look(memory, costing(80_000))
  await look(memory, costing(8000))
  expect(await told(memory)).toEqual([
    ['countdown', 5000, 8000],
    ['cancelled', 5000, 80_000],
  ])
  await look(memory, costing(5000))
  expect((await told(memory)).map(([state]) => state)).toEqual(['cancelled', 'cancelled'])
})

test('one after another that was told is news of its own', async () => {
  const memory = await openStore()
  await follow(memory, lan, monday, birth)
  await look(memory, costing(5000))
  await look(memory, costing(8000))
  while (await memory.broadcasts.advance(monday + changeDelayMs));
  await look(memory, costing(9000), monday + changeDelayMs)
  expect(await told(memory)).toEqual([
    ['countdown', 8000, 9000],
    ['sending', 5000, 8000],
  ])
})

test('nobody is told what changed before they followed', async () => {
  const memory = await openStore()
  await look(memory, costing(5000))
  await look(memory, costing(8000))
  await follow(memory, lan, monday, birth)
  await look(memory, costing(8000))
  expect(await told(memory)).toEqual([])
})
