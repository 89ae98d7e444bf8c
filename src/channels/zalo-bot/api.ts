import { z } from 'zod'
import { send } from '../../lib/outbound.ts'
import type { Connection } from './options.ts'

/**
 * Why a call did not succeed. `refused`: the platform said no, with its own code. `quiet`: nobody has written during a poll.
 * `not-sent`: it cannot have had an effect. `unknown`: it may have had one. `code` is a short constant without personal data.
 */
export type Fault =
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'quiet' | 'not-sent' | 'unknown'; readonly code: string }

/** `date`: the platform's clock, epoch milliseconds. */
export type Called =
  | { readonly kind: 'done'; readonly result: unknown; readonly date: number | undefined }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly date: number | undefined }

export type Api = (
  method: Method,
  data: object,
  options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
) => Promise<Called>

type Method = 'getMe' | 'getUpdates' | 'getWebhookInfo' | 'setWebhook' | 'deleteWebhook' | 'sendMessage'

/** What the platform says comes as `ok`, whatever the status of HTTP. */
const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().int().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
})

/** Calls one method by POST; never throws. The token is in the address, which goes nowhere else. */
export function createApi({ token, apiRoot }: Connection): Api {
  return async (method, data, options = {}) => {
    const reply = await send({ method: 'POST', url: `${apiRoot}/bot${token}/${method}`, data, ...options })
    if (reply.kind !== 'answered') return { kind: 'fault', fault: reply, date: undefined }
    const date = clockOf(reply.headers)
    const envelope = Envelope.safeParse(reply.body)
    // A proxy, a gateway or a blocking page answered in the platform's place.
    if (!envelope.success) return { kind: 'fault', fault: { kind: 'not-sent', code: 'ENOTJSON' }, date }
    const { ok, result, error_code, description = '' } = envelope.data
    if (ok) return { kind: 'done', result, date }
    const status = error_code ?? (reply.status >= 400 ? reply.status : 0)
    return { kind: 'fault', fault: refusal(method, status, description), date }
  }
}

/** Seen with and without its code (issues of other projects, August 2026): so the words count too. */
function refusal(method: Method, status: number, description: string): Fault {
  const isQuiet = method === 'getUpdates' && (status === 408 || /^request timeout/i.test(description))
  return isQuiet ? { kind: 'quiet', code: '408' } : { kind: 'refused', status, code: String(status) }
}

function clockOf({ date = '' }: Readonly<Record<string, string>>): number | undefined {
  const at = Date.parse(date)
  return Number.isNaN(at) ? undefined : at
}
