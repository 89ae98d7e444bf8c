import type { Sent } from '../../desk/memory.ts'
import type { Fault } from './api.ts'

/** What must be done besides keeping the answer. */
export type Trouble = 'channel-down' | 'refused-as-wrong' | 'quota' | undefined

/** How long nothing is sent after the platform called the token wrong. */
export const downMs = 5 * 60_000
/** How long nothing is sent after «Quota exceeded»: the platform does not say when there will be more. */
export const quotaMs = 3_600_000

type Ending = { readonly sent: Sent; readonly trouble: Trouble }

/**
 * What a fault of sendMessage means for an answer at `now` (epoch milliseconds). `botIsGood`: the platform still knows our bot, so a
 * refusal is about the person. Pure. Of the codes only the numbers are known (401, 403, 404, 408, 429).
 */
export function endingOf(fault: Fault, botIsGood: boolean, now: number): Ending {
  const { kind, code: reason } = fault
  if (kind === 'not-sent') return { sent: { kind: 'later', retryAt: 0, reason }, trouble: undefined }
  if (kind !== 'refused') return { sent: { kind: 'unknown', reason }, trouble: undefined }
  return refused(fault.status, reason, botIsGood, now)
}

function refused(status: number, reason: string, botIsGood: boolean, now: number): Ending {
  if (status === 429) return { sent: { kind: 'later', retryAt: now + quotaMs, reason }, trouble: 'quota' }
  if (isAboutWhom(status) && botIsGood) return { sent: { kind: 'unreachable', reason }, trouble: undefined }
  if (status === 401 || isAboutWhom(status)) {
    return { sent: { kind: 'later', retryAt: now + downMs, reason }, trouble: 'channel-down' }
  }
  if (status === 408) return { sent: { kind: 'unknown', reason }, trouble: undefined }
  if (status >= 500) return { sent: { kind: 'later', retryAt: 0, reason }, trouble: undefined }
  return { sent: { kind: 'failed', reason }, trouble: 'refused-as-wrong' }
}

/** «Forbidden» and «not found» may mean this chat or our bot. */
export function isAboutWhom(status: number): boolean {
  return status === 403 || status === 404
}
