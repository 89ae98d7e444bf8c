import { describe, expect, it } from 'vitest'
import { keepPicture } from '../../helpers/browser.ts'
import { plain } from './samples.ts'
import { answers, ask, focused, phone, settled, sideways, useBrowser, visit } from './visitor.ts'

useBrowser()

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
  const texts = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    '</textarea><script>alert(1)</script>',
    "<a href='javascript:alert(1)'>x</a>",
    '<iframe srcdoc="<script>parent.alert(1)</script>">',
    '<style>*{display:none}</style>',
    '<!--<template><script>alert(1)</script>',
  ]

  it('are shown and do nothing, asked or read again', async () => {
    const { page, dialogs, complaints } = await visit()
    for (const [at, text] of texts.entries()) {
      await ask(page, text)
      await page.locator(answers).nth(at).waitFor()
    }
    for (const once of ['asked', 'read again']) {
      expect([once, await page.locator('.said p').allTextContents()]).toEqual([once, texts])
      expect([once, await page.locator(`${answers} h2`).allTextContents()]).toEqual([once, texts])
      expect(await page.locator('#talk :is(script, img, svg, iframe, style)').count()).toBe(0)
      await page.reload()
    }
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
    // No script, so no frames to wait for.
    await page.waitForTimeout(300)
    const top = (await page.locator(answers).last().boundingBox())?.y ?? -1
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(200)
    await keepPicture(page, 'no-script')
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
