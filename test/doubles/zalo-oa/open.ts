import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGrants } from './grants.ts'
import { createPerson, type Person, type Town } from './people.ts'
import { type Message, readMessage } from './rules.ts'
import { createHook } from './webhook.ts'

/** `error`: Zalo's code, as HTTP 200. `reset`: nothing happens and the connection breaks; `lost`: it happens and breaks. */
export type Trouble =
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'reset' | 'lost' | 'half' }

export type ZaloOaOptions = {
  /** Calls a minute. */
  readonly rate?: number
  readonly pace?: number
  readonly now?: () => number
}

export type ZaloOaDouble = Awaited<ReturnType<typeof openZaloOa>>

const appId = '360846524940903967'
const appSecret = 'APPSECRET-of-the-double'
const secretKey = 'OASECRET-of-the-double'
const oaId = '388613280878808645'
const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

/** `/` is only looked at: does the host answer? */
const routes: Readonly<Record<string, string>> = {
  '/': 'GET',
  '/v4/oa/access_token': 'POST',
  '/v3.0/oa/message/cs': 'POST',
  '/v2.0/oa/getoa': 'GET',
}

/** Both hosts of Zalo on this machine, with one account. The caller closes it and looks at `violations`. */
export async function openZaloOa({ rate = 100_000, pace = 0.001, now = Date.now }: ZaloOaOptions = {}) {
  const grants = createGrants(appId, appSecret)
  const hook = createHook({ appId, secretKey, pace })
  const violations: string[] = []
  const messages: Message[] = []
  const heardAt = new Map<string, number>()
  const closed = new Map<string, number>()
  const faults: { readonly path: string; readonly trouble: Trouble; left: number }[] = []
  let ids = 0
  let minute = { number: 0, calls: 0 }

  const town: Town = {
    appId,
    oaId,
    now,
    happen: hook.happen,
    heard: (id) => void heardAt.set(id, now()),
    close: (id, code) => void (code === undefined ? closed.delete(id) : closed.set(id, code)),
    view: (id) =>
      messages.filter(({ recipient }) => recipient.user_id === id).map(({ message }) => message.text),
    nextId: () => `96d3cdf3af${String(++ids).padStart(9, '0')}`,
  }

  function send(request: IncomingMessage, text: string): object {
    const token = String(request.headers.access_token)
    if (!grants.isAlive(token)) return failure(-216, 'Access token is invalid')
    if (!isProven(request, token)) return failure(-242, 'Invalid appsecret_proof')
    const message = readMessage(parsed(text))
    if (typeof message === 'string') {
      violations.push(message)
      return failure(-201, 'parameter is invalid!')
    }
    const id = message.recipient.user_id
    const code = closed.get(id) ?? (now() - (heardAt.get(id) ?? 0) > weekMs ? -230 : undefined)
    if (code !== undefined) return failure(code, 'refused')
    messages.push(message)
    createPerson(town, id).echo(message.message.text)
    const data = { message_id: town.nextId(), user_id: id, sent_time: String(now()) }
    return { data, error: 0, message: 'Success' }
  }

  /** Calls left this minute, this one counted; below zero: too many. */
  function count(): number {
    const number = Math.floor(now() / minuteMs)
    minute = { number, calls: minute.number === number ? minute.calls + 1 : 1 }
    return rate - minute.calls
  }

  function answer(request: IncomingMessage, text: string, response: ServerResponse): object | undefined {
    const { pathname } = new URL(request.url ?? '/', 'http://zalo.test')
    if (pathname === '/v4/oa/access_token') {
      return grants.answer(new URLSearchParams(text), request.headers.secret_key?.toString())
    }
    const left = count()
    response.setHeader('x-ratelimit-limit', rate).setHeader('x-ratelimit-remain', Math.max(0, left))
    if (left < 0) return failure(-32, 'Your application reached limit call api')
    if (pathname === '/v3.0/oa/message/cs') return send(request, text)
    if (pathname !== '/v2.0/oa/getoa') return undefined
    if (!grants.isAlive(request.headers.access_token?.toString()))
      return failure(-216, 'Access token is invalid')
    return { data: { oa_id: oaId, name: 'Một Cửa', is_verified: true }, error: 0, message: 'Success' }
  }

  /** What is wrong in itself with a call, and what is counted of it, whatever becomes of it. */
  function receive({ url = '/', method, headers }: IncomingMessage, text: string): void {
    const { pathname } = new URL(url, 'http://zalo.test')
    if (routes[pathname] !== method) violations.push(`${method} ${pathname} is no call of the API`)
    if (headers.authorization !== undefined) violations.push('Authorization is not read: use access_token')
    if (pathname === '/v4/oa/access_token') grants.called(new URLSearchParams(text))
  }

  function strike(path: string): Trouble | undefined {
    const armed = faults.find((each) => path.includes(each.path) && each.left > 0)
    if (armed) armed.left -= 1
    return armed?.trouble
  }

  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.once('end', () => {
      receive(request, text)
      const trouble = strike(request.url ?? '')
      if (trouble?.kind === 'reset') return void request.socket.destroy()
      if (trouble?.kind === 'status') return void response.writeHead(trouble.status).end('<html>')
      const body =
        trouble?.kind === 'error' ? failure(trouble.code, 'asked for') : answer(request, text, response)
      if (trouble?.kind === 'lost') return void request.socket.destroy()
      const json = JSON.stringify(body ?? {})
      response.setHeader('content-type', 'application/json')
      if (body === undefined) response.statusCode = 404
      if (trouble?.kind === 'half') {
        response.write(json.slice(0, json.length / 2))
        return void setImmediate(() => request.socket.destroy())
      }
      setTimeout(() => response.end(json), trouble?.kind === 'slow' ? trouble.ms : 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    /** For both roots. */
    url,
    appId,
    appSecret,
    secretKey,
    oaId,
    grants,
    hook,
    violations: violations as readonly string[],
    /** What was sent and taken, oldest first. */
    messages: messages as readonly Message[],
    user: (id: string): Person => createPerson(town, id),
    /** Strikes the next `times` calls whose path contains this. */
    fault(path: string, trouble: Trouble, times = 1): void {
      faults.push({ path, trouble, left: times })
    },
    async close(): Promise<void> {
      hook.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function failure(error: number, message: string): object {
  return { error, message }
}

function isProven({ headers }: IncomingMessage, token: string): boolean {
  const proof = headers.appsecret_proof
  return proof === undefined || proof === createHmac('sha256', appSecret).update(token).digest('hex')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
