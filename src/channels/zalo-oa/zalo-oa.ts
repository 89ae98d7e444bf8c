import { createBucket } from '../../desk/bucket.ts'
import { faultFields } from '../../lib/log.ts'
import type { Channel } from '../channel.ts'
import type { ZaloOaOptions } from './options.ts'
import { createOwnWords } from './own-words.ts'
import { createSend } from './send.ts'
import { createStatus } from './status.ts'
import { createTokens } from './tokens.ts'
import { createWebhook } from './webhook.ts'

/** What resellers say of the smallest package that may be linked: 100 calls a minute. The headers of each answer correct it. */
const rate = { capacity: 20, perSecond: 100 / 60 }

/** Tokens are renewed even when nobody writes. */
const upkeepMs = 60_000

/** The door of a Zalo Official Account. */
export function createZaloOa(options: ZaloOaOptions): Channel {
  const { log, now, alarm } = options
  const bucket = createBucket({ ...rate, now })
  const status = createStatus({ hasKey: options.secretKeys.length > 0, alarm, now })
  const ownWords = createOwnWords()
  const tokens = createTokens({ ...options, credentials: options.memory.credentials })
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  function keepUp(): void {
    working = tokens
      .tick()
      .then(async () => status.token(await tokens.state()))
      .then(() => status.listen())
      .catch((error) => log.error({ ...faultFields(error), channel: 'zalo-oa' }, 'tokens not looked after'))
  }

  return {
    channel: 'zalo-oa',
    bucket,
    send: createSend({ ...options, tokens, ownWords, bucket, status, random: Math.random }),
    webhook: createWebhook({ ...options, status, ownWords }),
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
