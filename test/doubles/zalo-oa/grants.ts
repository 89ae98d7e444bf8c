import { createHash } from 'node:crypto'

/** Zalo's codes: that of a refresh token used twice is not documented; this one has been reported. */
const spent = -14020
const wrongApp = -14002

export type Grants = ReturnType<typeof createGrants>

/** OAuth v4 of an Official Account: refresh tokens and codes work once, and each new pair ends the access token before it. */
export function createGrants(appId: string, appSecret: string) {
  const codes = new Map<string, string>()
  let count = 0
  let consents = 0
  let access: string | undefined
  let refreshable: string | undefined
  let refreshCalls = 0
  let reuses = 0

  function issue(): { readonly accessToken: string; readonly refreshToken: string } {
    count += 1
    access = `access-${count}-secret`
    refreshable = `refresh-${count}-secret`
    return { accessToken: access, refreshToken: refreshable }
  }

  function isGranted(form: URLSearchParams): boolean {
    if (form.get('grant_type') === 'refresh_token') {
      const isFresh = form.get('refresh_token') === refreshable
      if (!isFresh) reuses += 1
      return isFresh
    }
    if (form.get('grant_type') !== 'authorization_code') return false
    const verifier = form.get('code_verifier') ?? ''
    const code = form.get('code') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    return codes.get(code) === challenge && codes.delete(code)
  }

  return {
    issue,
    /** The person has agreed; `challenge` as in the link. */
    consent(challenge: string): string {
      consents += 1
      const code = `code-${consents}`
      codes.set(code, challenge)
      return code
    },
    /** A call arrived, whatever becomes of it. */
    called(form: URLSearchParams): void {
      if (form.get('grant_type') === 'refresh_token') refreshCalls += 1
    },
    /** The body of an answer to POST /v4/oa/access_token. */
    answer(form: URLSearchParams, secretKey: string | undefined): object {
      if (form.get('app_id') !== appId || secretKey !== appSecret) return refusal(wrongApp)
      if (!isGranted(form)) return refusal(spent)
      const { accessToken, refreshToken } = issue()
      return { access_token: accessToken, refresh_token: refreshToken, expires_in: '90000' }
    },
    isAlive: (token: string | undefined): boolean => token !== undefined && token === access,
    expireAccess(): void {
      access = undefined
    },
    refreshCalls: (): number => refreshCalls,
    reuses: (): number => reuses,
  }
}

function refusal(error: number): object {
  return { error, error_name: 'Invalid grant', error_reason: 'refused', ref_doc: '' }
}
