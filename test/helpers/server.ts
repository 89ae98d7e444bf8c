import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const mainFile = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A service in a process of its own, as users run it. */
export type Server = {
  readonly url: string
  /** Milliseconds from the start of the process until it took messages. */
  readonly startMs: number
  /** Everything it has logged and said so far. */
  readonly said: () => string
  /** Sends the signal and waits for the end; the exit code, or null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

type Settings = {
  readonly port?: string
  readonly logLevel?: 'debug' | 'error'
  /** Further settings, as in .env.example. */
  readonly env?: Readonly<Record<string, string>>
}

/** Serves from this data and content folder, on any free port. Rejects with what it said when it does not start. */
export async function startServer(
  dataDir: string,
  contentDir: string,
  { port = '0', logLevel = 'error', env = {} }: Settings = {},
): Promise<Server> {
  const started = performance.now()
  const child = spawn(process.execPath, [mainFile, 'serve'], {
    env: {
      PATH: process.env.PATH,
      // The settings of whoever runs the tests are none of ours.
      MOTCUA_ENV_FILE: '/dev/null',
      PORT: port,
      MOTCUA_DATA: dataDir,
      MOTCUA_CONTENT: contentDir,
      LOG_LEVEL: logLevel,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const said = listen(child)
  let isEnding = false
  child.once('close', (code, signal) => {
    if (!isEnding) console.error(`the server ended by itself (${code ?? signal}): ${said()}`)
  })
  const url = await address(child, said)
  const startMs = performance.now() - started
  await answering(url)
  return {
    url,
    startMs,
    said,
    async end(signal) {
      isEnding = true
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
}

/** On a machine that is busy with other tests the index may take longer than a person would wait. */
export async function answering(url: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(new URL('/healthz', url))).json()) as { readonly answering?: boolean }
    if (health.answering) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function listen({ stdout, stderr }: ChildProcess): () => string {
  let said = ''
  for (const pipe of [stdout, stderr]) {
    pipe?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return () => said
}

function address(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', () => {
      const [url] = /http:\/\/\S+(?=\n)/.exec(said()) ?? []
      if (url) resolve(url)
    })
    child.once('close', () => reject(new Error(`the server did not start: ${said()}`)))
  })
}
