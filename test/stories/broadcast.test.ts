import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { newSessionKey } from '../../src/channels/web/session.ts'
import type { News } from '../../src/conversation/news.ts'
import { followConsents, type Subject } from '../../src/conversation/subscription.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { connectToCount, openStore } from '../../src/store/open.ts'
import { vi } from '../../src/words/vi.ts'
import { startTelegram, type WatchedTelegram } from '../doubles/telegram/double.ts'
import { startZaloOa, type ZaloOaDouble } from '../doubles/zalo-oa/double.ts'
import { actOf } from '../helpers/act.ts'
import { post } from '../helpers/citizen.ts'
import { contentFolder } from '../helpers/content.ts'
import { newDatabase } from '../helpers/database.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { waitUntil } from '../helpers/time.ts'
import { zaloSettings } from '../helpers/zalo.ts'

/** `RECIPIENTS=100000 KILLS=20 npx vitest run test/stories/broadcast.test.ts` for the full figure: some twenty minutes. */
const recipients = Number(process.env.RECIPIENTS ?? 2000)
const kills = Number(process.env.KILLS ?? 3)

/** Half a second is what we promise; beside other tests nothing but hanging can be told. */
const slowestMs = process.env.RECIPIENTS ? 500 : 10_000

/** As the platforms allow: 25 a second on Telegram, 66 on Zalo. Both are done at about the same time. */
const onTelegram = Math.round(recipients * 0.27)
const onZalo = recipients - onTelegram
/** Telegram refuses the first message to each of these with 429. */
const stormed = Math.max(40, Math.round(onTelegram * 0.02))
const blocked = 5
/** They say «dừng» after the list was made; one of them wants everything forgotten. */
const leaving = 5
/** Sends of one channel under way at once (desk/deliver.ts): what one kill leaves unknown. */
const inFlight = 16

const birth: Subject = { kind: 'entry', id: 'khai-sinh' }
const title = 'Nghỉ lễ ngày 2/9'
const news: News = {
  kind: 'announcement',
  title,
  text: 'Bộ phận một cửa nghỉ một ngày.',
  source: {
    title: 'Thông báo 12/TB-UBND (giả định)',
    url: 'https://example.gov.vn/tb12',
    read: '2026-11-20',
  },
}
const telegramId = (n: number): number => 1_000_000 + n
const zaloId = (n: number): string => String(246845883529190000n + BigInt(n))

/** How many processes serve from each store. */
test.each([
  ['SQLite', 1],
  ['PostgreSQL', 2],
])(
  `on %s reaches each of ${recipients} recipients over ${kills} kills and a storm of 429, and answers others meanwhile`,
  {
    timeout: 3_600_000,
  },
  async (store, processes) => {
    const town = await settle(store)
    const { telegram } = town
    const memory = await openStore(town.address, { serving: false })
    onTestFinished(() => memory.close())
    const id = await announce(memory)
    for (let each = 0; each < processes; each++) town.servers.push(await open(town))
    direct(town)
    town.startedAt = performance.now()
    const listed = await untilState(memory, id, ['sending'])
    const started = performance.now()
    await leave(telegram)
    for (let n = 0; n < stormed; n++)
      telegram.fault({
        kind: 'status',
        status: 429,
        retryAfter: 1,
        method: 'sendMessage',
        chat: telegramId(100 + n),
      })
    const talks = [talkOnWeb(town), talkOnWeb(town), talkOnTelegram(town)]
    for (let kill = 1; kill <= kills; kill++) {
      await waitUntilLong(() => arrived(town) >= (recipients * kill) / (kills + 1))
      await wait(Math.random() * 200)
      await restart(town)
    }
    await untilState(memory, id, ['done'])
    const seconds = (performance.now() - started) / 1000
    town.closing = true
    await Promise.all(talks)

    const first = await counts(memory, id)
    const got = arrivals(town)
    const wanted = everybody().filter(({ gone }) => !gone)
    const missed = wanted.filter(({ key }) => !got.has(key))
    const twice = [...got.values()].reduce((sum, count) => sum + count - 1, 0)
    expect(await memory.broadcasts.sendUnknownAgain(id, actOf('binh'))).toBe(first.unknown ?? 0)
    await untilState(memory, id, ['done'])
    const again = arrivals(town)
    const replies = town.waits.toSorted((one, other) => one.ms - other.ms)
    const at = (share: number) => Math.round(replies[Math.floor(replies.length * share)]?.ms ?? 0)
    console.log({
      store,
      processes,
      recipients,
      kills,
      listed,
      ...first,
      seconds: Math.round(seconds),
      perSecond: Math.round(recipients / seconds),
      refused429: telegram.calls.filter(({ status }) => status === 429).length,
      unknownButArrived: (first.unknown ?? 0) - missed.length,
      twiceByItself: twice,
      skippedAfterAgain: wanted.filter(({ key }) => !again.has(key)).length,
      twiceAfterAgain: [...again.values()].reduce((sum, count) => sum + count - 1, 0),
      replies: replies.length,
      replyP50Ms: at(0.5),
      replyP99Ms: at(0.99),
      slowest: replies
        .slice(-8)
        .map(({ door, ms, afterStart }) => `${door} ${Math.round(ms)} ms at ${afterStart} s`),
    })
    // Nobody is left out but where nobody knows; nothing is repeated by itself.
    expect(first).toEqual({ sent: expect.any(Number), skipped: blocked + leaving - 1, ...unknownIn(first) })
    expect((first.sent ?? 0) + (first.unknown ?? 0)).toBe(wanted.length)
    expect(missed.length).toBeLessThanOrEqual(first.unknown ?? 0)
    expect(twice).toBe(0)
    expect(first.unknown ?? 0).toBeLessThanOrEqual(kills * 2 * inFlight)
    for (const { key, gone } of everybody()) if (gone) expect(got.has(key)).toBe(false)
    // Sent again where it was unknown, because somebody said so: all have it, and no more of them twice than were in flight.
    expect(wanted.filter(({ key }) => !again.has(key))).toEqual([])
    expect(again.size).toBe(wanted.length)
    expect(telegram.calls.filter(({ status }) => status === 429)).toHaveLength(stormed)
    expect(replies.length).toBeGreaterThan(20)
    expect(at(0.99)).toBeLessThanOrEqual(slowestMs)
    for (const server of town.servers) expect(await server.end('SIGTERM')).toBe(0)
  },
)

