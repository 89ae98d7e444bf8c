import { createHmac } from 'node:crypto'
import { type Reply, send } from '../../lib/outbound.ts'

export type ApiOptions = { readonly apiRoot: string; readonly appSecret: string }

/** What Zalo's headers say of this minute; `calls` null: not said. */
export type Limit = { readonly calls: number | null; readonly remaining: number }

/** How a call ended. `error` is Zalo's code, 0 when it worked: failures come as HTTP 200. `limit`: calls left this minute. */
export type Called =
  | {
      readonly kind: 'answered'
      readonly error: number
      readonly data: unknown
      readonly limit: Limit | undefined
    }
  | { readonly kind: 'unavailable' | 'not-sent' | 'unknown'; readonly code: string }

/** Sends one consultation message (POST /v3.0/oa/message/cs). */
export async function sendMessage(
  { apiRoot, appSecret }: ApiOptions,
  accessToken: string,
  message: object,
): Promise<Called> {
  const url = `${apiRoot}/v3.0/oa/message/cs`
  return read(await send({ method: 'POST', url, headers: auth(accessToken, appSecret), data: message }))
}

/** What Zalo knows of our OA (GET /v2.0/oa/getoa). */
export async function getOa({ apiRoot, appSecret }: ApiOptions, accessToken: string): Promise<Called> {
  return read(
    await send({ method: 'GET', url: `${apiRoot}/v2.0/oa/getoa`, headers: auth(accessToken, appSecret) }),
  )
}

/** The proof is asked for when the app says so in the console, and is right in any case. */
function auth(accessToken: string, appSecret: string): Readonly<Record<string, string>> {
  return { access_token: accessToken, appsecret_proof: proofOf(accessToken, appSecret) }
}

export function proofOf(accessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex')
}

function read(reply: Reply): Called {
  if (reply.kind !== 'answered') return reply
  const { status, body, headers } = reply
  if (status >= 500) return { kind: 'unavailable', code: String(status) }
  const error = field(body, 'error')
  // An answer that says nothing of how it went: a proxy's page, or half of one.
  if (typeof error !== 'number') return { kind: 'unknown', code: `HTTP ${status}` }
  return { kind: 'answered', error, data: field(body, 'data'), limit: limitOf(headers) }
}

function limitOf(headers: Readonly<Record<string, string>>): Limit | undefined {
  const [calls = null, remaining = null] = ['x-ratelimit-limit', 'x-ratelimit-remain'].map((name) => {
    const text = headers[name]?.trim() ?? ''
    return /^\d{1,9}$/.test(text) ? Number(text) : null
  })
  return remaining === null ? undefined : { calls, remaining }
}

export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined
}
