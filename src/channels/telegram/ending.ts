import type { Sent } from '../../desk/memory.ts'
import type { Fault } from './fault.ts'

/** What must be done besides keeping the answer. */
export type Trouble = 'channel-down' | 'refused-as-wrong' | undefined

/** How long nothing is sent after Telegram called the token wrong. */
export const downMs = 5 * 60_000

/** What a fault means for an answer, at `now` (epoch milliseconds). Pure. */
export function endingOf(fault: Fault, now: number): { readonly sent: Sent; readonly trouble: Trouble } {
  switch (fault.kind) {
    case 'not-sent':
      return { sent: { kind: 'later', retryAt: 0, reason: fault.code }, trouble: undefined }
    case 'unknown':
      return { sent: { kind: 'unknown', reason: fault.code }, trouble: undefined }
    case 'refused':
      return refused(fault, now)
  }
}

function refused(
  { status, code, complaint, retryAfterMs }: Extract<Fault, { kind: 'refused' }>,
  now: number,
): { readonly sent: Sent; readonly trouble: Trouble } {
  if (status === 429 || retryAfterMs !== undefined) {
    const retryAt = retryAfterMs === undefined ? 0 : now + retryAfterMs
    return { sent: { kind: 'later', retryAt, reason: String(status) }, trouble: undefined }
  }
  if (status === 401 || status === 404) {
    return { sent: { kind: 'later', retryAt: now + downMs, reason: code }, trouble: 'channel-down' }
  }
  if (status >= 500) return { sent: { kind: 'later', retryAt: 0, reason: code }, trouble: undefined }
  if (status === 403 || complaint === 'gone') {
    return { sent: { kind: 'unreachable', reason: code }, trouble: undefined }
  }
  return { sent: { kind: 'failed', reason: code }, trouble: 'refused-as-wrong' }
}
