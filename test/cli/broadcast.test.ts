import { expect, test } from 'vitest'
import { manageBroadcasts } from '../../src/cli/broadcast.ts'
import type { News } from '../../src/conversation/news.ts'
import { actOf } from '../helpers/act.ts'
import { openStore } from '../helpers/desk.ts'
import { monday } from '../helpers/talk.ts'

const news: News = {
  kind: 'announcement',
  title: 'Nghỉ lễ',
  text: 'Nghỉ một ngày.',
  source: { title: 'Thông báo 12', url: null, read: '2026-11-20' },
}

async function open() {
  const memory = await openStore()
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const desk = { memory, user: 'minh', now: monday, io }
  await memory.broadcasts.draft({ audience: { kind: 'field', id: 'ho-tich' }, news }, actOf('an'))
  return { memory, said, run: (task: Parameters<typeof manageBroadcasts>[0]) => manageBroadcasts(task, desk) }
}

test('lists and shows them', async () => {
  const { said, run } = await open()
  expect(await run({ kind: 'list', json: false, limit: '5' })).toBe(0)
  expect(said.pop()).toMatch(/1 .* draft .* 0 people {2}field:ho-tich {2}«Nghỉ lễ» {2}by an/)
  expect(await run({ kind: 'show', id: '1', json: true })).toBe(0)
  expect(JSON.parse(said.pop() ?? '')).toMatchObject({ id: 1, state: 'draft', progress: [] })
  expect(await run({ kind: 'show', id: '9', json: false })).toBe(2)
  expect(await run({ kind: 'list', json: false, limit: 'many' })).toBe(2)
})

test('stops one, once, and writes down who did', async () => {
  const { memory, run } = await open()
  expect(await run({ kind: 'stop', id: '1' })).toBe(0)
  expect(await memory.broadcasts.find(1)).toMatchObject({ state: 'cancelled', endedBy: 'cli:minh' })
  expect(await run({ kind: 'stop', id: '1' })).toBe(1)
  expect((await memory.staff.acts(5)).map(({ who, action, outcome }) => [who, action, outcome])).toEqual([
    ['cli:minh', 'broadcast stop', 'refused'],
    ['cli:minh', 'broadcast stop', 'done'],
    ['an', 'test', 'done'],
  ])
})
