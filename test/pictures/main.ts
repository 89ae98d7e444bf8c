import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../helpers/browser.ts'
import { startServer } from '../helpers/server.ts'
import { type Changes, type Scene, scenes } from './scenes.ts'

/**
 * Makes the pictures of the editors' guide (content/README.md) anew: the real service, asked as a citizen asks. Runs in the root
 * of the project: npm run pictures. Only some: npm run pictures -- cau-hoi canh-bao
 */
const folder = join('docs', 'pictures')
const largest = 150_000
const answers = '.answer[data-id]'

async function withService(changes: Changes, live: (url: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'motcua-pictures-'))
  const content = join(home, 'content')
  cpSync('content', content, { recursive: true })
  for (const [file, change] of Object.entries(changes)) {
    const path = join(content, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, change(file.startsWith('catalog/') ? '' : readFileSync(path, 'utf8')))
  }
  const server = await startServer(join(home, 'data'), content)
  try {
    await live(server.url)
  } finally {
    await server.end('SIGTERM')
    rmSync(home, { recursive: true, force: true })
  }
}

async function take(
  browser: Browser,
  url: string,
  { name, ask, outcome, choose, until = '' }: Scene,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  await page.goto(url)
  await page.fill('#question', ask)
  await page.press('#question', 'Enter')
  const buttons = choose
    ? ['.detail button', ...choose.map((number) => `.choice button >> nth=${number - 1}`)]
    : []
  for (const [at, button] of buttons.entries()) {
    const answer = page.locator(answers).nth(at)
    await answer.locator(button).first().click()
  }
  await page.locator(answers).nth(buttons.length).waitFor()
  await keep(page, name, `${answers}[data-outcome=${outcome}]:last-child ${until}`)
  await page.close()
}

/** The last question and its answer, and nothing around them. The box to type in would lie over them. */
async function keep(page: Page, name: string, end: string): Promise<void> {
  const { top, bottom } = await page.evaluate(async (last) => {
    document.querySelector('.ask')?.remove()
    await document.fonts.ready
    const [from, to] = [[...document.querySelectorAll('.said')].at(-1), document.querySelector(last)]
    if (!from || !to) throw new Error(`there is no ${last}`)
    return {
      top: from.getBoundingClientRect().top + scrollY,
      bottom: to.getBoundingClientRect().bottom + scrollY,
    }
  }, end)
  const clip = { x: 0, y: top - 12, width: 390, height: bottom - top + 24 }
  const picture = await page.screenshot({
    clip,
    fullPage: true,
    animations: 'disabled',
    type: 'jpeg',
    quality: 50,
  })
  if (picture.length > largest) throw new Error(`${name} has ${picture.length} bytes: end it earlier`)
  writeFileSync(join(folder, `${name}.jpg`), picture)
  process.stdout.write(
    `${name}.jpg  ${Math.round(clip.height)} px  ${Math.round(picture.length / 1000)} kB\n`,
  )
}

const names = process.argv.slice(2)
const wanted = scenes.filter(({ name }) => names.length === 0 || names.includes(name))
const browser = await launchBrowser()
try {
  const shipped = wanted.filter(({ changes }) => !changes)
  if (shipped.length > 0)
    await withService({}, async (url) => {
      for (const scene of shipped) await take(browser, url, scene)
    })
  for (const scene of wanted)
    if (scene.changes) await withService(scene.changes, (url) => take(browser, url, scene))
} finally {
  await browser.close()
}
