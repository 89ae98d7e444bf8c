import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { WebOptions } from '../../../src/channels/web/options.ts'
import { personOf } from '../../../src/channels/web/session.ts'
import type { Line } from '../../../src/desk/memory.ts'
import { brokenRules, launchBrowser, outputFolder } from '../../helpers/browser.ts'
import { type House, openHouse } from './house.ts'
import { plain } from './samples.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }
const answers = '.answer[data-id]'

describe('with script', () => {
  it('Enter sends; the words show at once, the box stays ready, and the page goes to the answer', async () => {
    const { page } = await visit()
    await page.fill('#question', 'khai sinh cho con cần giấy gì')
    await page.press('#question', 'Enter')
    expect(await page.locator('.said p').last().textContent()).toBe('khai sinh cho con cần giấy gì')
    await page.locator(answers).waitFor()
    expect(await page.inputValue('#question')).toBe('')
    expect(await focused(page)).toBe('question')
    await settled(page)
    const top = (await page.locator(answers).boundingBox())?.y ?? -1
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(200)
    expect(page.url()).not.toContain('#')
  })

  it('says politely that it is looking, and stops saying so', async () => {
    let finish = () => {}
    const wait = new Promise<void>((resolve) => {
      finish = resolve
    })
    const { page } = await visit({}, { hold: wait })
    await ask(page, 'khai sinh')
    await page.locator('#talk .looking').waitFor()
    expect(await page.locator('#talk').getAttribute('aria-live')).toBe('polite')
    finish()
    await page.locator(answers).waitFor()
    expect(await page.locator('#talk .looking').count()).toBe(0)
  })

  it('pressing twice asks once', async () => {
    const { page, lines } = await visit()
    await page.fill('#question', 'khai sinh')
    await page.locator('.ask button').dblclick()
    await page.locator(answers).waitFor()
    await settled(page)
    expect(await lines()).toHaveLength(2)
    expect(await page.locator('.said').count()).toBe(1)
  })

  it('Enter that ends a letter being composed sends nothing; Shift+Enter makes a line', async () => {
    const { page } = await visit()
    await page.fill('#question', 'khai sinh')
    await page.dispatchEvent('#question', 'keydown', { key: 'Enter', isComposing: true, bubbles: true })
    await page.press('#question', 'Shift+Enter')
    expect(await page.inputValue('#question')).toBe('khai sinh\n')
    expect(await page.locator('.said').count()).toBe(0)
  })

  it('a pressed button is answered in place and keeps the focus', async () => {
    const { page } = await visit()
    await ask(page, 'căn cước')
    const second = page.locator('.choice button').nth(1)
    await second.focus()
    await page.keyboard.press('Enter')
    await page.locator(answers).nth(1).waitFor()
    expect(await page.locator('.said p').last().textContent()).toBe('Cấp đổi thẻ căn cước')
    expect(await second.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('an answer lost on its way is asked for again and counts once', async () => {
    const { page, lines } = await visit()
    let lost = 0
    await page.route('**/chat', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    expect(lost).toBe(1)
    expect(await lines()).toHaveLength(2)
  })

  it('a network that stays away leaves the words, says so, and sends them when asked to', async () => {
    const { page, lines } = await visit()
    await page.context().setOffline(true)
    await ask(page, 'khai sinh')
    await page.locator('.failed').waitFor()
    expect(await page.locator('.failed').textContent()).toContain('Chưa gửi được')
    expect(await page.locator('.said p').textContent()).toBe('khai sinh')
    await page.context().setOffline(false)
    await page.click('.failed button')
    await page.locator(answers).waitFor()
    expect(await page.locator('.failed').count()).toBe(0)
    expect(await focused(page)).toBe('question')
    expect(await lines()).toHaveLength(2)
  })

  it('asking too fast waits for the time given, then sends', async () => {
    const rateLimits = { writes: 1, reads: 100, writesPerAddress: 100, readsPerAddress: 100 }
    const { page } = await visit({ rateLimits })
    await ask(page, 'một')
    await page.locator(answers).waitFor()
    await ask(page, 'hai')
    await page.locator('.failed').waitFor()
    expect(await page.locator('.failed').textContent()).toContain('Bạn gửi hơi nhanh')
    expect(await page.locator('.failed button').getAttribute('aria-disabled')).toBe('true')
  })

  it('a later answer appears by itself, once, without moving the page', async () => {
    const { page, person, house } = await visit()
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    await settled(page)
    const before = await page.evaluate(() => scrollY)
    const answer = plain('answered', 'Hồ sơ đã có kết quả')
    const notice = { id: 99, person, lane: 'notice', answer, inReplyTo: null, attempts: 0, at: 0 } as const
    await house.web.send(notice)
    await house.web.send(notice)
    await page.locator('#t99').waitFor()
    await settled(page)
    expect(await page.locator(answers).count()).toBe(2)
    expect(await page.evaluate(() => scrollY)).toBe(before)
  })

  it('what the service forgot leaves the screen', async () => {
    const { page } = await visit()
    await ask(page, 'khai sinh')
    await page.locator(answers).waitFor()
    await ask(page, 'xóa')
    await page.locator('.answer[data-outcome="privacy-erased"]').waitFor()
    expect(await page.locator(answers).count()).toBe(1)
    expect(await page.locator('.said').count()).toBe(0)
  })

  it('larger text is kept for the next visit', async () => {
    const { page } = await visit()
    await page.click('#bigger')
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
    expect(await size()).toBeGreaterThan(21)
    await page.reload()
    expect(await size()).toBeGreaterThan(21)
    expect(await page.locator('#bigger').getAttribute('aria-pressed')).toBe('true')
    expect(await sideways(page)).toBe(0)
  })
})

describe('tags in a text', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    '</textarea><script>alert(1)</script>',
    "<a href='javascript:alert(1)'>x</a>",
    '<iframe srcdoc="<script>parent.alert(1)</script>">',
    '<style>*{display:none}</style>',
    '<!--<template><script>alert(1)</script>',
  ])('are shown and do nothing, asked or read again: %s', async (text) => {
    const { page, dialogs, complaints } = await visit()
    await ask(page, text)
    await page.locator(answers).waitFor()
    expect(await page.locator('.said p').textContent()).toBe(text)
    expect(await page.locator(`${answers} h2`).textContent()).toBe(text)
    await page.reload()
    expect(await page.locator('.said p').textContent()).toBe(text)
    expect(await page.locator('#talk :is(script, img, svg, iframe, style)').count()).toBe(0)
    expect([...dialogs, ...complaints]).toEqual([])
  })
})

describe('without script', () => {
  it('everything can be asked, pressed and read again', async () => {
    const { page, lines } = await visit({}, { ...phone, javaScriptEnabled: false })
    await page.fill('#question', 'căn cước')
    await page.click('.ask button')
    expect(page.url()).toMatch(/#t\d+$/)
    await page.click('.choice button >> nth=0')
    expect(await page.locator('.said p').allTextContents()).toEqual(['căn cước', 'Cấp thẻ căn cước lần đầu'])
    await page.goBack()
    await page.fill('#question', 'khai sinh')
    await page.click('.ask button')
    expect(await lines()).toHaveLength(6)
    await settled(page)
    const top = (await page.locator(answers).last().boundingBox())?.y ?? -1
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(200)
    await page.screenshot({ path: join(outputFolder, 'no-script.png') })
  })

  it('an example is a question', async () => {
    const { page } = await visit({}, { javaScriptEnabled: false })
    await page.click('.examples button >> nth=0')
    expect(await page.locator(answers).count()).toBe(1)
  })

  it('the other language is one press away', async () => {
    const { page } = await visit({}, { javaScriptEnabled: false })
    await page.click('.language button')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('label[for=question]').textContent()).toBe('Your question')
  })
})

describe('the page fits', () => {
  it.each<[string, BrowserContextOptions]>([
    ['phone', phone],
    ['small phone', { viewport: { width: 320, height: 568 } }],
    ['400 percent', { viewport: { width: 320, height: 180 } }],
    ['wide', { viewport: { width: 1280, height: 800 } }],
    ['dark', { ...phone, colorScheme: 'dark' }],
    ['less motion', { ...phone, reducedMotion: 'reduce' }],
    ['forced colours', { ...phone, forcedColors: 'active' }],
  ])(
    '%s: no rule broken, nothing sideways, nothing under the box, no small target',
    async (name, options) => {
      const { page } = await visit({}, options)
      await ask(page, 'khai sinh')
      await page.locator(answers).waitFor()
      await ask(page, 'căn cước')
      await page.locator(answers).nth(1).waitFor()
      await ask(page, `<${'rấtdài'.repeat(60)}`)
      await page.locator(answers).nth(2).waitFor()
      await settled(page)
      await page.screenshot({ path: join(outputFolder, `${name.replaceAll(' ', '-')}.png`), fullPage: true })
      expect(await brokenRules(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      expect(await smallTargets(page)).toEqual([])
      expect(await coveredFocus(page)).toEqual([])
    },
  )
})

describe('in a frame on another site', () => {
  it('one script tag adds a button; the keyboard opens, asks and closes', async () => {
    const { page, frame } = await visitHost(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await frame.locator('#question').waitFor()
    await frame.locator('#question').fill('khai sinh')
    await frame.locator('#question').press('Enter')
    await frame.locator(answers).waitFor()
    await settled(page)
    await page.screenshot({ path: join(outputFolder, 'embed.png') })
    expect(await brokenRules(page)).toEqual([])
    await frame.locator('#question').press('Escape')
    await page.locator('[role=dialog]').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe(
      'Hỏi thủ tục',
    )
    await page.keyboard.press('Enter')
    await frame.locator(answers).waitFor()
  })

  it('is refused where it was not invited', async () => {
    const { page, frame, complaints } = await visitHost(false)
    await page.getByRole('button', { name: 'Hỏi thủ tục' }).click()
    await settled(page)
    expect(await frame.locator('#question').count()).toBe(0)
    expect(complaints.join()).toContain('frame-ancestors')
  })
})

type Visitor = BrowserContextOptions & { readonly hold?: Promise<void> }

/** A fresh person with the page open. `hold`: questions are answered only after it. */
async function visit(changes: Partial<WebOptions> = {}, { hold, ...context }: Visitor = phone) {
  const house = await openHouse(changes)
  if (hold) {
    house.web.app.addHook('preHandler', async (request) => {
      if (request.method === 'POST') await hold
    })
  }
  await house.web.start()
  const { page, dialogs, complaints } = await openPage(context)
  await page.goto(address(house))
  const key = (await page.context().cookies()).find(({ name }) => name === 'motcua')?.value ?? ''
  const person = personOf(key)
  const lines = (): Promise<readonly Line[]> => house.memory.transcript(person, 50)
  return { page, dialogs, complaints, house, person, lines }
}

async function openPage(options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const dialogs: string[] = []
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, dialogs, complaints }
}

/** A page of another office, with a strict policy and loud styles of its own, that has our script tag. */
async function visitHost(invited: boolean) {
  let hosted = ''
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${hosted}; frame-src ${hosted}`,
    )
    response.end(
      `<!doctype html><html lang="vi"><title>Xã Bình An</title><main><h1>Xã Bình An</h1></main>` +
        `<script src="${hosted}/embed.js"></script></html>`,
    )
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void host.close())
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const house = await openHouse({ embedOrigins: invited ? [origin] : [] })
  await house.web.start()
  hosted = address(house).slice(0, -1)
  const opened = await openPage({ viewport: { width: 1000, height: 760 } })
  await opened.page.goto(origin)
  return { ...opened, frame: opened.page.frameLocator('iframe') }
}

const address = ({ web }: House) => `http://127.0.0.1:${web.port()}/`

async function ask(page: Page, text: string): Promise<void> {
  await page.fill('#question', text)
  await page.press('#question', 'Enter')
}

/** Smooth scrolling and animations have had their time. */
const settled = (page: Page) => page.waitForTimeout(700)

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

/** How many CSS pixels of the page lie beyond its right edge. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Buttons and boxes lower or narrower than 44 CSS pixels. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, textarea')]
      .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
      .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
  )

/** Walks the page with Tab and names what has the focus while hidden under something else (WCAG 2.4.11). */
async function coveredFocus(page: Page): Promise<readonly string[]> {
  const covered: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'end'
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const hit = document.elementFromPoint(
        (left + right) / 2,
        Math.min(bottom - 4, Math.max(top + 4, (top + bottom) / 2)),
      )
      const shown = hit !== null && (element.contains(hit) || hit.contains(element))
      return shown ? 'shown' : `${element.textContent} at ${Math.round(top)}–${Math.round(bottom)}`
    })
    if (seen === 'end') break
    if (seen !== 'shown') covered.push(seen)
  }
  return covered
}
