import { describe, expect, it } from 'vitest'
import type { Desk } from '../../../src/desk/desk.ts'
import { startZaloBot } from '../../doubles/zalo-bot/double.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse } from './house.ts'

describe('polling', () => {
  it('answers what was asked, and sees to it first that the platform posts nowhere', async () => {
    const zalo = await startZaloBot()
    zalo.person('lan').says('khai sinh')
    const { door, meters } = await openHouse(zalo)
    await door.start()
    await eventually(() => expect(zalo.texts('lan')[0]).toMatch(/^ĐĂNG KÝ KHAI SINH/))
    expect(zalo.calls.slice(0, 2)).toEqual([
      { method: 'deleteWebhook', payload: {} },
      { method: 'getUpdates', payload: { timeout: '30' } },
    ])
    expect(door.health?.()).toMatchObject({ state: 'up', receives: 'polling' })
    expect(await metric(meters, 'motcua_received_total{channel="zalo-bot",result="new",reason=""}')).toBe(1)
  })

  it.each([true, false])(
    'takes a quiet time for what it is, with its code (%s) or without',
    async (quietCode) => {
      const zalo = await startZaloBot({ quietMs: 20, quietCode })
      const { door, log } = await openHouse(zalo)
      await door.start()
      await eventually(() => expect(zalo.calls.length).toBeGreaterThan(2))
      zalo.person('lan').says('khai sinh')
      await eventually(() => expect(zalo.texts('lan')).toHaveLength(1))
      expect(door.health?.().state).toBe('up')
      expect(log.entries.filter(({ level }) => level !== 'info')).toEqual([])
    },
  )

  it('does not ask without end when the platform answers at once', async () => {
    const zalo = await startZaloBot({ quietMs: 0 })
    const { door } = await openHouse(zalo)
    await door.start()
    await eventually(() => expect(zalo.calls.length).toBeGreaterThan(1))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(zalo.calls.length).toBeLessThan(5)
  })

  it('keeps what it was given until the store takes it: the platform has forgotten it', async () => {
    const zalo = await startZaloBot()
    const stored: string[] = []
    let broken = true
    const desk: Pick<Desk, 'accept'> = {
      async accept({ person }) {
        if (broken) throw new Error('disk full')
        stored.push(person.id)
        return true
      },
    }
    zalo.person('lan').says('một')
    zalo.person('minh').says('hai')
    const { door, log } = await openHouse(zalo, { desk })
    await door.start()
    await eventually(() => expect(log.entries.length).toBeGreaterThan(0))
    expect(zalo.pending()).toBe(1)
    broken = false
    await eventually(() => expect(stored).toEqual(['lan', 'minh']))
  })

  it('leaves the webhook again when somebody has set one', async () => {
    const zalo = await startZaloBot({ quietMs: 20 })
    const { door } = await openHouse(zalo)
    await door.start()
    await eventually(() => expect(zalo.calls.length).toBeGreaterThan(1))
    zalo.takeWebhook('https://old.test/hook')
    await eventually(() => expect(zalo.webhook()).toBeUndefined())
    zalo.person('lan').says('khai sinh')
    await eventually(() => expect(zalo.texts('lan')).toHaveLength(1))
  })

  it.each(['reset', 'page', { code: 500 }] as const)(
    'goes on after a fault of the line (%j)',
    async (trouble) => {
      const zalo = await startZaloBot()
      zalo.fault('getUpdates', trouble)
      const { door } = await openHouse(zalo)
      await door.start()
      zalo.person('lan').says('khai sinh')
      await eventually(() => expect(zalo.texts('lan')).toHaveLength(1))
      expect(door.health?.().state).toBe('up')
    },
  )

  it('stops in the middle of a poll', async () => {
    const zalo = await startZaloBot({ quietMs: 20_000 })
    const { door } = await openHouse(zalo)
    await door.start()
    await eventually(() => expect(zalo.calls.length).toBe(2))
    const started = performance.now()
    await door.stop()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
