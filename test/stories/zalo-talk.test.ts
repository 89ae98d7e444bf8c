import { expect, onTestFinished, test } from 'vitest'
import { startZaloOa, type ZaloOaDouble } from '../doubles/zalo-oa/double.ts'
import { createCitizen } from '../helpers/citizen.ts'
import { contentDir } from '../helpers/library.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { startServer } from '../helpers/server.ts'
import { eventually } from '../helpers/time.ts'
import { zaloSettings } from '../helpers/zalo.ts'

const lanId = '246845883529197922'

/** The service as an office runs it, connected by a token pair from the console. */
async function open(zalo: ZaloOaDouble) {
  const env = zaloSettings(zalo)
  const { accessToken, refreshToken } = zalo.grants.issue()
  const stored = await runMotcua(['zalo', 'token'], env, `${refreshToken}\n${accessToken}\n`)
  expect(stored).toMatchObject({ code: 0 })
  const server = await startServer(env.MOTCUA_DATA, contentDir, { env, logLevel: 'debug' })
  onTestFinished(() => void server.end('SIGKILL'))
  zalo.hook.set(`${server.url}webhooks/zalo-oa`)
  return { server, env }
}

/** What must be typed for this line of the menu. */
function numberOf(text: string | undefined, label: string): string {
  const number = new RegExp(`^(\\d+)\\. ${label}$`, 'm').exec(text ?? '')?.[1]
  if (!number) throw new Error(`no line «${label}» in: ${text}`)
  return number
}

test('a birth: what to do, what it costs, what to bring, how it was: by number', async () => {
  const zalo = await startZaloOa()
  const { server } = await open(zalo)
  const lan = zalo.user(lanId)
  const last = () => lan.view().at(-1)

  lan.says('con em mới sinh làm giấy gì, ở đâu')
  await eventually(() => expect(last()).toMatch(/ĐĂNG KÝ KHAI SINH/))
  expect(last()).toContain('trợ lý tự động')
  expect(last()).toMatch(/Nguồn: .*đọc ngày/)

  lan.says('mat bao nhieu tien')
  await eventually(() => expect(lan.view()).toHaveLength(2))
  expect(last()).toMatch(/^ĐĂNG KÝ KHAI SINH\n\nPhí, lệ phí:[\s\S]*miễn phí/)

  lan.says(numberOf(last(), 'Giấy tờ'))
  await eventually(() => expect(last()).toContain('Tờ khai'))
  lan.says('0')
  await eventually(() => expect(lan.view()).toHaveLength(4))
  lan.says(numberOf(last(), 'Hữu ích'))
  await eventually(() => expect(last()).toMatch(/Cảm ơn bạn/))

  expect(lan.view()).toHaveLength(5)
  expect(zalo.hook.acks.filter(({ status }) => status !== 200)).toEqual([])
  expect(server.said()).not.toMatch(/246845883529197922|mới sinh|-secret|OASECRET/)
  expect(await server.end('SIGTERM')).toBe(0)
})

test('a long answer is read on page by page, each within a message', async () => {
  const zalo = await startZaloOa()
  await open(zalo)
  const lan = zalo.user(lanId)
  const page = async (text: string) => {
    const before = lan.view().length
    lan.says(text)
    await eventually(() => expect(lan.view()).toHaveLength(before + 1))
    return lan.view().at(-1) ?? ''
  }
  const first = await page('đăng ký thường trú')
  const pages = [await page(numberOf(first, 'Xem tất cả'))]
  while (/nhắn số 0/.test(pages.at(-1) ?? '')) pages.push(await page('0'))
  expect(pages.length).toBeGreaterThan(2)
  for (const each of pages) expect(each.length).toBeLessThanOrEqual(1900)
  expect(pages.at(-1)).toMatch(/Nguồn: .*đọc ngày[\s\S]*Hữu ích/)
  expect(await page('0')).toMatch(/đã hết/)
})

test('who follows is welcomed, who leaves is left alone, and a human goes first', async () => {
  const zalo = await startZaloOa()
  await open(zalo)
  const lan = zalo.user(lanId)
  lan.follows()
  await eventually(() => expect(lan.view().at(-1)).toMatch(/^Xin chào!/))
  lan.sends('image')
  await eventually(() => expect(lan.view().at(-1)).toMatch(/Tôi chỉ đọc được chữ/))
  await zalo.hook.post(lan.isWrittenTo('Chào chị, em là Hoa ở Trung tâm'))
  await zalo.hook.post(lan.says('vâng cảm ơn em'))
  expect(lan.view()).toHaveLength(2)
})

test('the bot does not take its own words for those of a human', async () => {
  const zalo = await startZaloOa()
  await open(zalo)
  const lan = zalo.user(lanId)
  lan.says('đăng ký khai sinh')
  await eventually(() => expect(lan.view()).toHaveLength(1))
  await zalo.hook.post(lan.isWrittenTo(lan.view()[0] ?? ''))
  lan.says('mất bao nhiêu tiền')
  await eventually(() => expect(lan.view()).toHaveLength(2))
})

test('a token that dies is renewed once, and nobody waits in vain', async () => {
  const zalo = await startZaloOa()
  await open(zalo)
  zalo.grants.expireAccess()
  const people = Array.from({ length: 10 }, (_, n) => zalo.user(`24684588352919${n}000`))
  for (const person of people) person.says('đăng ký khai sinh')
  for (const person of people) await eventually(() => expect(person.view()).toHaveLength(1))
  expect([zalo.grants.refreshCalls(), zalo.grants.reuses()]).toEqual([1, 0])
})

test('a lost consent is told, by health and by the doctor, and the web goes on', async () => {
  const zalo = await startZaloOa()
  const { server, env } = await open(zalo)
  zalo.grants.issue()
  zalo.user(lanId).says('đăng ký khai sinh')
  await eventually(async () => {
    const health = await (await fetch(`${server.url}healthz`)).json()
    expect(health).toMatchObject({ ok: true, channels: { 'zalo-oa': { state: 'down' } } })
  })
  await eventually(() => expect(server.said()).toMatch(/"kind":"consent-needed"/))
  expect((await createCitizen(server.url).say('đăng ký khai sinh')).html).toMatch(/khai sinh/i)
  const { code, out } = await runMotcua(['doctor'], env)
  expect(out).toMatch(/✗ Zalo OA: mã truy cập[\s\S]*→ .*motcua zalo connect/)
  expect(code).toBe(1)
})

test('the doctor finds a connected account well', async () => {
  const zalo = await startZaloOa()
  const { env } = await open(zalo)
  const { code, out } = await runMotcua(['doctor'], env)
  expect(out).toMatch(/✓ Zalo OA: tài khoản: mở được: Một Cửa/)
  expect(code).toBe(0)
})
