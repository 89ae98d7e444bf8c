import type { Bucket } from '../../desk/bucket.ts'
import type { Outgoing, Sent } from '../../desk/memory.ts'
import { faultFields } from '../../lib/log.ts'
import { linesToReadOn, nextPage, textPages } from '../text-pages.ts'
import type { Api, Fault } from './api.ts'
import { downMs, endingOf, isAboutWhom, quotaMs } from './ending.ts'
import type { ZaloBotOptions } from './options.ts'
import { chatOf } from './person.ts'
import type { Status } from './status.ts'

export type SendOptions = Pick<ZaloBotOptions, 'memory' | 'words' | 'alarm' | 'log' | 'now'> & {
  readonly api: Api
  readonly bucket: Bucket
  readonly status: Status
}

/** The platform takes 2,000 characters and does not say of which kind: UTF-16 units of NFC are never fewer. */
export const longestMessage = 1900

/** Sends one answer in one message: the rest is asked for. Never throws. */
export function createSend(options: SendOptions): (outgoing: Outgoing) => Promise<Sent> {
  return async (outgoing) => {
    const text = await textOf(options, outgoing)
    if (text === undefined) return { kind: 'later', retryAt: 0, reason: 'ESTORE' }
    const called = await options.api('sendMessage', { chat_id: chatOf(outgoing.person), text })
    if (called.kind === 'done') {
      options.status.sent()
      return { kind: 'sent' }
    }
    return ended(options, called.fault)
  }
}

async function textOf({ memory, words, log }: SendOptions, outgoing: Outgoing): Promise<string | undefined> {
  const { answer, person } = outgoing
  const own = words[answer.language ?? 'vi']
  if (answer.outcome !== 'continued') return textPages(answer, own, longestMessage)[0]
  try {
    return nextPage(outgoing, await memory.transcript(person, linesToReadOn), own, longestMessage)
  } catch (error) {
    log.error({ ...faultFields(error), channel: 'zalo-bot' }, 'the answer to read on in was not read')
    return undefined
  }
}

async function ended({ api, bucket, status, alarm, now }: SendOptions, fault: Fault): Promise<Sent> {
  const mustAsk = fault.kind === 'refused' && isAboutWhom(fault.status)
  const botIsGood = mustAsk && (await api('getMe', {})).kind === 'done'
  const { sent, trouble } = endingOf(fault, botIsGood, now())
  const { code } = fault
  if (trouble === 'channel-down') {
    bucket.pause(now() + downMs)
    alarm({ kind: 'channel-down', channel: 'zalo-bot', reason: code })
  }
  if (trouble === 'quota') {
    bucket.pause(now() + quotaMs)
    alarm({ kind: 'quota', channel: 'zalo-bot', code })
  }
  if (trouble === 'refused-as-wrong') alarm({ kind: 'refused-as-wrong', channel: 'zalo-bot', code })
  // A person who left, or a message that was wrong, says nothing of the platform.
  if (sent.kind === 'later' || sent.kind === 'unknown') status.trouble(fault)
  return sent
}
