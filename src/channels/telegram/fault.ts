import { GrammyError, HttpError } from 'grammy'

/**
 * Why a call did not succeed. `refused`: Telegram answered no. `not-sent`: it cannot have had an effect. `unknown`: it may have
 * had one. `code` is a short constant without personal data: a status, an error code of the network, or Telegram's own constant.
 * Raw errors of grammY carry the token and what was sent; they never leave this file.
 */
export type Fault =
  | {
      readonly kind: 'refused'
      /** 0: Telegram gave none. */
      readonly status: number
      readonly code: string
      readonly complaint: Complaint
      readonly retryAfterMs: number | undefined
      /** The group has become a supergroup with this id. */
      readonly migratedTo: number | undefined
    }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

export type Complaint = 'parse' | 'gone' | 'not-modified' | 'webhook-is-set' | 'other'

export type Called<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Makes one call; never throws. */
export async function attempt<Result>(call: () => Promise<Result>): Promise<Called<Result>> {
  try {
    return { kind: 'done', result: await call() }
  } catch (error) {
    return { kind: 'fault', fault: faultOf(error) }
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof GrammyError) return refusal(error)
  return lost(error instanceof HttpError ? error.error : error)
}

function refusal({ error_code, description, parameters }: GrammyError): Fault {
  const status = Number.isInteger(error_code) ? error_code : 0
  // Such as BUTTON_DATA_INVALID; the rest of a description may quote what was sent.
  const [constant] = /\b[A-Z]{2,}(?:_[A-Z]{2,})+\b/.exec(String(description)) ?? []
  const { retry_after: seconds, migrate_to_chat_id: migratedTo } = parameters
  return {
    kind: 'refused',
    status,
    code: constant === undefined ? String(status) : `${status} ${constant}`,
    complaint: complaintOf(String(description)),
    retryAfterMs: typeof seconds === 'number' ? seconds * 1000 : undefined,
    migratedTo,
  }
}

/** Descriptions are no contract: telegram-bot-api's source and years of issues agree on these. */
const complaints: readonly (readonly [RegExp, Complaint])[] = [
  [/can't parse entities|can't find end (?:tag|of)/i, 'parse'],
  [
    /chat not found|user not found|PEER_ID_INVALID|deactivated|bot was (?:blocked|kicked)|USER_IS_BLOCKED|not a member|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED|(?:not enough|no) rights to send|can't (?:initiate conversation|send messages to)/i,
    'gone',
  ],
  [/message is not modified/i, 'not-modified'],
  [/webhook is active/i, 'webhook-is-set'],
]

function complaintOf(description: string): Complaint {
  return complaints.find(([pattern]) => pattern.test(description))?.[1] ?? 'other'
}

/** No connection, so no request. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNTIMEOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

function lost(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: 'unknown', code: 'EFAULT' }
  const type = 'type' in error ? error.type : undefined
  // The Bot API speaks JSON whatever happens: a proxy, a gateway or a blocking page answered, and Telegram saw nothing.
  if (type === 'invalid-json') return { kind: 'not-sent', code: 'ENOTJSON' }
  const known = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const code = known ?? (/timed out/.test(error.message) ? 'ETIMEDOUT' : 'EFAULT')
  return { kind: beforeSending.has(code) || isBadCertificate(code) ? 'not-sent' : 'unknown', code }
}

/** Somebody else answers in Telegram's place. */
function isBadCertificate(code: string): boolean {
  return /CERT|ERR_TLS|^ERR_SSL|^EPROTO$/.test(code)
}
