import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Api } from 'grammy'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Connection } from './options.ts'

/** grammY waits 500 s by itself. */
const callSeconds = 20
/** Of one poll; the server allows 50 (research on its code: getUpdates). */
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

function agentFor(apiRoot: string, proxy: string | undefined): HttpAgent {
  if (proxy !== undefined) return new HttpsProxyAgent(proxy, { keepAlive: true })
  const agent = apiRoot.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true })
  return withConnectTimeout(agent)
}

function withConnectTimeout(agent: HttpAgent): HttpAgent {
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback)
    if (socket) endUnlessConnected(socket)
    return socket
  }
  return agent
}

function endUnlessConnected(socket: Duplex): void {
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('no connection'), { code: 'ECONNTIMEOUT' }))
  }, connectMs)
  for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer))
}
