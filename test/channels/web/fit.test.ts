import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { brokenRules, keepPicture } from '../../helpers/browser.ts'
import { answers, ask, phone, settled, sideways, useBrowser, visit } from './visitor.ts'

useBrowser()

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
      await keepPicture(page, name.replaceAll(' ', '-'))
      expect(await brokenRules(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      expect(await smallTargets(page)).toEqual([])
      expect(await coveredFocus(page)).toEqual([])
    },
  )
})

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
