import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastify from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { addQuality, type QualityOptions } from '../src/quality.ts'
import { publicRange } from '../src/reports/quality.ts'
import { percent } from '../src/reports/shown.ts'
import type { Table } from '../src/reports/table.ts'
import { wilson } from '../src/reports/wilson.ts'
import { createFigures } from '../src/store/reports.ts'
import { connect, openSqlite } from '../src/store/sqlite.ts'
import { tallyNext } from '../src/store/tallying.ts'
import { office } from './channels/web/samples.ts'
import { brokenRules, keepPicture, launchBrowser } from './helpers/browser.ts'
import { openByHand } from './helpers/by-hand.ts'
import { contentFolder } from './helpers/content.ts'
import { storeEvents } from './helpers/events.ts'
import { generateMonth } from './helpers/month.ts'
import { startServer } from './helpers/server.ts'
import { keepLog } from './helpers/talk.ts'

/** Friday: the last whole weeks are those of 26 October to 22 November. */
const friday = Date.parse('2026-11-27T09:00:00+07:00')
const weeks = { from: '2026-10-26', to: '2026-11-22' }
const folder = mkdtempSync(join(tmpdir(), 'motcua-'))
const path = join(folder, 'motcua.db')
let hand: ReturnType<ReturnType<typeof openByHand>>
let browser: Browser

beforeAll(async () => {
  await (await openSqlite(path, { lock: true })).close()
  await storeEvents(path, generateMonth({ conversations: 2000 }))
  const db = connect(path)
  for (let more = 1; more > 0; ) more = await tallyNext(db, 20_000, office.timeZone)
  await db.destroy()
  hand = openByHand(path)(weeks)
  browser = await launchBrowser()
}, 30_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(changes: Partial<QualityOptions> = {}) {
  const db = connect(path)
  const app = fastify()
  app.register(helmet)
  const log = keepLog()
  const figures = createFigures(db, () => office.timeZone)
  const library = () => ({ knowledge: { office } }) as ReturnType<QualityOptions['library']>
  app.after(() => addQuality(app, { figures, library, log, now: () => friday, ...changes }))
  onTestFinished(async () => {
    await app.close()
    await db.destroy()
  })
  return { app, figures, log }
}

describe('the page of quality', () => {
  it('tells everybody what plain SQL counts, over four whole weeks', async () => {
    const { app } = open()
    const { json } = await app.inject('/chat-luong.json').then((response) => ({ json: response.json() }))
    expect(json).toMatchObject({ office: office.name, ...weeks })
    const [overview] = json.tables as readonly Table[]
    const row = (name: string) => overview?.rows.find(([first]) => String(first).startsWith(name))
    expect(row('Người hỏi')?.[1]).toBe(hand.people())
    expect(row('Câu hỏi bằng chữ')?.[1]).toBe(hand.questions())
    const stars = hand.stars('stars')
    const n = Object.values(stars).reduce((one, other) => one + other, 0)
    const { value, low, high } = wilson((stars[4] ?? 0) + (stars[5] ?? 0), n)
    expect(row('Hài lòng về dịch vụ')?.slice(1)).toEqual([n, value, low, high])
    const { body } = await app.inject('/chat-luong')
    expect(body).toContain(percent(value))
    expect(body).toContain('không phải SIPAS')
  })

  it('holds no question, no person and no code', async () => {
    const { app } = open()
    const shown = (await app.inject('/chat-luong')).body + (await app.inject('/chat-luong.json')).body
    expect(shown).not.toMatch(/làm giấy khai sinh cho con|person-|GY-7K2M|chờ lâu quá/)
  })

  it('stays the same from Monday to Sunday', () => {
    const days = ['2026-11-23', '2026-11-27', '2026-11-29']
    for (const day of days) expect(publicRange(day)).toEqual(weeks)
    expect(publicRange('2026-11-30')).toEqual({ from: '2026-11-02', to: '2026-11-29' })
  })

  it('is worked out once, however many ask', async () => {
    let asked = 0
    const { figures } = open()
    const { app } = open({
      figures: {
        ...figures,
        overview: (range) => {
          asked += 1
          return figures.overview(range)
        },
      },
    })
    await Promise.all(Array.from({ length: 20 }, () => app.inject('/chat-luong')))
    expect(asked).toBe(1)
  })

  it('says when figures cannot be had, and tries again at the next request', async () => {
    let isBroken = true
    const { figures } = open()
    const { app, log } = open({
      figures: {
        ...figures,
        overview: (range) => (isBroken ? Promise.reject(new Error('no disk')) : figures.overview(range)),
      },
    })
    expect((await app.inject('/chat-luong')).statusCode).toBe(503)
    expect(JSON.stringify(log.entries)).toContain('page of quality failed')
    isBroken = false
    expect((await app.inject('/chat-luong')).statusCode).toBe(200)
  })

  it.each([390, 1440])(
    'breaks no rule of accessibility at %i pixels, and its policy lets nothing run',
    async (width) => {
      const { app } = open()
      const url = await app.listen({ port: 0 })
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(`${url}/chat-luong`)
      await keepPicture(page, `quality-${width}`)
      expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      expect(await brokenRules(page)).toEqual([])
      await context.close()
    },
  )

  it.each([
    ['0', 404],
    ['1', 200],
  ])('is open only where the office says so: %s', async (given, status) => {
    const data = mkdtempSync(join(folder, 'data-'))
    const server = await startServer(
      data,
      contentFolder({ 'language/ban.yaml': 'id: ban\ntalk:\n  about-bot: [bạn là ai]\n' }),
      {
        env: { MOTCUA_PUBLIC_QUALITY: given, PUBLIC_URL: 'https://hoi.example.vn' },
      },
    )
    onTestFinished(() => void server.end('SIGKILL'))
    for (const path of ['chat-luong', 'chat-luong.json'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(status)
    const about = await fetch(`${server.url}chat`, {
      method: 'POST',
      headers: { origin: server.url.slice(0, -1), 'x-fragment': '1' },
      body: new URLSearchParams({ id: randomUUID(), text: 'bạn là ai' }),
    }).then((response) => response.text())
    expect(about).toContain('smalltalk-about')
    expect(about.includes('https://hoi.example.vn/chat-luong')).toBe(status === 200)
    await server.end('SIGTERM')
  })
})
