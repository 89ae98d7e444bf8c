import axios, { AxiosError } from 'axios'

/**
 * How a request to a platform ended. `answered`: by HTTP, whatever the status; `body` is parsed JSON, or the text when it is none.
 * `not-sent`: it cannot have had an effect. `unknown`: it may have had one. `code` is a short constant such as ECONNREFUSED.
 * Raw errors carry tokens and never leave this file.
 */
export type Reply =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly body: unknown
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

export type Request = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object goes as JSON, URLSearchParams as a form. */
  readonly data?: object
  /** Connection included. */
  readonly timeoutMs?: number
  /** Gives up; how it ended is `unknown` then. */
  readonly signal?: AbortSignal
}

const defaultTimeoutMs = 10_000

/** No answer of a platform is larger; without a limit 292 kB may unpack to 300 MB. */
const maxAnswerBytes = 1024 * 1024

const client = axios.create({
  maxContentLength: maxAnswerBytes,
  maxRedirects: 0,
  validateStatus: () => true,
  responseType: 'text',
  transformResponse: (text: unknown) => text,
})

/** Never throws. HTTPS_PROXY is honoured. */
export async function send({
  method,
  url,
  headers = {},
  data,
  timeoutMs = defaultTimeoutMs,
  signal,
}: Request): Promise<Reply> {
  const deadline = AbortSignal.timeout(timeoutMs + 1000)
  try {
    const response = await client.request<string>({
      method,
      url,
      headers,
      data,
      timeout: timeoutMs,
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    })
    return {
      kind: 'answered',
      status: response.status,
      body: parsed(response.data),
      headers: textHeaders(response.headers),
    }
  } catch (error) {
    const code = (error instanceof AxiosError && error.code) || 'EFAULT'
    return { kind: beforeSending.has(code) ? 'not-sent' : 'unknown', code }
  }
}

/** No connection, so no request. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function textHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  )
}