type Town = {
  readonly telegram: WatchedTelegram
  readonly zalo: ZaloOaDouble
  readonly env: ReturnType<typeof zaloSettings>
  readonly contentDir: string
  /** Of the store. */
  readonly address: string
  /** People come to the first; it is killed next. */
  readonly servers: Server[]
  /** Grows with each kill: what was asked before it and answered after it says nothing of an answer's speed. */
  lives: number
  startedAt: number
  closing: boolean
  readonly waits: Wait[]
}

/** `afterStart`: seconds since the service last answered for the first time. */
type Wait = { readonly door: 'web' | 'telegram'; readonly ms: number; readonly afterStart: number }

/** People on both platforms who follow birth registration, in a store that has not been served from yet. */
async function settle(store: string): Promise<Town> {
  const telegram = await startTelegram()
  const zalo = await startZaloOa({ rate: 4000 })
  const settings = zaloSettings(zalo)
  const database = store === 'PostgreSQL' ? { DATABASE_URL: await newDatabase() } : undefined
  const env = { ...settings, ...database }
  const { accessToken, refreshToken } = zalo.grants.issue()
  await runMotcua(['zalo', 'token'], env, `${refreshToken}\n${accessToken}\n`)
  const address = database?.DATABASE_URL ?? join(env.MOTCUA_DATA, 'motcua.db')
  for (let n = 0; n < onTelegram; n++) {
    const person = telegram.user({ id: telegramId(n) })
    person.hasWrittenBefore()
    if (n < blocked) person.blocks()
  }
  for (let n = 0; n < onZalo; n++) zalo.user(zaloId(n)).follows()
  await fill(address)
  const contentDir = contentFolder({
    'language/chung.yaml':
      'id: chung\ntalk:\n  forget-me: [quên tôi]\nrequests:\n  stop-asking: [dừng]\nfillers: [ạ]\n',
  })
  return {
    telegram,
    zalo,
    env,
    contentDir,
    address,
    servers: [],
    lives: 0,
    startedAt: 0,
    closing: false,
    waits: [],
  }
}

/** Rows of one statement. */
const filledAtOnce = 500

async function fill(address: string): Promise<void> {
  const { db } = await connectToCount(address)
  const at = Date.now()
  const { id: consent_id, hash: consent_hash } = followConsents.vi
  const { kind, id: subject } = birth
  const people = [
    ...Array.from({ length: onTelegram }, (_, n) => ({
      channel: 'telegram',
      person_id: String(telegramId(n)),
    })),
    ...Array.from({ length: onZalo }, (_, n) => ({ channel: 'zalo-oa', person_id: zaloId(n) })),
  ]
  for (let from = 0; from < people.length; from += filledAtOnce) {
    const some = people.slice(from, from + filledAtOnce)
    const follows = some.map((each) => ({ ...each, at, kind, subject, consent_id, consent_hash }))
    await db.insertInto('subscriptions').values(follows).execute()
    // Zalo may be written to because they wrote a moment ago.
    const wrote = some.filter(({ channel }) => channel === 'zalo-oa')
    const said = { message_id: 'first', at, said: '{"kind":"unreadable"}', state: 'done', tries: 0 } as const
    if (wrote.length > 0)
      await db
        .insertInto('inbox')
        .values(
          wrote.map((each) => ({ ...each, ...said, conversation_id: `${each.channel}:${each.person_id}` })),
        )
        .execute()
  }
  await db.destroy()
}

