import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Served = { readonly child: ChildProcess; readonly url: string; readonly startMs: number }

/** The service in a process of its own, with the shipped content unless `env` says otherwise. */
export async function served(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const started = performance.now()
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: {
      PATH: process.env.PATH,
      MOTCUA_ENV_FILE: '/dev/null',
      PORT: '0',
      MOTCUA_DATA: dataDir,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  for (let said = ''; ; ) {
    const [part] = await once(child.stderr, 'data')
    said += String(part)
    const [url] = /http:\/\/\S+(?=\n)/.exec(said) ?? []
    if (url) return { child, url, startMs: performance.now() - started }
  }
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
