import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { agentFor } from './connection.ts'
import type { Connection } from './options.ts'

/** Whether anything answers there. `date`: the clock of whoever did, epoch milliseconds. */
export type Probe =
  | { readonly kind: 'reached'; readonly date: number | undefined }
  | { readonly kind: 'unreachable'; readonly code: string }

const timeoutMs = 10_000

/** Asks for the front page: no token goes with it. Never throws. */
export function probe({ apiRoot, proxy }: Omit<Connection, 'token'>): Promise<Probe> {
  const request = apiRoot.startsWith('https:') ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const fail = (code: string) => resolve({ kind: 'unreachable', code })
    const signal = AbortSignal.timeout(timeoutMs)
    const asked = request(`${apiRoot}/`, { method: 'HEAD', agent: agentFor(apiRoot, proxy), signal })
    asked.once('response', (response) => {
      response.resume()
      asked.destroy()
      const date = Date.parse(response.headers.date ?? '')
      resolve({ kind: 'reached', date: Number.isNaN(date) ? undefined : date })
    })
    asked.on('error', (error) => {
      fail(signal.aborted ? 'ETIMEDOUT' : 'code' in error ? String(error.code) : 'EFAULT')
    })
    asked.end()
  })
}
