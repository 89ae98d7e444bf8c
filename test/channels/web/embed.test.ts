import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { brokenRules, keepPicture } from '../../helpers/browser.ts'
import { openHouse } from './house.ts'
import { address, answers, openPage, settled, useBrowser } from './visitor.ts'

useBrowser()

describe('in a frame on another site', () => {
  it('one script tag adds a button; the keyboard opens, asks and closes', async () => {
    const { page, frame } = await visitHost(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await frame.locator('#question').waitFor()
    // Before our script has come Enter only makes a new line.
    for (const each of page.frames()) await each.waitForLoadState('load')
    await frame.locator('#question').fill('khai sinh')
    await frame.locator('#question').press('Enter')
    await frame.locator(answers).waitFor()
    await settled(page)
    await keepPicture(page, 'embed')
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
