import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { listen } from './emulator.ts'

export type Service = {
  readonly url: string
  /** What it has logged. */
  readonly said: () => string
  /** Its exit code. */
  end(): Promise<number | null>
}

/** `node dist/main.js serve`, as users run it, on the content that ships. */
export async function startService(dataDir: string, env: Readonly<Record<string, string>>): Promise<Service> {
  const child = spawn(process.execPath, [join('dist', 'main.js'), 'serve'], {
    env: {
      PATH: process.env.PATH,
      MOTCUA_ENV_FILE: '/dev/null',
      PORT: '0',
      MOTCUA_DATA: dataDir,
      MOTCUA_CONTENT: 'content',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const [found] = /http:\/\/127\S+(?=\n)/.exec(said) ?? []
        if (found) resolve(found)
      })
    }
    child.once('close', () => reject(new Error(`the service did not start: ${said}`)))
  })
  return {
    url,
    said: () => said,
    async end() {
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
  }
}

/** What stands before the service: the emulator posts without the header that proves where a post is from. */
export async function startHeaderProxy(secret: string) {
  let target = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    try {
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: 'POST',
        body: Buffer.concat(chunks),
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      })
      response.writeHead(answer.status).end(await answer.text())
    } catch {
      response.writeHead(502).end()
    }
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    to(url: string): void {
      target = url
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
