import { faultFields } from '../../lib/log.ts'
import type { Channel } from '../channel.ts'
import { textPages } from '../text-pages.ts'
import { shareLastEvent } from './last-event.ts'
import { barrierTo, windowOf } from './may-write.ts'
import type { ZaloOaOptions } from './options.ts'
import { createOwnWords } from './own-words.ts'
import { createPace } from './pace.ts'
import { longestMessage } from './render.ts'
import { createSend } from './send.ts'
import { createStatus } from './status.ts'
import { createTokens } from './tokens.ts'
import { createWebhook } from './webhook.ts'

/** Tokens are renewed even when nobody writes. */
const upkeepMs = 60_000

/** The door of a Zalo Official Account. */
export function createZaloOa(options: ZaloOaOptions): Channel {
  const { memory, log, now, alarm } = options
  const bucket = createPace(now)
  const status = createStatus({ hasKey: options.secretKeys.length > 0, alarm, now })
  const ownWords = createOwnWords()
  const tokens = createTokens({ ...options, credentials: memory.credentials })
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    await tokens.tick()
    status.token(await tokens.state())
    await shareLastEvent(memory, status)
    status.listen()
  }

  function keepUp(): void {
    working = look().catch((error) =>
      log.error({ ...faultFields(error), channel: 'zalo-oa' }, 'tokens not looked after'),
    )
  }

  return {
    channel: 'zalo-oa',
    bucket,
    send: createSend({ ...options, tokens, ownWords, bucket, status, random: Math.random }),
    webhook: createWebhook({ ...options, status, ownWords }),
    mayTell: (_, contact) => barrierTo(contact, 'notice', options.billed, now()) === undefined,
    preview: (answer) => textPages(answer, options.words.vi, longestMessage),
    windowOf: (heardAt) => windowOf(heardAt, options.billed, now()),
    health: () => status.health(),
    async start() {
      keepUp()
      timer = setInterval(keepUp, upkeepMs)
    },
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}
