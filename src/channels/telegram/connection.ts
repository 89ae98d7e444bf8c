import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import { Api } from 'grammy'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Connection } from './options.ts'

/** grammY waits 500 s by itself. */
const callSeconds = 20
/** Of one poll; the server allows 50 (github.com/tdlib/telegram-bot-api, getUpdates). */
export const pollSeconds = 30

/**
 * Where Telegram is blocked, connections are often not refused but never answered. Told apart from a slow answer, an answer that
 * never left can wait for better times instead of counting as «perhaps arrived».
 */
const connectMs = 8_000

/** grammY's client, nothing else of it. Its raw errors carry the token: see attempt() in fault.ts. */
export function createApi(connection: Connection): Api {
  return apiWithin(connection, callSeconds)
}

/** A client for long polls, which take as long as nobody writes. */
export function createPollApi(connection: Connection): Api {
  return apiWithin(connection, pollSeconds + callSeconds)
}

function apiWithin({ token, apiRoot, proxy }: Connection, timeoutSeconds: number): Api {
  return new Api(token, { apiRoot, timeoutSeconds, baseFetchConfig: { agent: agentFor(apiRoot, proxy) } })
}

export function agentFor(apiRoot: string, proxy: string | undefined): HttpAgent {
  if (proxy !== undefined) return proxyAgent(proxy)
  const isSecure = apiRoot.startsWith('https:')
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback)
    if (socket) endUnless(socket, isSecure ? 'secureConnect' : 'connect')
    return socket
  }
  return agent
}

function proxyAgent(proxy: string): HttpAgent {
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true })
  const connect = agent.connect.bind(agent)
  agent.connect = async (request, options) => {
    const socket = await inTime(connect(request, options))
    // A proxy that refuses gives a socket of another kind, which holds its answer.
    if (socket instanceof TLSSocket) endUnless(socket, 'secureConnect')
    return socket
  }
  return agent
}

async function inTime(connecting: Promise<Socket>): Promise<Socket> {
  const late = new AbortController()
  const end = wait(connectMs, undefined, { signal: late.signal }).then(() => Promise.reject(noConnection()))
  try {
    return await Promise.race([connecting, end])
  } finally {
    end.catch(() => {})
    late.abort()
  }
}

function endUnless(socket: Duplex, event: 'connect' | 'secureConnect'): void {
  const timer = setTimeout(() => socket.destroy(noConnection()), connectMs)
  for (const each of [event, 'close']) socket.once(each, () => clearTimeout(timer))
}

function noConnection(): Error {
  return Object.assign(new Error('no connection'), { code: 'ECONNTIMEOUT' })
}
