import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A service in a process of its own, as users run it. */
export type Server = {
  readonly url: string
  /** Milliseconds from the start of the process until it served. */
  readonly startMs: number
  /** Sends the signal and waits for the end; the exit code, or null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Serves from this data and content folder on any free port. Rejects with what it said when it does not start. */
export async function startServer(dataDir: string, contentDir: string): Promise<Server> {
  const started = performance.now()
  const child = spawn(process.execPath, [main, 'serve'], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      MOTCUA_DATA: dataDir,
      MOTCUA_CONTENT: contentDir,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const exited = once(child, 'exit')
  const url = await openAddress(child)
  return {
    url,
    startMs: performance.now() - started,
    async end(signal) {
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
}

async function openAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no pipe to listen to')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url) return url
  }
  throw new Error(`the server did not start: ${said.join('\n')}`)
}
