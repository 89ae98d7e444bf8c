import { expect, test } from 'vitest'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import { createBucket } from '../../src/desk/bucket.ts'
import type { Sent } from '../../src/desk/memory.ts'
import { createMeters } from '../../src/lib/meters.ts'
import { keepSender, openStore, serve } from '../helpers/desk.ts'
import { echoTurn, lan, minh, monday, plainAnswer, says, takeTurn } from '../helpers/talk.ts'
import { eventually } from '../helpers/time.ts'

const hour = 3_600_000

/** Ends the first sends as listed, the rest well. */
function ending(...outcomes: readonly Sent[]): () => Sent {
  const left = [...outcomes]
  return () => left.shift() ?? { kind: 'sent' }
}

test('sends at once, without waiting for the poll', async () => {
  const sender = keepSender('web')
  const { desk } = await serve(await openStore(), { senders: [sender], pollMs: 60_000 })
  await desk.ask(says(lan, '1', 'a'))
  await eventually(() => expect(sender.sent).toEqual(['re: a']))
})

test('sends more than may be under way at once', async () => {
  let most = 0
  let now = 0
  const sender = keepSender('web', async () => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 20))
    now--
    return { kind: 'sent' }
  })
  const { desk } = await serve(await openStore(), { senders: [sender], pollMs: 60_000 })
  const people = Array.from({ length: 60 }, (_, n): Person => ({ channel: 'web', id: `p${n}` }))
  await Promise.all(people.map((person) => desk.accept(says(person, '1', person.id))))
  await eventually(() => expect(sender.sent).toHaveLength(60))
  expect(most).toBe(32)
})

test('waits as long as the platform asks', async () => {
  let now = monday
  const sender = keepSender('web', ending({ kind: 'later', retryAt: monday + 30_000, reason: '429' }))
  const { desk } = await serve(await openStore(), { senders: [sender], now: () => now })
  await desk.ask(says(lan, '1', 'a'))
  await eventually(() => expect(sender.sent).toHaveLength(1))
  now = monday + 29_999
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(sender.sent).toHaveLength(1)
  now = monday + 30_000
  await eventually(() => expect(sender.sent).toHaveLength(2))
})

test('waits longer each time when the platform does not say, and gives up after a day', async () => {
  let now = monday
  const sender = keepSender('web', () => ({ kind: 'later', retryAt: 0, reason: '502' }))
  const memory = await openStore()
  const { desk, log } = await serve(memory, { senders: [sender], now: () => now })
  await desk.ask(says(lan, '1', 'a'))
  const waits: unknown[] = []
  for (let attempt = 1; attempt <= 3; attempt++) {
    await eventually(async () => {
      const [row] = (await memory.exportPerson(lan)).outbox ?? []
      expect(row).toMatchObject({ attempts: attempt, state: 'pending' })
      waits[attempt - 1] = Number(row?.due_at) - now
    })
    now += Number(waits[attempt - 1])
  }
  expect(waits).toEqual([500, 1000, 2000])
  now += 24 * hour
  await eventually(async () =>
    expect((await memory.exportPerson(lan)).outbox).toMatchObject([{ state: 'failed' }]),
  )
  expect(log.entries).toContainEqual(
    expect.objectContaining({ level: 'warn', phrase: 'answer not delivered' }),
  )
})