async function announce({ broadcasts }: Memory): Promise<number> {
  const id = await broadcasts.draft({ audience: birth, news }, actOf('an'))
  await broadcasts.propose(id, actOf('an'))
  expect(await broadcasts.approve(id, Date.now(), actOf('binh'))).toBe(true)
  return id
}

async function open(town: Town): Promise<Server> {
  const { telegram, env, contentDir } = town
  const server = await startServer(env.MOTCUA_DATA, contentDir, {
    env: {
      ...env,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_UPDATES: 'polling',
    },
  })
  onTestFinished(() => void server.end('SIGKILL'))
  return server
}

async function restart(town: Town): Promise<void> {
  town.lives += 1
  await town.servers.shift()?.end('SIGKILL')
  town.servers.push(await open(town))
  direct(town)
  town.startedAt = performance.now()
  town.lives += 1
}

function direct({ zalo, servers: [first] }: Town): void {
  zalo.hook.set(`${first?.url}webhooks/zalo-oa`)
}

function heard(town: Town, door: Wait['door'], started: number): void {
  const afterStart = Math.round((started - town.startedAt) / 1000)
  town.waits.push({ door, ms: performance.now() - started, afterStart })
}

/** The last of the list, whose turn comes late, want it no more. */
async function leave(telegram: WatchedTelegram): Promise<void> {
  const going = Array.from({ length: leaving }, (_, n) =>
    telegram.user({ id: telegramId(onTelegram - 1 - n) }),
  )
  const [first, ...others] = going
  for (const person of others) person.says('dừng')
  first?.says('quên tôi')
  await waitUntil(() => first?.view().last !== undefined)
  first?.presses(vi.privacy.yes)
  await waitUntil(() => going.every((each) => /Đã ghi ngày|Đã xóa/.test(each.view().last?.text ?? '')))
}

/** Where nobody listens. */
const nowhere = 'http://127.0.0.1:9/'

/** New people ask one thing each; how long they wait for the answer, where no kill came between. */
async function talkOnWeb(town: Town): Promise<void> {
  while (!town.closing) {
    const { lives } = town
    const started = performance.now()
    const body = new URLSearchParams({ id: randomUUID(), text: 'văn bản 12/2019/NĐ-CP' }).toString()
    const response = await post(town.servers[0]?.url ?? nowhere, newSessionKey(), body).catch(() => undefined)
    const text = await response?.text().catch(() => undefined)
    if (response?.ok && text?.includes('12/2019') && lives === town.lives && lives % 2 === 0)
      heard(town, 'web', started)
    await wait(150)
  }
}

async function talkOnTelegram(town: Town): Promise<void> {
  for (let n = 0; !town.closing; n++) {
    const { lives } = town
    const person = town.telegram.user({ id: 9_000_000 + n })
    const started = performance.now()
    person.says('văn bản 12/2019/NĐ-CP')
    while (!town.closing && lives === town.lives && person.view().last === undefined) await wait(5)
    if (person.view().last !== undefined && lives === town.lives && lives % 2 === 0)
      heard(town, 'telegram', started)
    await wait(250)
  }
}

type Somebody = { readonly key: string; readonly gone: boolean }

function everybody(): Somebody[] {
  const isGone = (n: number) => n < blocked || n >= onTelegram - leaving
  return [
    ...Array.from({ length: onTelegram }, (_, n) => ({ key: String(telegramId(n)), gone: isGone(n) })),
    ...Array.from({ length: onZalo }, (_, n) => ({ key: zaloId(n), gone: false })),
  ]
}

/** How often each has got it. */
function arrivals({ telegram, zalo }: Town): ReadonlyMap<string, number> {
  const heard = new Map<string, number>()
  const count = (key: string) => heard.set(key, (heard.get(key) ?? 0) + 1)
  for (const { method, status, payload } of telegram.calls) {
    if (method === 'sendMessage' && status === 200 && String(payload.text).includes(title))
      count(String(payload.chat_id))
  }
  for (const { recipient, message } of zalo.messages)
    if (message.text.toLocaleLowerCase('vi').includes(title.toLocaleLowerCase('vi'))) count(recipient.user_id)
  return heard
}

function arrived({ telegram, zalo }: Town): number {
  return telegram.calls.length + zalo.messages.length
}

async function counts(memory: Memory, id: number): Promise<Partial<Record<string, number>>> {
  const all: Record<string, number> = {}
  for (const { state, count } of await memory.broadcasts.progress(id)) all[state] = (all[state] ?? 0) + count
  return all
}

function unknownIn({ unknown }: Partial<Record<string, number>>): object {
  return unknown === undefined ? {} : { unknown }
}

/** Milliseconds until it is in one of these states. */
async function untilState(memory: Memory, id: number, states: readonly string[]): Promise<string> {
  const started = performance.now()
  for (;;) {
    const found = await memory.broadcasts.find(id)
    if (found && states.includes(found.state)) return `${Math.round(performance.now() - started)} ms`
    await wait(500)
  }
}

async function waitUntilLong(check: () => boolean): Promise<void> {
  while (!check()) await wait(100)
}
