import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** The OAuth side of Zalo: every refresh token works once, and each new pair ends the access token before it. */
export type OAuthServer = {
  readonly root: string
  /** Every request as it came, oldest first. */
  readonly calls: readonly Call[]
  /** The latest pair; the refresh token works until it is spent. */
  issue(): { readonly accessToken: string; readonly refreshToken: string }
  isAlive(accessToken: string): boolean
  allowCode(code: string, challenge: string): void
  /** What happens to the next requests instead of a plain answer, in order. */
  readonly next: Trick[]
}

export type Call = {
  readonly secret: string | undefined
  readonly contentType: string | undefined
  readonly form: Readonly<Record<string, string>>
}

/** After `spent-then` the token is spent, but the answer does not arrive as it should. The others have no effect at Zalo. */
export type Trick =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'unread-then'; readonly act: () => unknown }
  | { readonly kind: 'spent-then'; readonly act: (response: ServerResponse) => unknown }

export const app = { appId: '1234567890', appSecret: 'app-secret' } as const

export async function startOAuth(): Promise<OAuthServer> {
  const calls: Call[] = []
  const next: Trick[] = []
  const codes = new Map<string, string>()
  let issued = 0
  let refreshable: string | undefined
  const issue = () => {
    issued += 1
    refreshable = `refresh-${issued}`
    return { accessToken: `access-${issued}`, refreshToken: refreshable }
  }
  const grant = (form: Readonly<Record<string, string>>): object => {
    const { code = '', code_verifier = '', refresh_token } = form
    const challenge = createHash('sha256').update(code_verifier).digest('base64url')
    const isGood =
      form.grant_type === 'refresh_token'
        ? refresh_token === refreshable
        : codes.get(code) === challenge && codes.delete(code)
    if (!isGood || form.app_id !== app.appId)
      return { error: -14014, error_name: 'Invalid grant', error_reason: 'refused', ref_doc: '' }
    const { accessToken, refreshToken } = issue()
    return { access_token: accessToken, refresh_token: refreshToken, expires_in: '90000' }
  }
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
    const { secret_key, 'content-type': contentType } = request.headers
    calls.push({ secret: [secret_key].flat()[0], contentType, form })
    const trick = next.shift()
    if (trick?.kind === 'cut') return request.socket.destroy()
    if (trick?.kind === 'answer') return response.writeHead(trick.status).end(trick.body)
    if (trick?.kind === 'unread-then') return trick.act()
    const answer = grant(form)
    if (trick?.kind === 'spent-then') return trick.act(response)
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    issue,
    isAlive: (accessToken) => accessToken === `access-${issued}`,
    allowCode: (code, challenge) => void codes.set(code, challenge),
    next,
  }
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