test('sends a reply again once when it may not have arrived', async () => {
  const sender = keepSender('web', () => ({ kind: 'unknown', reason: 'timeout' }))
  const memory = await openStore()
  const { desk } = await serve(memory, { senders: [sender] })
  await desk.ask(says(lan, '1', 'a'))
  await eventually(async () =>
    expect((await memory.exportPerson(lan)).outbox).toMatchObject([{ state: 'unknown' }]),
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(sender.sent).toHaveLength(2)
})

test('does not try again what the platform refused, and goes on', async () => {
  const sender = keepSender('web', ending({ kind: 'failed', reason: '403' }))
  const { desk } = await serve(await openStore(), { senders: [sender] })
  await desk.ask(says(lan, '1', 'a'))
  await desk.ask(says(lan, '2', 'b'))
  await eventually(() => expect(sender.sent).toEqual(['re: a', 're: b']))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(sender.sent).toHaveLength(2)
})

test('survives a sender that throws', async () => {
  const sender = keepSender('web', (outgoing) => {
    if (outgoing.inReplyTo === '1') throw new Error('token in here')
    return { kind: 'sent' }
  })
  const { desk, log } = await serve(await openStore(), { senders: [sender] })
  await desk.ask(says(lan, '1', 'a'))
  await desk.ask(says(minh, '2', 'b'))
  await eventually(() => expect(sender.sent.toSorted()).toEqual(['re: a', 're: a', 're: b']))
  expect(JSON.stringify(log.entries)).not.toContain('token')
})

test('of one channel goes on while another hangs', async () => {
  let release = (_: Sent): void => {}
  const hanging = new Promise<Sent>((resolve) => {
    release = resolve
  })
  const console = keepSender('console', () => hanging)
  const web = keepSender('web')
  const { desk } = await serve(await openStore(), { senders: [console, web] })
  for (let n = 0; n < 40; n++) await desk.accept(says({ channel: 'console', id: `p${n}` }, '1', 'a'))
  await eventually(() => expect(console.sent).toHaveLength(32))
  await desk.accept(says(lan, '1', 'b'))
  await eventually(() => expect(web.sent).toEqual(['re: b']))
  release({ kind: 'sent' })
})

test('sends no faster than its bucket allows, replies first', async () => {
  const memory = await openStore()
  const bucket = createBucket({ capacity: 2, perSecond: 20, now: Date.now })
  const sender = { ...keepSender('web'), bucket }
  const people = Array.from({ length: 4 }, (_, n): Person => ({ channel: 'web', id: `p${n}` }))
  for (const person of people) await memory.post(person, 'bulk', plainAnswer(`news ${person.id}`), Date.now())
  for (const person of people) {
    await memory.accept([says(person, '1', person.id)])
    await takeTurn(memory, conversationId(person), echoTurn)
  }
  const started = performance.now()
  await serve(memory, { senders: [sender], now: Date.now, pollMs: 60_000 })
  await eventually(() => expect(sender.sent).toHaveLength(8))
  expect(performance.now() - started).toBeGreaterThan(280)
  expect(sender.sent.map((text) => text.slice(0, 3))).toEqual([
    ...Array(4).fill('re:'),
    ...Array(4).fill('new'),
  ])
})

test('sends nothing while the platform says stop, and goes on by itself', async () => {
  const memory = await openStore()
  const bucket = createBucket({ capacity: 2, perSecond: 20, now: Date.now })
  const sender = { ...keepSender('web'), bucket }
  const { desk } = await serve(memory, { senders: [sender], now: Date.now, pollMs: 60_000 })
  bucket.pause(Date.now() + 150)
  const started = performance.now()
  await desk.ask(says(lan, '1', 'a'))
  await eventually(() => expect(sender.sent).toEqual(['re: a']))
  expect(performance.now() - started).toBeGreaterThan(100)
})

test('counts how each send ended', async () => {
  const meters = createMeters()
  const sender = keepSender('web', ending({ kind: 'unreachable', reason: '403' }))
  const memory = await openStore()
  const { desk } = await serve(memory, { senders: [sender], meters })
  await desk.ask(says(lan, '1', 'a'))
  await desk.ask(says(minh, '1', 'b'))
  await eventually(async () => {
    const text = await meters.text()
    expect(text).toContain('motcua_sends_total{channel="web",result="unreachable",reason="403"} 1')
    expect(text).toContain('motcua_sends_total{channel="web",result="sent",reason=""} 1')
    expect(text).toContain('motcua_answered_total{channel="web",outcome="answered"} 2')
  })
  await eventually(async () => expect(await memory.contact(lan)).toMatchObject({ unreachableSince: monday }))
})

test('keeps mass messages slow and replies fast', async () => {
  const memory = await openStore()
  const bulkBucket = createBucket({ capacity: 1, perSecond: 1, now: () => monday })
  const sender = { ...keepSender('web'), bulkBucket }
  const people = Array.from({ length: 20 }, (_, n): Person => ({ channel: 'web', id: `p${n}` }))
  for (const person of people) await memory.post(person, 'bulk', plainAnswer('news'), monday)
  const { desk } = await serve(memory, { senders: [sender] })
  await Promise.all(people.map((person) => desk.ask(says(person, '1', 'a'))))
  await eventually(() => expect(sender.sent.filter((text) => text === 're: a')).toHaveLength(20))
  expect(sender.sent.filter((text) => text === 'news')).toHaveLength(1)
})
