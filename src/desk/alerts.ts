import type { Person } from '../conversation/message.ts'
import type { Log } from '../lib/log.ts'
import { type Alert, alertText } from '../words/alerts.ts'
import type { Memory } from './memory.ts'

/** Tells those who run the bot; never throws and never waits. */
export type Alarm = (alert: Alert) => void

export type AlarmOptions = {
  readonly memory: Pick<Memory, 'post'>
  /** Chats of the staff, each on a channel that is open. */
  readonly chats: readonly Person[]
  readonly log: Log
  readonly now: () => number
}

/** The same alert is repeated only after this long: a channel that stays down must not fill a chat. */
const repeatMs = 6 * 3_600_000

/** Each alert is logged, and goes to every staff chat through the outbox: one that is down hears of it later. */
export function createAlarm({ memory, chats, log, now }: AlarmOptions): Alarm {
  const told = new Map<string, number>()
  return (alert) => {
    const key = `${alert.kind} ${alert.channel} ${'code' in alert ? alert.code : ''}`
    const last = told.get(key)
    if (last !== undefined && now() - last < repeatMs) return
    told.set(key, now())
    log.error({ ...alert }, 'alert')
    for (const chat of chats) {
      memory.post(chat, 'notice', notice(alertText(alert)), now()).catch(() => {
        log.error({ channel: chat.channel }, 'alert not stored')
      })
    }
  }
}

function notice(text: string) {
  return {
    outcome: 'notice',
    parts: [{ kind: 'text', text }],
    basis: [],
    sources: [],
    choices: [],
    buttons: [],
  } as const
}
