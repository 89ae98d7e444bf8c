import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { vi } from '../../src/words/vi.ts'
import { startTelegram } from '../doubles/telegram/double.ts'
import { startZaloOa } from '../doubles/zalo-oa/double.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { createCitizen, dataOf, readText } from '../helpers/citizen.ts'
import { contentDir } from '../helpers/library.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { eventually } from '../helpers/time.ts'
import { zaloSettings } from '../helpers/zalo.ts'

/** Two stars, own words, a code, a reply from staff, looked up, forgotten: by every door. */

const { rating, ticket } = vi.satisfaction
const words = 'quầy số chín tỉtêbốn quát dân'
const reply = 'Xin lỗi bạn, chúng tôi đã nhắc nhở.'
const codeIn = (text = '') => /Mã của bạn: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1]

test('what is said after few stars is answered by staff, read, looked up, and gone when asked for', {
  timeout: 180_000,
}, async () => {
  const town = await openTown()
  const lan = town.telegram.user({ id: 4242, name: 'Lan' })
  const minh = town.zalo.user('246845883529197922')
  const page = createCitizen(town.server.url)
  const latest = {
    telegram: () => lan.view().last?.text ?? '',
    zalo: () => minh.view().at(-1) ?? '',
  }

  lan.says('/start danh-gia_khai-sinh_p14524')
  await eventually(() => expect(latest.telegram()).toContain(rating.ask))
  lan.presses('Không hài lòng')
  await eventually(() => expect(latest.telegram()).toContain(rating.sorry))
  lan.presses(rating.more)
  await eventually(() => expect(latest.telegram()).toContain(ticket.write.comment))
  lan.says(words)
  const lans = await eventually(() => found(codeIn(latest.telegram())))

  minh.says('đánh giá dịch vụ')
  await eventually(() => expect(latest.zalo()).toContain(rating.ask))
  minh.says('2')
  await eventually(() => expect(latest.zalo()).toContain(rating.sorry))
  minh.says('1')
  await eventually(() => expect(latest.zalo()).toContain(ticket.write.comment))
  minh.says(words)
  const minhs = await eventually(() => found(codeIn(latest.zalo())))

  const kinds = await page.say('góp ý')
  const asked = await page.press(dataOf(kinds.html, vi.satisfaction.voice.kinds.reflection))
  expect(readText(asked.html)).toContain(ticket.write.reflection)
  const shown = await page.say(words)
  const sent = await page.press(dataOf(shown.html, ticket.send))
  const pages = found(codeIn(readText(sent.html)))
  expect(readText((await page.say(lans)).html)).toContain(ticket.none(lans))

  await town.withMemory(async ({ tickets }) => {
    expect((await tickets.list({}, 9)).map(({ channel, about }) => [channel, about])).toEqual([
      ['web', 'reflection'],
      ['zalo-oa', 'comment'],
      ['telegram', 'comment'],
    ])
  })
  await staffReply(town, [lans, minhs, pages])
  await eventually(() => expect(latest.telegram()).toContain(reply))
  await eventually(() => expect(latest.zalo()).toContain(reply))
  await eventually(async () => expect(readText((await page.look()).html)).toContain(reply))

  lan.says(lans)
  await eventually(() => expect(latest.telegram()).toMatch(/gửi ngày.*Cán bộ trả lời/is))
  minh.says(minhs.toLowerCase())
  await eventually(() => expect(latest.zalo()).toMatch(/gửi ngày.*Cán bộ trả lời/is))
  expect(readText((await page.say(pages)).html)).toContain(ticket.reply(reply))

  lan.says('quên tôi')
  await eventually(() => expect(latest.telegram()).toContain(vi.privacy.ask))
  lan.presses(vi.privacy.yes)
  await eventually(() => expect(latest.telegram()).toContain(vi.privacy.done))
  minh.says('quên tôi')
  await eventually(() => expect(latest.zalo()).toContain(vi.privacy.ask))
  minh.says('1')
  await eventually(() => expect(latest.zalo()).toContain(vi.privacy.done))
  const sure = await page.say('quên tôi')
  await page.press(dataOf(sure.html, vi.privacy.yes))
  lan.says(lans)
  await eventually(() => expect(latest.telegram()).toContain(ticket.none(lans)))
  await town.withMemory(async ({ tickets }) => expect(await tickets.list({}, 9)).toEqual([]))
  expect(town.server.said()).not.toMatch(/tỉtêbốn|4242|246845883529197922/)
  await town.server.end('SIGTERM')
  expect(filesWith(town.dataDir, 'tỉtêbốn')).toEqual([])
})

/** In the back office, by an account made at the command line beside the running service. */
async function staffReply({ server, dataDir }: Town, codes: readonly string[]): Promise<void> {
  const password = 'bốn con mèo ăn phở'
  await runMotcua(
    ['staff', 'add', 'lan.nguyen', '--role', 'editor'],
    { MOTCUA_DATA: dataDir },
    `${password}\n`,
  )
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${server.url}can-bo`)
  await page.fill('#name', 'lan.nguyen')
  await page.fill('#password', password)
  await page.click('main button')
  for (const code of codes) {
    await page.click('nav a:has-text("Phản ánh")')
    await page.fill('#ma', code)
    await page.click('button:text-is("Tìm")')
    await page.locator(`h2:has-text("${code}")`).waitFor()
    expect(await page.content()).toContain(words)
    expect(await page.content()).not.toMatch(/4242|246845883529197922/)
    await page.fill('#tra-loi', reply)
    await page.click('button:text-is("Gửi trả lời")')
    await page.locator('.notice.good').waitFor()
  }
}

function found(code: string | undefined): string {
  if (code === undefined) throw new Error('no code yet')
  return code
}

type Town = Awaited<ReturnType<typeof openTown>>

async function openTown() {
  const telegram = await startTelegram()
  const zalo = await startZaloOa()
  const settings = zaloSettings(zalo)
  const env = {
    ...settings,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_UPDATES: 'polling',
  }
  const dataDir = settings.MOTCUA_DATA
  const { accessToken, refreshToken } = zalo.grants.issue()
  await runMotcua(['zalo', 'token'], settings, `${refreshToken}\n${accessToken}\n`)
  const server: Server = await startServer(dataDir, contentDir, { env, logLevel: 'debug' })
  onTestFinished(() => void server.end('SIGKILL'))
  zalo.hook.set(`${server.url}webhooks/zalo-oa`)
  return {
    telegram,
    zalo,
    dataDir,
    server,
    async withMemory(run: (memory: Memory) => Promise<void>): Promise<void> {
      const memory = await openSqlite(join(dataDir, 'motcua.db'), { lock: false })
      try {
        await run(memory)
      } finally {
        await memory.close()
      }
    },
  }
}

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text))
}
