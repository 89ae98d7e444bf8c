import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Desk } from '../../../src/desk/desk.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import type { Update } from '../../doubles/telegram/wire.ts'
import { openStore } from '../../helpers/desk.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse } from './house.ts'

type Telegram = Awaited<ReturnType<typeof startTelegram>>
const polls = (telegram: Telegram) => telegram.calls.filter(({ method }) => method === 'getUpdates')
const offsets = (telegram: Telegram) => polls(telegram).map(({ payload }) => payload.offset)
const idOf = (update: Update) => update.update_id

describe('polling', () => {
  it('answers what was asked, and sees to it first that Telegram posts nowhere', async () => {
    const telegram = await startTelegram()
    telegram.user({ id: 7 }).says('khai sinh')
    const house = await openHouse(telegram)
    await house.door.start()
    await eventually(() => expect(telegram.chat(7).last?.text).toMatch(/^Đăng ký khai sinh/))
    const methods = telegram.calls.map(({ method }) => method)
    expect(methods.indexOf('deleteWebhook')).toBeLessThan(methods.indexOf('sendMessage'))
    expect(telegram.calls.find(({ method }) => method === 'deleteWebhook')?.payload).toEqual({
      drop_pending_updates: false,
    })
    expect(house.door.health?.()).toMatchObject({ state: 'up', receives: 'polling' })
  })

  it('asks for a long while, and only for what it reads', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    await house.door.start()
    const person = telegram.user({ id: 7 })
    const first = person.says('khai sinh')
    await eventually(() => expect(polls(telegram).length).toBeGreaterThan(0))
    await eventually(() => expect(telegram.pending()).toEqual([]))
    expect(polls(telegram)[0]?.payload).toEqual({
      timeout: 30,
      allowed_updates: ['message', 'callback_query', 'my_chat_member', 'inline_query'],
    })
    person.says('phí')
    await eventually(() => expect(offsets(telegram)).toContain(idOf(first) + 1))
  })

  it('asks for later updates only when all of a batch are stored', async () => {
    const telegram = await startTelegram()
    const stored: string[] = []
    let broken = true
    const desk: Pick<Desk, 'accept'> = {
      async accept({ id, person }) {
        if (broken && person.id === '8') throw new Error('disk full')
        stored.push(id)
        return true
      },
    }
    const [lan, minh] = [telegram.user({ id: 7 }), telegram.user({ id: 8 })]
    const updates = [lan.says('một'), minh.says('hai'), lan.says('ba')]
    const house = await openHouse(telegram, { desk })
    await house.door.start()
    await eventually(() => expect(polls(telegram).length).toBeGreaterThan(1))
    expect(offsets(telegram).filter((offset) => offset !== undefined)).toEqual([])
    expect(telegram.pending().map(idOf)).toEqual(updates.map(idOf))
    broken = false
    await eventually(() => expect(telegram.pending()).toEqual([]))
    const ids = updates.map((update) => String(idOf(update)))
    expect(new Set(stored)).toEqual(new Set(ids))
  })

  it('takes what one person says in order, and people side by side', async () => {
    const telegram = await startTelegram()
    const begun: string[] = []
    const waiting: (() => void)[] = []
    const desk: Pick<Desk, 'accept'> = {
      accept: (message) => {
        begun.push(`${message.person.id} ${message.said.kind === 'text' ? message.said.text : ''}`)
        return new Promise((resolve) => waiting.push(() => resolve(true)))
      },
    }
    const [lan, minh] = [telegram.user({ id: 7 }), telegram.user({ id: 8 })]
    lan.says('một')
    lan.says('hai')
    minh.says('ba')
    const house = await openHouse(telegram, { desk })
    await house.door.start()
    await eventually(() => expect(begun).toEqual(['7 một', '8 ba']))
    for (const each of waiting.splice(0)) each()
    await eventually(() => expect(begun).toEqual(['7 một', '8 ba', '7 hai']))
    for (const each of waiting.splice(0)) each()
    await eventually(() => expect(telegram.pending()).toEqual([]))
  })

  it('gets again what was stored but not confirmed before a crash, and answers it once', async () => {
    const telegram = await startTelegram()
    const path = join(temporaryFolder(), 'motcua.db')
    const crashed = await openSqlite(path, { lock: true })
    const asked = telegram.user({ id: 7 }).says('khai sinh')
    // Stored, and never confirmed: the process died before its next poll.
    await crashed.accept([
      {
        id: String(idOf(asked)),
        person: { channel: 'telegram', id: '7' },
        said: { kind: 'text', text: 'khai sinh' },
        at: Date.now(),
      },
    ])
    await crashed.close()
    const house = await openHouse(telegram, { store: await openStore(path) })
    await house.door.start()
    await eventually(() => expect(telegram.pending()).toEqual([]))
    await eventually(() => expect(telegram.chat(7).last).toBeDefined())
    expect(await metric(house.meters, received('repeated', ''))).toBe(1)
    expect(telegram.chat(7).messages).toHaveLength(2)
  })

  it('stops at once, even in the middle of a long poll', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    await house.door.start()
    telegram.user({ id: 7 }).says('khai sinh')
    // Confirmed by the next poll, which is under way then.
    await eventually(() => expect(polls(telegram)).toHaveLength(1))
    await eventually(() => expect(telegram.pending()).toEqual([]))
    const started = performance.now()
    await house.stop()
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('goes on beside a second poller, and says so', async () => {
    const telegram = await startTelegram()
    telegram.fault({ kind: 'status', status: 409, method: 'getUpdates', times: 2 })
    const house = await openHouse(telegram)
    await house.door.start()
    await eventually(() =>
      expect(house.alerts).toContainEqual({ kind: 'second-poller', channel: 'telegram' }),
    )
    telegram.user({ id: 7 }).says('khai sinh')
    await eventually(() => expect(telegram.chat(7).last).toBeDefined())
  })

  it('takes the webhook away again when somebody has set one', async () => {
    const telegram = await startTelegram()
    telegram.fault({
      kind: 'status',
      status: 409,
      method: 'getUpdates',
      description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook",
    })
    const house = await openHouse(telegram)
    await house.door.start()
    const removals = () => telegram.calls.filter(({ method }) => method === 'deleteWebhook')
    await eventually(() => expect(removals()).toHaveLength(2))
  })

  it.each([
    ['a broken connection', { kind: 'reset' }],
    ['an error of Telegram', { kind: 'status', status: 500 }],
    ['a page of a proxy', { kind: 'status', status: 502, html: true }],
    ['too many calls', { kind: 'status', status: 429, retryAfter: 1 }],
  ] as const)('survives %s', async (_, fault) => {
    const telegram = await startTelegram()
    telegram.fault({ ...fault, method: 'getUpdates' })
    telegram.user({ id: 7 }).says('khai sinh')
    const house = await openHouse(telegram)
    await house.door.start()
    await eventually(() => expect(telegram.chat(7).last).toBeDefined())
    await eventually(() => expect(house.door.health?.().state).toBe('up'))
  })

  it('is down when the token is refused, and tells those who run the bot', async () => {
    const telegram = await startTelegram()
    const house = await openHouse({ url: telegram.url, token: '110201543:wrong' })
    await house.door.start()
    await eventually(() => expect(house.door.health?.().state).toBe('down'))
    expect(house.alerts).toContainEqual({ kind: 'channel-down', channel: 'telegram', reason: '401' })
    expect(JSON.stringify(house.door.health?.())).not.toContain('wrong')
  })
})

function received(result: string, reason: string): string {
  return `motcua_received_total{channel="telegram",result="${result}",reason="${reason}"}`
}
