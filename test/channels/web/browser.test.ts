import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { brokenRules, keepPicture, launchBrowser } from '../../helpers/browser.ts'

/** What people run, as they run it: the compiled program, the shipped content, a store on disk, a real browser. */

const root = fileURLToPath(new URL('../../../', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'motcua-browser-'))
const answers = '.answer[data-id]'
const phone = { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 }
let service: ChildProcess
let address: string
let browser: Browser

beforeAll(async () => {
  ;[address, browser] = await Promise.all([serve(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await stop()
  rmSync(data, { recursive: true, force: true })
})

describe('a citizen', () => {
  it('asks, presses, rates and comes back, by keyboard alone', async () => {
    const page = await visit(phone)
    await tabTo(page, '#question')
    await page.keyboard.type('khai sinh cho con cần giấy tờ gì')
    await page.keyboard.press('Enter')
    await page.locator(answers).waitFor()
    expect(await page.locator(`${answers} h2`).textContent()).toMatch(/khai sinh/i)
    await tabTo(page, '.detail button', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator(answers).nth(1).waitFor()
    await tabTo(page, '.rate button')
    await page.keyboard.press('Space')
    await page.locator(answers).nth(2).waitFor()
    const seen = await page.locator(answers).allTextContents()
    await page.reload()
    expect(await page.locator(answers).allTextContents()).toEqual(seen)
  })

  it('finds source and day of reading under an answer', async () => {
    const page = await visit(phone)
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    expect(await page.locator('.sources').textContent()).toMatch(/đọc ngày \d+\/\d+\/20\d\d/)
    for (const link of await page.locator('.sources a').all()) {
      expect(await link.getAttribute('href')).toMatch(/^https:\/\//)
    }
  })

  it('is answered without script, cookies kept, number pressed or typed', async () => {
    const page = await visit({ ...phone, javaScriptEnabled: false })
    await page.click('.examples button >> nth=0')
    expect(page.url()).toMatch(/#t\d+$/)
    await page.fill('#question', 'cảm ơn')
    await page.click('.ask button')
    expect(await page.locator(answers).count()).toBe(2)
    expect(await page.locator('.said').count()).toBe(2)
  })

  it('who gives a number by mistake never sees it kept', async () => {
    const page = await visit(phone)
    await ask(page, 'số căn cước của tôi là 001203004567 làm khai sinh thế nào')
    await page.locator(answers).waitFor()
    await page.reload()
    expect(await page.locator('.said').textContent()).not.toContain('001203004567')
  })

  it('reads English after one press', async () => {
    const page = await visit(phone)
    await page.click('.language button')
    await page.locator('html[lang=en]').waitFor()
    expect(await page.locator(answers).textContent()).toMatch(/English/)
  })

  it('keeps the talk when the service is killed and started again', async () => {
    const page = await visit(phone)
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    const port = new URL(address).port
    service.kill('SIGKILL')
    await ask(page, 'kết hôn')
    await page.locator('.looking').waitFor()
    address = await serve(port)
    // The page tries again for four seconds; after that it is the person who presses.
    const again = page.locator('.failed button')
    await page.locator(answers).nth(1).or(again).waitFor()
    if (await again.isVisible()) await again.click()
    await page.locator(answers).nth(1).waitFor()
    await page.reload()
    expect(await page.locator('.said p').allTextContents()).toEqual(['khai sinh', 'kết hôn'])
  })
})

describe('the page, as shipped', () => {
  it.each<[string, Visitor]>([
    ['320', phone],
    ['1280', { viewport: { width: 1280, height: 800 } }],
    ['dark', { ...phone, colorScheme: 'dark' }],
    // axe itself needs scripts, so ours are lost on the way instead.
    ['no-script', { ...phone, loseScripts: true }],
  ])('breaks no accessibility rule and never scrolls sideways: %s', async (name, options) => {
    const page = await visit(options)
    expect(await brokenRules(page)).toEqual([])
    for (const question of [
      'khai sinh cần giấy gì',
      'căn cước',
      'phản ánh cán bộ ở đâu',
      'thời tiết hôm nay',
    ]) {
      await page.fill('#question', question)
      await page.click('.ask button')
      await page.locator(`.said:has-text("${question}") ~ ${answers}`).first().waitFor()
    }
    await keepPicture(page, `shipped-${name}`)
    expect(await brokenRules(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })

  it('comes to a phone in under 100 kB, and nothing of it from elsewhere', async () => {
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    const requests: Request[] = []
    page.on('requestfinished', (request) => requests.push(request))
    await page.goto(address, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    const origins = new Set(requests.map((request) => new URL(request.url()).origin))
    expect([...origins]).toEqual([new URL(address).origin])
    const sizes = await Promise.all(requests.map((request) => request.sizes()))
    const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(100_000)
  })
})

describe('the service', () => {
  it('leaves within 5 seconds of SIGTERM while a page is open', async () => {
    const page = await visit(phone)
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    const began = performance.now()
    expect(await stop()).toBe(0)
    expect(performance.now() - began).toBeLessThan(5_000)
    address = await serve()
  })
})

/** Resolves with the address once people can come. */
async function serve(port = '0'): Promise<string> {
  service = spawn(process.execPath, [join(root, 'dist', 'main.js'), 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: port,
      HOST: '127.0.0.1',
      MOTCUA_DATA: data,
      MOTCUA_CONTENT: join(root, 'content'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  for await (const chunk of service.stderr ?? []) {
    said += String(chunk)
    const found = /https?:\/\/\S+/.exec(said)
    if (found) return found[0]
  }
  throw new Error(`serve ended: ${said}`)
}

/** Its exit code. */
async function stop(): Promise<number | null> {
  if (service.exitCode !== null) return service.exitCode
  const ended = new Promise<number | null>((resolve) => service.once('exit', resolve))
  service.kill('SIGTERM')
  return ended
}

type Visitor = BrowserContextOptions & { readonly loseScripts?: boolean }

async function visit({ loseScripts, ...options }: Visitor): Promise<Page> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  if (loseScripts) await page.route('**/*.js', (route) => route.abort())
  await page.goto(address)
  return page
}

async function ask(page: Page, text: string): Promise<void> {
  await page.fill('#question', text)
  await page.press('#question', 'Enter')
}

async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key)
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}
