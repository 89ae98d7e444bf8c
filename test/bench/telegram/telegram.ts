import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { ended, served } from '../served.ts'
import { run } from './load.ts'

const load = { people: 200, each: 18, firstUpdate: 100_000 }
const warmUp = { people: 50, each: 6, firstUpdate: 1 }
export const secret = 'telegram-secret-for-benchmarks-012345'
const bare = 'bare grammY echo bot'

type Figures = { readonly perSecond: number; readonly cpuUs: number }

/**
 * Updates a second, from the post of an update to the answer sent, against a bot that only echoes. Ours stores, understands the
 * shipped content, answers with sources, records and delivers. Each runs alone in a process of its own.
 */
export async function benchTelegram(): Promise<Row[]> {
  const echo = await measured((sink) => bareBot(sink))
  const full = await measured((sink, folder) => service(sink, folder))
  const row = (name: string, value: number, unit: string, against?: number): Row => ({
    name: `Telegram, ${name}`,
    value,
    unit,
    ...(against === undefined ? {} : { ratio: value / against, of: bare }),
  })
  return [
    row(`${bare}: updates`, echo.perSecond, '/s'),
    row('full durable line: updates', full.perSecond, '/s', echo.perSecond),
    row(`${bare}: CPU an update`, echo.cpuUs, 'µs'),
    row('full durable line: CPU an update', full.cpuUs, 'µs', echo.cpuUs),
  ]
}

export type Started = { readonly child: ChildProcess; readonly url: string }

async function measured(start: (sink: string, folder: string) => Promise<Started>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const sink = await forked('sink')
  const bot = await start(sink.url.slice(0, -1), folder)
  try {
    await run([bot.url], sink.url, secret, warmUp)
    const before = cpuSeconds(bot.child)
    const { seconds } = await run([bot.url], sink.url, secret, load)
    const count = load.people * load.each
    return { perSecond: count / seconds, cpuUs: ((cpuSeconds(bot.child) - before) / count) * 1e6 }
  } finally {
    bot.child.kill()
    sink.child.kill()
    await Promise.all([ended(bot.child), ended(sink.child)])
    rmSync(folder, { recursive: true, force: true })
  }
}

function bareBot(sink: string): Promise<Started> {
  return forked('bare-bot', { TELEGRAM_API_ROOT: sink, TELEGRAM_WEBHOOK_SECRET: secret })
}

export function service(
  sink: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Started> {
  return served(folder, {
    ...env,
    TELEGRAM_TOKEN: '1:bench',
    TELEGRAM_API_ROOT: sink,
    TELEGRAM_UPDATES: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL: 'http://127.0.0.1:8080',
  })
}

export async function forked(name: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = fork(join(import.meta.dirname, `${name}.js`), { env: { ...process.env, ...env } })
  const [{ port }] = await once(child, 'message')
  return { child, url: `http://127.0.0.1:${port}/` }
}

/** User and system time so far; Linux counts in hundredths (man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
function cpuSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
