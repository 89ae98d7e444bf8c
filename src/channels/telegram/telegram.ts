import { isPrivate } from '../../conversation/message.ts'
import { createBucket } from '../../desk/bucket.ts'
import { faultFields } from '../../lib/log.ts'
import type { Channel, Webhook } from '../channel.ts'
import { isReachable } from '../reachable.ts'
import { repeat } from '../repeat.ts'
import { createSecretWebhook } from '../secret-webhook.ts'
import { createSelf, type Self } from './bot.ts'
import { createApi, createPollApi } from './connection.ts'
import { attempt, type Fault } from './fault.ts'
import type { TelegramOptions } from './options.ts'
import { poll } from './polling.ts'
import { keepProfile } from './profile.ts'
import { keepWebhook } from './registration.ts'
import { renderAnswer } from './render.ts'
import { createSend } from './send.ts'
import { createSigns } from './signs.ts'
import { createStatus, type Status } from './status.ts'
import { createTake, type Take } from './take.ts'

/**
 * What goes to many may be about 30 messages a second (core.telegram.org/bots/faq). Answers have no limit but what a 429 says:
 * bursts are tolerated, and somebody waits. Their bucket is there to be paused.
 */
const bulkRate = { capacity: 25, perSecond: 25 }
const answerRate = { capacity: 1000, perSecond: 1000 }

/** How often we see to it that Telegram still knows us as we are. */
const upkeepMs = 10 * 60_000

/** The Telegram door. Without a webhook it polls. */
export function createTelegram(options: TelegramOptions): Channel {
  const { webhook, log, now } = options
  if (webhook?.secrets.length === 0) throw new Error('a Telegram webhook without a secret lets anybody in')
  const api = createApi(options)
  const self = createSelf(api, options)
  const status = createStatus(webhook ? 'webhook' : 'polling', now)
  const signs = createSigns(api, { ...options, bot: self.bot })
  const take = createTake({ ...options, bot: self.bot, signs })
  const bucket = createBucket({ ...answerRate, now })
  const stopping = new AbortController()
  let working: Promise<unknown> = Promise.resolve()
  let stopReceiving = async () => {}
  const house = { options, api, self, status, take, signal: stopping.signal }

  return {
    channel: 'telegram',
    bucket,
    bulkBucket: createBucket({ ...bulkRate, now }),
    send: createSend({ ...options, api, bucket, status }),
    mayTell: (person, contact) => isPrivate(person) && isReachable(contact, now()),
    preview: (answer) => renderAnswer(answer, options.words.vi).map(({ plain }) => plain),
    health: () => status.health(),
    ...(webhook ? { webhook: receiver(webhook.secrets, take, status, options) } : {}),
    async start() {
      await self.recall().catch((error) => {
        log.warn({ ...faultFields(error), channel: 'telegram' }, 'what is known of the bot was not recalled')
      })
      working = keepUp(house)
      // Telegram lets one poll at a time.
      if (!webhook) stopReceiving = options.memory.replicas.lead((signal) => receive({ ...house, signal }))
    },
    async stop() {
      stopping.abort()
      await Promise.all([working, stopReceiving()])
    },
  }
}

function receiver(
  secrets: readonly string[],
  take: Take,
  { received }: Status,
  { meters, log }: TelegramOptions,
): Webhook {
  return createSecretWebhook({
    channel: 'telegram',
    path: '/webhooks/telegram',
    header: 'x-telegram-bot-api-secret-token',
    secrets,
    take,
    received,
    meters,
    log,
  })
}

type House = {
  readonly options: TelegramOptions
  readonly api: ReturnType<typeof createApi>
  readonly self: Self
  readonly status: Status
  readonly take: Take
  readonly signal: AbortSignal
}

/** Who we are, where Telegram posts, what it says of us: all of it in the background, until it works, and again. */
function keepUp({ options, api, self, status, signal }: House): Promise<void> {
  const { webhook, memory, log } = options
  return repeat(
    async () => {
      const fault =
        (await self.learn()) ?? (webhook && (await keepWebhook({ api, webhook, memory, status, log })))
      if (fault) return fault
      status.good()
      return keepProfile(api, self.bot().id, options)
    },
    {
      everyMs: upkeepMs,
      signal,
      log,
      channel: 'telegram',
      phrase: 'Telegram not set up, trying again',
      failed: (fault) => troubled(fault, status, options.alarm),
    },
  )
}

function receive({ options, api, self, status, take, signal }: House): Promise<void> {
  const { alarm, log } = options
  return poll({
    api: createPollApi(options),
    async prepare() {
      // Without its name the bot would not hear when a group speaks to it.
      const unknown = self.bot().username === undefined ? await self.learn() : undefined
      return unknown ?? leaveWebhook(api)
    },
    take,
    status,
    failed: (fault) => troubled(fault, status, alarm),
    log,
    signal,
  })
}

/** Telegram refuses polls while it posts somewhere. What waits there is kept. */
async function leaveWebhook(api: House['api']): Promise<Fault | undefined> {
  const called = await attempt(() => api.deleteWebhook({ drop_pending_updates: false }))
  return called.kind === 'fault' ? called.fault : undefined
}

function troubled(fault: Fault, status: Status, alarm: TelegramOptions['alarm']): void {
  status.trouble(fault)
  if (fault.kind !== 'refused') return
  if (fault.status === 401 || fault.status === 404) {
    alarm({ kind: 'channel-down', channel: 'telegram', reason: fault.code })
  }
  if (fault.status === 409) alarm({ kind: 'second-poller', channel: 'telegram' })
}
