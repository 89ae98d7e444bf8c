import { expect, test } from 'vitest'
import type { Message } from '../../src/conversation/message.ts'
import { createAccept } from '../../src/desk/accept.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { openStore } from '../helpers/desk.ts'
import { lan, says } from '../helpers/talk.ts'

test('stores what comes together in one commit', async () => {
  const { memory, batches } = counting(await openStore())
  const { add: accept } = createAccept(memory)
  const fresh = await Promise.all(Array.from({ length: 100 }, (_, n) => accept(says(lan, String(n), 'a'))))
  expect(fresh.filter(Boolean)).toHaveLength(100)
  expect(batches).toEqual([100])
})

test('tells one of many copies that it is new', async () => {
  const { add: accept } = createAccept(await openStore())
  const fresh = await Promise.all(Array.from({ length: 10 }, () => accept(says(lan, '1', 'a'))))
  expect(fresh).toEqual([true, ...Array.from({ length: 9 }, () => false)])
})

test('stores thousands that come at once, in bounded commits', async () => {
  const { memory, batches } = counting(await openStore())
  const { add: accept } = createAccept(memory)
  await Promise.all(Array.from({ length: 1200 }, (_, n) => accept(says(lan, String(n), 'a'))))
  expect(batches).toEqual([500, 500, 200])
})

test('refuses the message that cannot be stored, not those beside it', async () => {
  const { add: accept, idle } = createAccept(await openStore())
  const results = Promise.allSettled(
    [says(lan, '1', 'a'), says(lan, 'a\0b', 'b'), says(lan, '2', 'c')].map(accept),
  )
  expect((await results).map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await idle()
  expect(await accept(says(lan, '3', 'd'))).toBe(true)
})

test('says no when the disk does not keep up, and yes again later', async () => {
  const { add: accept } = createAccept(await openStore())
  const many = Array.from({ length: 10_001 }, (_, n) => accept(says(lan, String(n), 'a')))
  const results = await Promise.allSettled(many)
  expect(results.map((each) => each.status).lastIndexOf('rejected')).toBe(10_000)
  expect(results.filter((each) => each.status === 'rejected')).toHaveLength(1)
  expect(await accept(says(lan, 'later', 'a'))).toBe(true)
})

function counting(memory: Memory): { memory: Memory; batches: number[] } {
  const batches: number[] = []
  const accept = (batch: readonly Message[]): Promise<readonly boolean[]> => {
    batches.push(batch.length)
    return memory.accept(batch)
  }
  return { batches, memory: { ...memory, accept } }
}
