import type { Outgoing, Sent } from '../../desk/memory.ts'
import { faultFields } from '../../lib/log.ts'
import { linesToReadOn, nextPage, textPages } from '../text-pages.ts'
import { sendMessage } from './api.ts'
import { channelDown, type EndingOptions, endingOf } from './ending.ts'
import { classOf } from './errors.ts'
import { barrierTo } from './may-write.ts'
import type { ZaloOaOptions } from './options.ts'
import type { OwnWords } from './own-words.ts'
import { longestMessage, renderMessage } from './render.ts'
import type { Tokens } from './tokens.ts'

export type SendOptions = ZaloOaOptions &
  EndingOptions & { readonly tokens: Tokens; readonly ownWords: OwnWords }

/** Sends one answer as one message: calls are what Zalo counts. Never throws. */
export function createSend(options: SendOptions): (outgoing: Outgoing) => Promise<Sent> {
  const { memory, billed, buttons, ownWords, log, now } = options
  return async (outgoing) => {
    const { person, lane, answer, attempts } = outgoing
    try {
      const barrier = barrierTo(await memory.contact(person), lane, billed, now())
      if (barrier) return { kind: 'failed', reason: barrier }
      const text = await textOf(options, outgoing)
      ownWords.say(person.id, text)
      return await post(options, renderMessage(person.id, text, answer, buttons), attempts)
    } catch (error) {
      log.error({ ...faultFields(error), channel: 'zalo-oa' }, 'store not read for a send')
      return { kind: 'later', retryAt: 0, reason: 'store' }
    }
  }
}

/** The first page of an answer; for «continued», the next page of the one before. */
async function textOf({ memory, words }: SendOptions, outgoing: Outgoing): Promise<string> {
  const { answer, person } = outgoing
  const spoken = words[answer.language ?? 'vi']
  if (answer.outcome !== 'continued') return textPages(answer, spoken, longestMessage)[0] ?? ''
  return nextPage(outgoing, await memory.transcript(person, linesToReadOn), spoken, longestMessage)
}

/** A token that Zalo refuses is replaced once: another process may have renewed it a moment ago. */
async function post(options: SendOptions, message: object, attempts: number): Promise<Sent> {
  const { tokens } = options
  const token = await tokens.current()
  if (!token) return channelDown(options, 'no-token')
  const called = await sendMessage(options, token.accessToken, message)
  const isRefused = called.kind === 'answered' && classOf(called.error) === 'token'
  const fresh = isRefused ? await tokens.refused(token.version) : undefined
  if (!fresh) return endingOf(options, called, attempts)
  return endingOf(options, await sendMessage(options, fresh.accessToken, message), attempts)
}
