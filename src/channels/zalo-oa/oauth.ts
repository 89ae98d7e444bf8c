import { z } from 'zod'
import { type Reply, send } from '../../lib/outbound.ts'

/** The app on developers.zalo.me. `oauthRoot` has no slash at the end. */
export type App = { readonly appId: string; readonly appSecret: string; readonly oauthRoot: string }

/** `refreshToken` can be used once: the answer to it is the only way on. `expiresInMs` is about the access token. */
export type Pair = {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresInMs: number
}

/**
 * `refused`: Zalo said no, with its own code. `not-sent`: the token is not spent, the same one may be used again.
 * `unknown`: it may be spent.
 */
export type Granted =
  | ({ readonly kind: 'pair' } & Pair)
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** Where the administrator of the Official Account agrees; Zalo then opens `redirectUri` with `code`, `oa_id` and `state`. */
export function consentLink(
  { appId, oauthRoot }: Pick<App, 'appId' | 'oauthRoot'>,
  asked: { readonly redirectUri: string; readonly challenge: string; readonly state: string },
): string {
  const query = new URLSearchParams({
    app_id: appId,
    redirect_uri: asked.redirectUri,
    code_challenge: asked.challenge,
    state: asked.state,
  })
  return `${oauthRoot}/v4/oa/permission?${query}`
}

/** Turns a code, which lives about ten minutes, into the first pair. Never throws. */
export function exchangeCode(app: App, code: string, verifier: string): Promise<Granted> {
  return ask(app, { code, grant_type: 'authorization_code', code_verifier: verifier })
}

/** Spends the refresh token for the next pair. Once the platform has answered, the old access token is dead. Never throws. */
export function refresh(app: App, refreshToken: string): Promise<Granted> {
  return ask(app, { refresh_token: refreshToken, grant_type: 'refresh_token' })
}

async function ask(
  { appId, appSecret, oauthRoot }: App,
  form: Readonly<Record<string, string>>,
): Promise<Granted> {
  const reply = await send({
    method: 'POST',
    url: `${oauthRoot}/v4/oa/access_token`,
    headers: { secret_key: appSecret },
    data: new URLSearchParams({ ...form, app_id: appId }),
  })
  return reply.kind === 'answered' ? read(reply) : reply
}

/** `expires_in` is documented as a string of seconds. */
const Issued = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.union([
    z.int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number),
  ]),
})

const Refusal = z.object({ error: z.int().refine((code) => code !== 0) })

/** «Your application reached limit call api». */
const tooOften = -32

/** What is neither a whole pair nor a refusal, such as a page of a gateway, does not say whether the token was spent. */
function read({ status, body }: Extract<Reply, { kind: 'answered' }>): Granted {
  if (status === 429) return { kind: 'not-sent', code: '429' }
  if (status >= 500) return { kind: 'unknown', code: String(status) }
  const issued = Issued.safeParse(body)
  if (issued.success && status === 200) {
    const { access_token, refresh_token, expires_in } = issued.data
    return {
      kind: 'pair',
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresInMs: expires_in * 1000,
    }
  }
  const refusal = Refusal.safeParse(body)
  if (refusal.success) {
    const { error } = refusal.data
    return error === tooOften ? { kind: 'not-sent', code: '-32' } : { kind: 'refused', code: String(error) }
  }
  return { kind: 'unknown', code: status === 200 ? 'ESHAPE' : String(status) }
}
