import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, installEmulator } from './emulator.ts'
import { type Service, startHeaderProxy, startService } from './service.ts'
import { liveStory } from './story.ts'

const help = `Usage: npm run peer:telegram [-- --help]

Installs telegram-test-api, an emulator of Telegram that others wrote, into a temporary
folder, and lets one person talk to the real service through it: /start, a question, the
fee, a button, a rating. Once by polling, once by webhook. Prints the talk.
Exit code 0 when both passed, 1 otherwise. Needs npm, and a package registry it can reach.
`

const token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'
const secret = 'only-for-this-machine-and-this-run-0001'
const say = (line: string): void => void process.stdout.write(`${line}\n`)

type Run = { readonly emulator: Emulator; readonly dataDir: string }

async function byPolling({ emulator, dataDir }: Run): Promise<void> {
  const env = telegramEnv(emulator, { TELEGRAM_UPDATES: 'polling' })
  await withService(await startService(dataDir, env), () => talk(emulator))
}

async function byWebhook({ emulator, dataDir }: Run): Promise<void> {
  const proxy = await startHeaderProxy(secret)
  const env = telegramEnv(emulator, {
    TELEGRAM_UPDATES: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL: proxy.url,
  })
  try {
    const service = await startService(dataDir, env)
    proxy.to(service.url)
    await withService(service, async () => {
      await untilWebhookIsSet(emulator)
      await talk(emulator)
    })
  } finally {
    await proxy.stop()
  }
}

/** Lives with the service and ends it. A failure tells what the service has logged. */
async function withService(service: Service, live: () => Promise<void>): Promise<void> {
  const failed = await live().then(
    () => undefined,
    (error: unknown) => String(error),
  )
  const code = await service.end()
  if (failed !== undefined) throw new Error(`${failed}\n${service.said()}`)
  if (code !== 0) throw new Error(`the service ended with ${code}: ${service.said()}`)
}

function telegramEnv({ config }: Emulator, more: Readonly<Record<string, string>>) {
  return { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: config.apiURL, ...more }
}

const talk = (emulator: Emulator): Promise<void> =>
  liveStory(
    emulator.getClient(token, { userId: 5_000_000_001, chatId: 5_000_000_001, firstName: 'Lan' }),
    say,
  )

/** Until then the emulator keeps messages for polling, and never posts them. */
async function untilWebhookIsSet(emulator: Emulator): Promise<void> {
  const end = Date.now() + 20_000
  while (!emulator.webhooks[token]) {
    if (Date.now() > end) throw new Error('the service has set no webhook')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Whether it passed. */
async function attempt(
  name: string,
  folder: string,
  live: (run: Run) => Promise<void>,
  start: () => Promise<Emulator>,
) {
  say(`\n${name}`)
  const emulator = await start()
  try {
    await live({ emulator, dataDir: join(folder, name) })
    say(`${name}: passed`)
    return true
  } catch (error) {
    say(`${name}: failed: ${error instanceof Error ? error.message : error}`)
    return false
  } finally {
    await emulator.stop()
  }
}

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'motcua-peer-'))
  try {
    const { start } = installEmulator(folder)
    const passed = [
      await attempt('polling', folder, byPolling, start),
      await attempt('webhook', folder, byWebhook, start),
    ]
    return passed.every(Boolean) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// The emulator leaves timers and connections behind, which would keep the process.
process.exit(await main())
