import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { WebOptions } from '../../../src/channels/web/options.ts'
import { personOf } from '../../../src/channels/web/session.ts'
import type { Line } from '../../../src/desk/memory.ts'
import { launchBrowser } from '../../helpers/browser.ts'
import { type House, openHouse } from './house.ts'

/** People in a real browser, at the door of a house of their own. */

let browser: Browser

/** One browser for all tests of the file that calls this. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
}

export const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }
export const answers = '.answer[data-id]'

type Visitor = BrowserContextOptions & { readonly hold?: Promise<void> }

/** A fresh person with the page open. `hold`: questions are answered only after it. */
export async function visit(changes: Partial<WebOptions> = {}, { hold, ...context }: Visitor = phone) {
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

export async function openPage(options: BrowserContextOptions) {
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

export const address = ({ web }: House) => `http://127.0.0.1:${web.port()}/`

export async function ask(page: Page, text: string): Promise<void> {
  await page.fill('#question', text)
  await page.press('#question', 'Enter')
}

/** Until nothing has scrolled for six frames. */
export const settled = (page: Page) =>
  page.evaluate(async () => {
    let last = -1
    for (let still = 0; still < 6; ) {
      await new Promise(requestAnimationFrame)
      still = scrollY === last ? still + 1 : 0
      last = scrollY
    }
  })

export const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

/** How many CSS pixels of the page lie beyond its right edge. */
export const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
