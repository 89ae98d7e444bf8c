import type { Alarm } from '../../desk/alerts.ts'
import type { Sent } from '../../desk/memory.ts'
import type { Called } from './api.ts'
import { classOf } from './errors.ts'
import type { Pace } from './pace.ts'
import { quotaOf } from './quota.ts'
import type { Status } from './status.ts'

export type EndingOptions = {
  readonly bucket: Pace
  readonly status: Status
  readonly alarm: Alarm
  readonly now: () => number
  /** In [0, 1). */
  readonly random: () => number
}

const minuteMs = 60_000
/** How long a channel that refuses everything is left alone. */
const downMs = 5 * minuteMs
/** «Send message failed» says nothing of why: it is worth this many tries. */
const mostTries = 3
const jitterMs = 2_000

/** What the end of a call means for the answer that was sent, with whatever it asks of the rest of the channel. */
export function endingOf(options: EndingOptions, called: Called, attempts: number): Sent {
  const { bucket, status, now } = options
  switch (called.kind) {
    case 'not-sent':
    case 'unavailable':
      return { kind: 'later', retryAt: 0, reason: called.code }
    case 'unknown':
      return { kind: 'unknown', reason: called.code }
    case 'answered':
      if (called.limit) {
        bucket.told(called.limit, nextMinute(now()))
        status.limited(called.limit)
      }
      if (called.error !== 0) return refusal(options, called.error, attempts)
      status.sent(quotaOf(called.data))
      return { kind: 'sent' }
  }
}

function refusal(options: EndingOptions, error: number, attempts: number): Sent {
  const { bucket, alarm, now, random } = options
  const code = String(error)
  switch (classOf(error)) {
    case 'rate': {
      const retryAt = nextMinute(now()) + Math.round(random() * jitterMs)
      bucket.tooFast(retryAt)
      return { kind: 'later', retryAt, reason: code }
    }
    case 'again':
      return attempts < mostTries
        ? { kind: 'later', retryAt: 0, reason: code }
        : { kind: 'failed', reason: code }
    case 'night':
      return { kind: 'later', retryAt: nextMorning(now()), reason: code }
    case 'unreachable':
      return { kind: 'unreachable', reason: code }
    case 'window':
      return { kind: 'failed', reason: code }
    case 'quota':
      alarm({ kind: 'quota', channel: 'zalo-oa', code })
      return { kind: 'failed', reason: code }
    case 'policy':
      alarm({ kind: 'policy', channel: 'zalo-oa', code })
      return { kind: 'failed', reason: code }
    case 'wrong':
      alarm({ kind: 'refused-as-wrong', channel: 'zalo-oa', code })
      return { kind: 'failed', reason: code }
    case 'token':
    case 'down':
      return channelDown(options, code)
  }
}

/** Nothing gets through: everything waits, somebody is told, and Zalo is left alone for a while. */
export function channelDown({ bucket, status, alarm, now }: EndingOptions, code: string): Sent {
  const retryAt = now() + downMs
  bucket.pause(retryAt)
  status.down(code)
  alarm({ kind: 'channel-down', channel: 'zalo-oa', reason: code })
  return { kind: 'later', retryAt, reason: code }
}

/** Zalo counts anew each minute. */
function nextMinute(now: number): number {
  return (Math.floor(now / minuteMs) + 1) * minuteMs
}

const dayMs = 24 * 60 * minuteMs
/** Six in the morning in Việt Nam is 23:00 UTC. */
const morningMs = 23 * 60 * minuteMs

function nextMorning(now: number): number {
  const today = Math.floor(now / dayMs) * dayMs + morningMs
  return today > now ? today : today + dayMs
}
