import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { totpCode } from '../../src/lib/totp.ts'
import { pages } from '../../src/staff/pages.ts'
import { storeBroadcast } from '../helpers/broadcast.ts'
import { brokenRules, keepPicture, launchBrowser } from '../helpers/browser.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { storeStaffMonth, ticketCodes } from '../helpers/staff-month.ts'

/** As an office runs it: the compiled program, accounts made at the command line, a real browser. */

const data = mkdtempSync(join(tmpdir(), 'motcua-staff-'))
const password = 'bốn con mèo ăn phở'
const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1440, height: 900 } }
let server: Server
let browser: Browser
/** One that is under way: its recipients are on a channel that is not open. */
let broadcast: number

beforeAll(async () => {
  await storeStaffMonth(data, Date.now())
  broadcast = await storeBroadcast(data, Date.now())
  ;[server, browser] = await Promise.all([startServer(data, 'content'), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

async function addAccount(name: string, role: string): Promise<void> {
  const { code } = await runMotcua(
    ['staff', 'add', name, '--role', role],
    { MOTCUA_DATA: data },
    `${password}\n`,
  )
  expect(code).toBe(0)
}

async function open(options: object): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  return { context, page: await context.newPage() }
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${server.url}can-bo`)
  await page.fill('#name', name)
  await page.fill('#password', password)
  await page.click('main button')
}

/** The secret is on the page for who cannot scan. */
async function enrol(page: Page): Promise<void> {
  const secret = (await page.textContent('.secret'))?.replaceAll(' ', '') ?? ''
  await page.fill('#code', totpCode(secret, Date.now()))
  await page.click('main button')
  await page.locator('.codes').waitFor()
}

async function sound(page: Page, name: string): Promise<void> {
  await keepPicture(page, `staff-${name}`)
  expect([name, await brokenRules(page)]).toEqual([name, []])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect([name, sideways]).toEqual([name, 0])
}

describe('the back office', () => {
  it.each([
    ['390', phone],
    ['1440', desk],
    ['390-dark', { ...phone, colorScheme: 'dark' }],
  ])('breaks no rule of accessibility on any page: %s', async (width, options) => {
    await addAccount(`quan-tri-${width}`, 'admin')
    const { page } = await open(options)
    await page.goto(`${server.url}can-bo`)
    await sound(page, `sign-in-${width}`)
    await signIn(page, `quan-tri-${width}`)
    await sound(page, `enrolment-${width}`)
    await enrol(page)
    await sound(page, `recovery-${width}`)
    await page.click('main a.button')
    for (const { path } of pages) {
      await page.goto(`${server.url}can-bo/${path}`.replace(/\/$/, ''))
      await sound(page, `${path || 'start'}-${width}`)
    }
    await page.goto(`${server.url}can-bo?ky=7-ngay&den=2026-01-31`)
    await sound(page, `start-empty-${width}`)
    await page.goto(`${server.url}can-bo/phan-anh?ma=${ticketCodes.open}`)
    await sound(page, `ticket-${width}`)
    await page.goto(`${server.url}can-bo/thong-bao?so=${broadcast}&lan=48`)
    await sound(page, `broadcast-sending-${width}`)
    await page.goto(`${server.url}can-bo/thong-bao?soan=moi`)
    await page.selectOption('#doi-tuong', 'f-ho-tich')
    await page.fill('#tieu-de', 'Nghỉ lễ Quốc khánh, ngày 2/9')
    await page.fill('#noi-dung', 'Bộ phận một cửa nghỉ cả ngày.\nNgày 3/9 làm việc bình thường.')
    await page.fill('#nguon', 'Thông báo 12/TB-UBND (giả định)')
    await sound(page, `broadcast-form-${width}`)
    await page.click('button:text-is("Lưu và xem trước")')
    await page.getByText('còn 1 điều phải sửa').waitFor()
    await sound(page, `broadcast-unfinished-${width}`)
    await page.click('a:text-is("Sửa")')
    await page.fill('#ngay', '2026-11-20')
    await page.click('button:text-is("Lưu và xem trước")')
    await page.click('button:text-is("Gửi duyệt")')
    await page.getByText('Đã gửi duyệt').waitFor()
    await sound(page, `broadcast-proposed-${width}`)
    await page.goto(`${server.url}can-bo/nguoi-dung`)
    await page.fill('#name', `lan-${width}`)
    await page.selectOption('#role', 'editor')
    await page.click('button:text-is("Thêm")')
    await page.locator('.notice.good').waitFor()
    await page.click(`summary:has-text("lan-${width}")`)
    await sound(page, `added-${width}`)
    await page.goto(`${server.url}can-bo/thanh-vien`)
    await page.fill('#name', 'Nguyễn Thị Lan')
    await page.fill('#unit', 'Sở Nội vụ')
    await page.click('button:text-is("Tạo mã")')
    await page.locator('svg.qr').waitFor()
    await sound(page, `member-code-${width}`)
    await page.goto(`${server.url}can-bo/nhiem-vu`)
    await page.click('button:text-is("Tạo địa chỉ lịch")')
    await page.getByText('chỉ hiện một lần').waitFor()
    await sound(page, `calendar-${width}`)
    await page.goto(`${server.url}can-bo/nhat-ky`)
    await sound(page, `log-${width}`)
    await page.click('button:text-is("Đăng xuất")')
    await page.locator('#password').waitFor()
    await signIn(page, `quan-tri-${width}`)
    await sound(page, `code-${width}`)
    await page.fill('#code', '000000')
    await page.click('main button')
    await page.getByText('Mã không đúng').waitFor()
    await sound(page, `wrong-code-${width}`)
  })

  it('is worked by keyboard alone, first key to the content', async () => {
    await addAccount('ban-phim', 'viewer')
    const { page } = await open(phone)
    await page.goto(`${server.url}can-bo`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('ban-phim')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(password)
    await page.keyboard.press('Enter')
    await page.locator('text=Xin chào ban-phim').waitFor()
  })

  it('is left behind by the back button after signing out', async () => {
    await addAccount('di-ra', 'viewer')
    const { page } = await open(desk)
    await signIn(page, 'di-ra')
    await page.click('nav a:has-text("Tài khoản")')
    await page.click('button:text-is("Đăng xuất")')
    await page.goBack()
    expect(await page.locator('#password').count()).toBe(1)
  })

  it('keeps sessions and marks of browsers apart from the chat of citizens', async () => {
    await addAccount('hai-viec', 'viewer')
    const { page, context } = await open(desk)
    await signIn(page, 'hai-viec')
    await page.goto(server.url)
    await page.locator('#question').waitFor()
    await page.goto(`${server.url}can-bo`)
    await page.locator('text=Xin chào hai-viec').waitFor()
    const cookies = await context.cookies()
    expect(cookies.map(({ name, sameSite }) => [name, sameSite]).sort()).toEqual([
      ['motcua', 'Lax'],
      ['motcua-can-bo', 'Strict'],
      ['motcua-may', 'Strict'],
    ])
  })

  it('survives a restart: who was in stays in', async () => {
    await addAccount('o-lai', 'viewer')
    const { page } = await open(desk)
    await signIn(page, 'o-lai')
    const { port } = new URL(server.url)
    await server.end('SIGKILL')
    server = await startServer(data, 'content', { port })
    await page.reload()
    await page.locator('text=Xin chào o-lai').waitFor()
    const verified = await runMotcua(['staff', 'audit', '--verify'], { MOTCUA_DATA: data })
    expect(verified).toMatchObject({ code: 0 })
  })
})
