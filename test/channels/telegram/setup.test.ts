import { describe, expect, it } from 'vitest'
import type { Shared } from '../../../src/conversation/answer.ts'
import { en } from '../../../src/words/en.ts'
import { vi } from '../../../src/words/vi.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { openStore } from '../../helpers/desk.ts'
import { eventually } from '../../helpers/time.ts'
import { fullAnswer, plain } from '../web/samples.ts'
import { openHouse, secret } from './house.ts'

type Telegram = Awaited<ReturnType<typeof startTelegram>>
const callsOf = (telegram: Telegram, name: string) => telegram.calls.filter(({ method }) => method === name)
/** Set up to the end: what the bot is comes last. */
const settled = (telegram: Telegram) =>
  eventually(() => expect(callsOf(telegram, 'setMyShortDescription')).toHaveLength(2))

describe('opening', () => {
  it('does not wait for a Telegram that is not there', async () => {
    const started = performance.now()
    const house = await openHouse({ url: 'http://127.0.0.1:9', token: '1:a' })
    await house.door.start()
    expect(performance.now() - started).toBeLessThan(2000)
    await eventually(() => expect(house.door.health?.().state).toBe('degraded'))
  })

  it('knows its name from an earlier run, so that a group can call it while Telegram is not to be asked', async () => {
    const telegram = await startTelegram()
    const store = await openStore()
    const first = await openHouse(telegram, { store })
    await first.door.start()
    await settled(telegram)
    await first.stop()
    telegram.fault({ kind: 'reset', method: 'getMe', times: 1000 })
    const second = await openHouse(telegram, { store })
    await second.door.start()
    const lan = telegram.user({ id: 7 })
    const group = telegram.group({ id: -1001 })
    group.adds(lan)
    lan.says('@motcua_bot khai sinh', { in: group })
    await eventually(() => expect(telegram.chat(-1001).last?.text).toMatch(/^Đăng ký khai sinh/))
  })

  it('does not take the name of another bot for its own', async () => {
    const telegram = await startTelegram()
    const store = await openStore()
    await store.remember('telegram-bot', JSON.stringify({ token: '9', id: 9, username: 'other_bot' }))
    const house = await openHouse(telegram, { store })
    await house.door.start()
    await eventually(async () => expect(await store.recall('telegram-bot')).toContain('motcua_bot'))
  })
})

describe('the webhook', () => {
  it('is set with its secret and what is read, and left alone when it is right', async () => {
    const telegram = await startTelegram()
    const store = await openStore()
    const first = await openHouse(telegram, { byWebhook: true, store })
    await first.door.start()
    await settled(telegram)
    await first.stop()
    const second = await openHouse(telegram, { byWebhook: true, store })
    await second.door.start()
    await eventually(() => expect(callsOf(telegram, 'getWebhookInfo')).toHaveLength(2))
    await eventually(() => expect(second.door.health?.().state).toBe('up'))
    expect(callsOf(telegram, 'setWebhook').map(({ payload }) => payload)).toEqual([
      {
        url: 'https://bot.test/webhooks/telegram',
        allowed_updates: ['message', 'callback_query', 'my_chat_member', 'inline_query'],
        secret_token: secret,
        max_connections: 40,
        drop_pending_updates: false,
      },
    ])
  })

  it('is set again when the secret has changed, which Telegram does not tell', async () => {
    const telegram = await startTelegram()
    const store = await openStore()
    const url = 'https://bot.test/webhooks/telegram'
    for (const secrets of [[secret], [`${secret}-new`, secret]]) {
      const house = await openHouse(telegram, { store, webhook: { url, secrets } })
      await house.door.start()
      await eventually(() => expect(telegram.webhook()?.secret).toBe(secrets[0]))
      await house.stop()
    }
  })

  it('is tried until it works', async () => {
    const telegram = await startTelegram()
    telegram.fault({ kind: 'status', status: 500, method: 'setWebhook' })
    telegram.fault({ kind: 'reset', method: 'getWebhookInfo' })
    const house = await openHouse(telegram, { byWebhook: true })
    await house.door.start()
    await eventually(() => expect(telegram.webhook()?.secret).toBe(secret))
  })
})

