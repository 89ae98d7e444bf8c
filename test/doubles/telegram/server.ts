import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readMultipart } from './multipart.ts'

export type Incoming = {
  readonly token: string
  readonly method: string
  /** `typed`: JSON; otherwise a form, where every field is text. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly typed: boolean
  /** Aborts when the caller has hung up. */
  readonly gone: AbortSignal
}

/** `cut`: the connection breaks, before anything is written or halfway. */
export type Outgoing = { readonly status: number; readonly body: string; readonly cut?: 'all' | 'half' }

export type Listening = {
  readonly url: string
  close(): Promise<void>
  /** Again, on the same port. */
  open(): Promise<void>
}

/** The HTTP of api.telegram.org, on any free port of this machine. */
export async function listen(answer: (call: Incoming) => Promise<Outgoing>): Promise<Listening> {
  const server = createServer(async (request, response) => {
    try {
      const call = await readCall(request, response)
      write(response, call ? await answer(call) : notFound)
    } catch (error) {
      if (!response.destroyed)
        write(response, { status: 500, body: failure(500, `Internal Server Error: ${error}`) })
    }
  })
  async function open(port: number): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await open(0)
  const { port } = server.address() as AddressInfo // a server that listens on a port has one
  return {
    url: `http://127.0.0.1:${port}`,
    open: () => open(port),
    async close() {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function readCall(request: IncomingMessage, response: ServerResponse): Promise<Incoming | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://telegram')
  const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(pathname) ?? []
  if (!token || !method) return undefined
  const hungUp = new AbortController()
  response.once('close', () => hungUp.abort())
  const body = await readBody(request)
  const type = request.headers['content-type'] ?? ''
  const typed = type.startsWith('application/json')
  const fields = {
    ...Object.fromEntries(searchParams),
    ...(body.length > 0 ? readFields(type, body) : {}),
  }
  return { token: decodeURIComponent(token), method, fields, typed, gone: hungUp.signal }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function readFields(type: string, body: Buffer): Readonly<Record<string, unknown>> {
  if (type.startsWith('application/json')) return JSON.parse(body.toString())
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(body.toString()))
  if (!type.startsWith('multipart/form-data')) return {}
  return readMultipart(type, body)
}

function write(response: ServerResponse, { status, body, cut }: Outgoing): void {
  if (cut === 'all') {
    response.destroy()
    return
  }
  const type = body.startsWith('<') ? 'text/html' : 'application/json'
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  if (cut !== 'half') {
    response.end(body)
    return
  }
  response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.destroy())
}

function failure(error_code: number, description: string): string {
  return JSON.stringify({ ok: false, error_code, description })
}

const notFound: Outgoing = { status: 404, body: failure(404, 'Not Found') }
