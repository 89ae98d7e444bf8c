import { beforeAll, describe, expect, it } from 'vitest'
import type { DeskOptions } from '../../../src/desk/open.ts'
import { alone } from '../../../src/desk/replicas.ts'
import type { Library } from '../../../src/intents/intent.ts'
import { respond } from '../../../src/intents/respond.ts'
import { vi } from '../../../src/words/vi.ts'
import { startZaloBot, type ZaloBotDouble } from '../../doubles/zalo-bot/double.ts'
import { shippedLibrary } from '../../helpers/library.ts'
import { eventually } from '../../helpers/time.ts'
import { openHouse } from './house.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})
const answers: DeskOptions['respond'] = (message, conversation) =>
  respond(library, message, conversation, { introduce: true, tellLater: false })

/** What Lan reads after she has said something. */
function ask(zalo: ZaloBotDouble) {
  const lan = zalo.person('6ede9afa66b88fe6d6a9')
  return async (text: string): Promise<string> => {
    const before = zalo.texts(lan.id).length
    lan.says(text)
    return eventually(() => {
      expect(zalo.texts(lan.id).length).toBe(before + 1)
      return zalo.texts(lan.id).at(-1) ?? ''
    })
  }
}

const numberOf = (label: string, menu: string) =>
  new RegExp(`^(\\d+)\\. ${label}$`, 'm').exec(menu)?.[1] ?? ''

describe.each([
  ['polling', {}, {}],
  ['a bare webhook', { byWebhook: true }, {}],
  ['a wrapped webhook', { byWebhook: true }, { wrapped: true }],
])('a talk by %s', (_, door, platform) => {
  it('goes from the question over the fee and a choice to the rating, by numbers', async () => {
    const zalo = await startZaloBot(platform)
    const house = await openHouse(zalo, { ...door, answers })
    zalo.route(house.url)
    await house.door.start()
    await eventually(() => expect(house.door.health?.().state).toBe('up'))
    const say = ask(zalo)

    const first = await say('đăng ký khai sinh cho con')
    expect(first).toContain('trợ lý tự động')
    expect(first).toContain('ĐĂNG KÝ KHAI SINH')
    expect(first).toContain(vi.chat.more)
    expect(await say('mất bao nhiêu tiền')).toMatch(/phí/i)
    const papers = await say(numberOf('Giấy tờ', first))
    expect(papers).toContain('Tờ khai đăng ký khai sinh')
    expect(papers).toContain(vi.chat.continue(1))
    const rest = await say('0')
    expect(rest).toContain('Căn cứ:')
    expect(rest).toContain(vi.chat.rate)
    expect(await say('tiếp')).toBe(vi.chat.nothingLeft)
    expect(await say(numberOf('Hữu ích', rest))).toContain(vi.rating.thanks)
  })
})

describe('a talk', () => {
  it('answers every message once, however often the platform repeats it', async () => {
    const zalo = await startZaloBot()
    const house = await openHouse(zalo, { byWebhook: true, answers })
    zalo.route(house.url)
    await house.door.start()
    await eventually(() => expect(zalo.webhook()).toBeDefined())
    const update = zalo.person('lan').says('khai sinh')
    for (let times = 0; times < 5; times += 1) zalo.redeliver(update)
    zalo.person('minh').sends('sticker')
    zalo.person('hoa').sends('unsupported')
    zalo.group('nhom').says('@Bot tạm trú')
    await eventually(() => expect(zalo.posts).toHaveLength(9))
    await eventually(() => {
      for (const id of ['lan', 'minh', 'hoa', 'nhom']) expect(zalo.texts(id)).toHaveLength(1)
    })
    expect(zalo.texts('minh')[0]).toContain(vi.bad.unreadable)
    expect(zalo.texts('nhom')[0]).toMatch(/tạm trú/i)
    expect(new Set(zalo.posts)).toEqual(new Set([200]))
  })

  it('that the quota stops goes on later, and shows in the health of the channel', async () => {
    const zalo = await startZaloBot({ quota: 1 })
    const { door, memory, alerts } = await openHouse(zalo, { answers })
    await door.start()
    zalo.person('lan').says('khai sinh')
    zalo.person('minh').says('tạm trú')
    await eventually(() => expect(alerts).toEqual([{ kind: 'quota', channel: 'zalo-bot', code: '429' }]))
    await eventually(async () => {
      expect((await memory.load()).outbox.map(({ state, count }) => `${state} ${count}`).sort()).toEqual([
        'pending 1',
      ])
    })
    expect(await memory.deadLetters(10)).toEqual([])
  })

  it('counts the people and messages of the month', async () => {
    const zalo = await startZaloBot()
    const { door } = await openHouse(zalo, {
      memory: { usage: async () => ({ people: 40, sent: 100 }), transcript: async () => [], replicas: alone },
    })
    await door.start()
    await eventually(() =>
      expect(door.health?.()).toMatchObject({ state: 'degraded', quota: { people: 40, messages: 100 } }),
    )
  })
})
