import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawBoth } from '../../src/exports/charts/both.ts'
import { satisfactionChart, topicsChart } from '../../src/exports/charts/charts.ts'
import { drawChart } from '../../src/exports/charts/render.ts'
import { toPng } from '../../src/exports/drawing/png.ts'
import { toHtml } from '../../src/exports/html.ts'
import { printable } from '../../src/lib/printable.ts'
import { brokenRules, keepPicture, launchBrowser } from '../helpers/browser.ts'
import { payloads } from '../helpers/payloads.ts'
import { tableOf } from '../helpers/table.ts'

let browser: Browser
let page: Page
const asked: string[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.on('request', (request) => void asked.push(request.url()))
  page.on('dialog', (dialog) => void asked.push(dialog.message()))
})
afterAll(() => browser.close())

const topicsOf = (names: readonly string[], width?: number) =>
  topicsChart(
    names.map((name, at) => ({ name, count: names.length - at })),
    width,
  )

const picturesOf = (names: readonly string[]) =>
  Promise.all([
    drawBoth((width) => topicsOf(names, width)),
    drawBoth((width) =>
      satisfactionChart(
        names.map((name) => ({ name, score: { kind: 'none' } as const })),
        undefined,
        width,
      ),
    ),
  ])

describe('a page to print', () => {
  const words = payloads.map(printable)

  it('shows every payload as text, runs nothing and fetches nothing', async () => {
    const charts = await picturesOf(payloads.slice(0, 200))
    const [title = ''] = payloads
    const html = toHtml({
      title,
      about: words.join(' ').slice(0, 5000),
      sentences: payloads,
      charts,
      tables: [tableOf(payloads)],
    })
    await page.setContent(html)
    await page.mouse.move(100, 300)
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBe(undefined)
    expect(asked.filter((url) => !url.startsWith('data:font/') && url !== 'about:blank')).toEqual([])
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent),
    )
    expect(cells).toEqual(words)
    expect(
      await page.evaluate(
        () => document.querySelectorAll('script, iframe, object, img, a, base, form').length,
      ),
    ).toBe(0)
  })

  it('would run nothing even if its policy were taken away', async () => {
    const html = toHtml({
      title: 'x',
      about: '',
      sentences: payloads,
      charts: [],
      tables: [tableOf(payloads)],
    })
    await page.setContent(html.replace(/<meta http-equiv[^>]*>/, ''))
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBe(undefined)
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .flatMap((each) => each.getAttributeNames())
          .filter((name) => name.startsWith('on')),
      ),
    ).toEqual([])
  })

  it.each([390, 1440])(
    'breaks no rule of accessibility at %i pixels, and does not scroll sideways',
    async (width) => {
      await page.setViewportSize({ width, height: 900 })
      const charts = await picturesOf([
        'Đăng ký khai sinh',
        'Cấp giấy chứng nhận đăng ký hộ kinh doanh lần đầu',
      ])
      const table = tableOf(['Đăng ký khai sinh', 'Thường trú'])
      await page.setContent(
        toHtml({
          title: 'Báo cáo',
          about: 'Xã Bình An',
          sentences: ['Có 3 câu.'],
          charts,
          tables: [table, { ...table, title: 'Trống', rows: [] }],
        }),
      )
      expect(await brokenRules(page)).toEqual([])
      const isTooWide = () =>
        [document.documentElement, ...document.querySelectorAll('.wide')].some(
          ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
        )
      expect(await page.evaluate(isTooWide)).toBe(false)
      expect(await page.evaluate(() => document.fonts.check('16px "Be Vietnam Pro"', 'ỡ'))).toBe(true)
      await keepPicture(page, `report-${width}`)
    },
  )
})

describe('charts', () => {
  it('show every payload as text, in well-formed SVG with nothing that acts', async () => {
    const shown: string[] = []
    for (let at = 0; at < payloads.length; at += 120) {
      const svg = await drawChart(topicsOf(payloads.slice(at, at + 120)))
      expect(svg).not.toMatch(
        /<(?:script|foreignObject|image|use|a|style|iframe)\b|<[^>]*\s(?:on\w+|style|class|href)=/i,
      )
      expect(() => toPng(svg, 100)).not.toThrow()
      shown.push(svg)
    }
    const faults = await page.evaluate(
      (all) =>
        all.filter((svg) =>
          new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror'),
        ).length,
      shown,
    )
    expect(faults).toBe(0)
  })
})
