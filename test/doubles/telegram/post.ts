import { type Agent, request } from 'node:http'
import type { Update } from './wire.ts'

/** The same path on another origin, when one is given. */
export function routed(url: string, origin: string | undefined): string {
  const { pathname, search } = new URL(url)
  return origin ? new URL(pathname + search, origin).href : url
}

/** Status 0: without an answer. `retryAfter` in seconds. */
type Posted = { readonly status: number; readonly retryAfter?: number }

/** Telegram gives an answer about a minute. */
const answerTimeoutMs = 60_000

/** Posts as Telegram does; never rejects, and takes the whole answer before it is done. */
export function postJson(
  url: string,
  secret: string | undefined,
  update: Update,
  agent: Agent,
): Promise<Posted> {
  const headers = {
    'content-type': 'application/json',
    ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
  }
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0 })
    if (!url.startsWith('http:')) return failed()
    const sent = request(url, { method: 'POST', agent, headers, timeout: answerTimeoutMs }, (response) => {
      const { statusCode = 0, headers } = response
      const retryAfter = Number(headers['retry-after'] ?? Number.NaN)
      response.resume().once('error', failed)
      response.once('end', () =>
        resolve(retryAfter <= 3600 ? { status: statusCode, retryAfter } : { status: statusCode }),
      )
    })
    sent.once('error', failed).once('timeout', () => sent.destroy())
    sent.end(JSON.stringify(update))
  })
}
