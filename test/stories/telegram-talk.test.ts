import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startTelegram, type WatchedTelegram } from '../doubles/telegram/double.ts'
import { createCitizen } from '../helpers/citizen.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { contentDir } from '../helpers/library.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { startServer } from '../helpers/server.ts'
import { eventually } from '../helpers/time.ts'

const secret = 'telegram-secret-for-tests-0123456789'

/** The service as an office runs it, with the content that ships, beside a Telegram of this test's own. */
async function open(
  telegram: WatchedTelegram,
  updates: 'polling' | 'webhook',
  more: Readonly<Record<string, string>> = {},
) {
  const env = {
    ...more,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_UPDATES: updates,
    ...(updates === 'webhook'
      ? { TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: 'https://hoi.example.gov.vn' }
      : {}),
  }
  const dataDir = join(temporaryFolder(), 'data')
  const server = await startServer(dataDir, contentDir, { env, logLevel: 'debug' })
  onTestFinished(() => void server.end('SIGKILL'))
  telegram.route(server.url)
  if (updates === 'webhook') await eventually(() => expect(telegram.webhook()).toBeDefined())
  return { server, env: { ...env, MOTCUA_DATA: dataDir } }
}

test.each(['polling', 'webhook'] as const)(
  'a birth: what to do, what it costs, what to bring, how it was: by %s',
  async (updates) => {
    const telegram = await startTelegram()
    const { server } = await open(telegram, updates)
    const lan = telegram.user({ id: 4242, name: 'Lan' })
    const last = () => lan.view().last

    lan.says('con em mới sinh làm giấy gì, ở đâu')
    await eventually(() => expect(last()?.text).toMatch(/khai sinh/i))
    expect(last()?.text).toContain('trợ lý tự động')
    expect(last()?.text).toMatch(/Nguồn: .*đọc ngày/)

    lan.says('mat bao nhieu tien')
    await eventually(() => expect(last()?.text).not.toContain('trợ lý tự động'))
    expect(last()?.text).toContain('miễn phí')

    lan.presses('Giấy tờ')
    await eventually(() => expect(last()?.text).toContain('Tờ khai'))
    expect(lan.view().messages.filter(({ from }) => from === 'bot')).toHaveLength(3)

    const rated = last()
    lan.presses('Hữu ích')
    await eventually(() => expect(last()?.text).toMatch(/Cảm ơn bạn/))
    await eventually(() => {
      const now = lan.view().messages.find(({ id }) => id === rated?.id)
      expect(now?.keyboard.flat().map(({ text }) => text)).not.toContain('Hữu ích')
    })
    await eventually(() => expect(telegram.unanswered()).toEqual([]))
    expect(server.said()).not.toMatch(/4242|mới sinh|AAHdq/)
    expect(await server.end('SIGTERM')).toBe(0)
  },
)

test('the doctor finds the bot well, and its webhook too', async () => {
  const telegram = await startTelegram()
  const { env } = await open(telegram, 'webhook')
  const { code, out } = await runMotcua(['doctor'], env)
  expect(out).not.toContain('✗')
  expect(out).toMatch(/✓ Telegram: mã bot/)
  expect(code).toBe(0)
})

test('what health and metrics say names the channel and nobody', async () => {
  const telegram = await startTelegram()
  const { server } = await open(telegram, 'webhook')
  telegram.user({ id: 4242 }).says('đăng ký khai sinh')
  await eventually(() => expect(telegram.chat(4242).last?.text).toBeDefined())
  const health = await (await fetch(`${server.url}healthz`)).json()
  expect(health).toMatchObject({ ok: true, channels: { telegram: { state: 'up' } } })
  const metrics = await (await fetch(`${server.url}metrics`)).text()
  expect(metrics).toContain('motcua_received_total{channel="telegram",result="new",reason=""} 1')
  expect(metrics).toMatch(/motcua_sends_total\{channel="telegram",result="sent",reason=""\} 1/)
  expect(metrics).toContain('motcua_channel_up{channel="telegram"} 1')
  expect(JSON.stringify(health) + metrics).not.toContain('4242')
})

test('the welcome stays when something is chosen from it; a question becomes its answer', async () => {
  const telegram = await startTelegram()
  await open(telegram, 'polling')
  const minh = telegram.user({ id: 5151, name: 'Minh' })
  const fromBot = () => minh.view().messages.filter(({ from }) => from === 'bot')
  minh.starts()
  await eventually(() => expect(fromBot()).toHaveLength(1))
  minh.says('/menu')
  await eventually(() => expect(fromBot()).toHaveLength(2))
  const [welcome, menu] = fromBot()
  const first = (message = welcome) => message?.keyboard[0]?.[0]?.text ?? ''
  minh.presses(first(), welcome)
  await eventually(() => expect(fromBot()).toHaveLength(3))
  minh.presses(first(menu), menu)
  await eventually(() => expect(fromBot()[1]?.edits).toBe(1))
  expect(fromBot().map(({ edits }) => edits)).toEqual([0, 1, 0])
})

test('a poster opens the talk at its entry', async () => {
  const telegram = await startTelegram()
  await open(telegram, 'polling')
  telegram.user({ id: 6161 }).starts('ket-hon')
  await eventually(() => expect(telegram.chat(6161).last?.text).toMatch(/trợ lý tự động[\s\S]*kết hôn/i))
})

test('what the platform calls wrong is told to the staff, and nobody is asked twice', async () => {
  const telegram = await startTelegram()
  const group = telegram.group({ id: -100777 })
  group.adds(telegram.user({ id: 9191, name: 'Cán bộ' }))
  await open(telegram, 'polling', { ALERT_CHATS: 'telegram:-100777' })
  telegram.fault({ kind: 'status', status: 400, method: 'sendMessage', chat: 7171 })
  telegram.user({ id: 7171 }).says('đăng ký khai sinh')
  await eventually(() =>
    expect(telegram.chat(-100777).last?.text).toMatch(/^⚠ telegram: .*hãy báo nhóm phát triển/),
  )
  expect(telegram.chat(7171).last?.from).not.toBe('bot')
})

test('Telegram that cannot be reached stops neither the start nor the web', async () => {
  const telegram = await startTelegram()
  telegram.down()
  const { server } = await open(telegram, 'polling')
  const lan = createCitizen(server.url)
  expect((await lan.say('đăng ký khai sinh')).html).toMatch(/khai sinh/i)
  const health = await (await fetch(`${server.url}healthz`)).json()
  expect(health).toMatchObject({ ok: true, channels: { telegram: { state: 'degraded' } } })
  telegram.up()
  telegram.user({ id: 8181 }).says('đăng ký khai sinh')
  await eventually(() => expect(telegram.chat(8181).last?.text).toMatch(/khai sinh/i))
})
