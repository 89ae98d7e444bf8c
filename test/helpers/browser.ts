import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('../../', import.meta.url))
const home = join(root, 'node_modules', '.cache', 'chromium-147.0.0')

const pictures = join(root, 'test', '.output')

/** With SCREENSHOTS=1: pictures to look at, in a folder git ignores. Each costs half a second. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/**
 * A real browser without apt: the one packed in @sparticuz/chromium, with its libraries and fonts. Not with the `args` of
 * that package: they switch off the same-origin policy, and with it much of what is to be tested.
 */
export async function launchBrowser(): Promise<Browser> {
  await unpack()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-background-networking'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    },
  })
}

/** Accessibility rules of WCAG 2.2 A and AA, and best practices, that the page breaks: `rule: where`. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  // A page that is still coming after a click has no document yet.
  await page.waitForLoadState('load')
  await page.locator('body').waitFor()
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await checker.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 160)) }))
  })
  return found.map(({ id, where }) => `${id}: ${where.join(' | ')}`)
}

/** The packed configuration names Lambda's folders; without any font a text box crashes the browser. */
const fontsConf = `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`

/** Once a machine: several test files may come here at the same time, so it appears whole or not at all. */
async function unpack(): Promise<void> {
  if (existsSync(join(home, 'chromium'))) return
  mkdirSync(join(home, '..'), { recursive: true })
  const fresh = mkdtempSync(`${home}-`)
  const script = "import('@sparticuz/chromium').then((packed) => packed.default.executablePath())"
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    // It unpacks into TMPDIR, and its libraries only where it believes to be on Lambda.
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  })
  writeFileSync(join(fresh, 'fonts.conf'), fontsConf)
  try {
    renameSync(fresh, home)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}