describe('what the bot says of itself', () => {
  it('is told in both languages, commands by kind of chat', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    await house.door.start()
    await settled(telegram)
    const commands = callsOf(telegram, 'setMyCommands').map(({ payload }) => payload)
    expect(commands.map(({ scope, language_code }) => [scope, language_code])).toEqual([
      [{ type: 'all_private_chats' }, undefined],
      [{ type: 'all_group_chats' }, undefined],
      [{ type: 'all_private_chats' }, 'en'],
      [{ type: 'all_group_chats' }, 'en'],
    ])
    const names = (list: unknown) => (list as { command: string }[]).map(({ command }) => command)
    expect(names(commands[0]?.commands)).toEqual([
      'start',
      'menu',
      'help',
      'human',
      'english',
      'tiengviet',
      'rate',
      'feedback',
      'mydata',
      'stop',
      'forget',
    ])
    expect(names(commands[1]?.commands)).toEqual(['help', 'human'])
    const [description] = callsOf(telegram, 'setMyDescription')
    expect(description?.payload).toEqual({ description: vi.chat.description('UBND xã Bình An') })
  })

  it('fits whatever the office is called', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram, { office: () => 'Trung tâm Phục vụ hành chính công '.repeat(20) })
    await house.door.start()
    await settled(telegram)
    const short = callsOf(telegram, 'setMyShortDescription').map(({ payload }) =>
      String(payload.short_description),
    )
    for (const text of short) expect(text).toMatch(/^\S.{80,118}…$/)
  })

  it('is told again only when it has changed', async () => {
    const telegram = await startTelegram()
    const store = await openStore()
    for (const office of ['UBND xã Bình An', 'UBND xã Bình An', 'UBND phường Hoa Lư']) {
      const house = await openHouse(telegram, { store, office: () => office })
      await house.door.start()
      await eventually(() => expect(house.door.health?.().state).toBe('up'))
      await eventually(async () => expect(await store.recall('telegram-profile')).toBeDefined())
      await house.stop()
    }
    await eventually(() => expect(callsOf(telegram, 'setMyDescription').length).toBeGreaterThanOrEqual(3))
    const said = callsOf(telegram, 'setMyDescription').map(({ payload }) => payload.description)
    expect(said.filter((text) => String(text).includes('Bình An'))).toHaveLength(2)
  })
})

describe('inline mode', () => {
  const shared = (entry: string): Shared => ({
    entry,
    title: 'Đăng ký khai sinh',
    summary: 'Ghi tên bé vào sổ khai sinh',
    answer: fullAnswer('lan001', 1),
  })

  it('offers public procedures, each with the way to the bot', async () => {
    const telegram = await startTelegram()
    const asked: string[] = []
    const share = (text: string) => {
      asked.push(text)
      return Array.from({ length: 12 }, (_, at) => shared(`khai-sinh-${at}`))
    }
    const house = await openHouse(telegram, { share })
    await house.door.start()
    const update = telegram.user({ id: 7 }).inline('khai sinh')
    await eventually(() => expect(telegram.answerTo(update)).toBeDefined())
    const answer = telegram.answerTo(update) as { results: { reply_markup: unknown }[] }
    expect(answer).toMatchObject({ cache_time: 300, is_personal: false })
    expect(answer.results).toHaveLength(10)
    expect(answer.results[0]?.reply_markup).toEqual({
      inline_keyboard: [[{ text: vi.chat.askPrivately, url: 'https://t.me/motcua_bot?start=khai-sinh-0' }]],
    })
    expect(asked).toEqual(['khai sinh'])
  })

  it('neither stores nor logs what is typed', async () => {
    const telegram = await startTelegram()
    const share = () => {
      throw new Error('khai sinh cho con')
    }
    const house = await openHouse(telegram, { share })
    await house.door.start()
    telegram.user({ id: 7 }).inline('khai sinh cho con')
    await eventually(async () => expect(await house.meters.text()).toContain('answerInlineQuery EFAULT'))
    expect((await house.memory.load()).waiting).toBe(0)
    expect(JSON.stringify(house.log.entries)).not.toContain('khai sinh')
  })

  it('speaks the language of what it shares', async () => {
    const telegram = await startTelegram()
    const answer = { ...plain('answered', 'Birth'), language: 'en' } as const
    const house = await openHouse(telegram, { share: () => [{ ...shared('khai-sinh'), answer }] })
    await house.door.start()
    const update = telegram.user({ id: 7 }).inline('birth')
    await eventually(() => expect(JSON.stringify(telegram.answerTo(update))).toContain(en.chat.askPrivately))
  })
})
