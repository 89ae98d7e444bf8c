import { isPrivate } from '../../conversation/message.ts'
import { createBucket } from '../../desk/bucket.ts'
import type { Channel, Webhook } from '../channel.ts'
import { isReachable } from '../reachable.ts'
import { repeat } from '../repeat.ts'
import { createSecretWebhook } from '../secret-webhook.ts'
import { textPages } from '../text-pages.ts'
import { type Api, createApi, type Fault } from './api.ts'
import type { ZaloBotOptions } from './options.ts'
import { poll } from './polling.ts'
import { usageOfMonth } from './quota.ts'
import { createRegistration } from './registration.ts'
import { createSend, longestMessage } from './send.ts'
import { createStatus, type Status } from './status.ts'
import { createTake, type Take } from './take.ts'

/** The platform's rate is not documented: enough for a pilot of fifty people. */
const answerRate = { capacity: 20, perSecond: 5 }

/** How often we see to it that the platform still knows us as we are. */
const upkeepMs = 10 * 60_000
const countMs = 60_000

/** The Zalo Bot Platform door: plain text for a pilot. Without a webhook it polls. */
export function createZaloBot(options: ZaloBotOptions): Channel {
  const { webhook, log, now } = options
  if (webhook?.secrets.length === 0) throw new Error('a Zalo webhook without a secret lets anybody in')
  const api = createApi(options)
  const status = createStatus(webhook ? 'webhook' : 'polling', now)
  const take = createTake(options)
  const bucket = createBucket({ ...answerRate, now })
  const stopping = new AbortController()
  const { signal } = stopping
  let working: Promise<unknown> = Promise.resolve()
  let stopPolling = async () => {}
  const failed = (fault: Fault) => troubled(fault, status, options.alarm)

  return {
    channel: 'zalo-bot',
    bucket,
    send: createSend({ ...options, api, bucket, status }),
    mayTell: (person, contact) => isPrivate(person) && isReachable(contact, options.now()),
    preview: (answer) => textPages(answer, options.words.vi, longestMessage),
    health: () => status.health(),
    ...(webhook ? { webhook: receiver(webhook.secrets, take, status, options) } : {}),
    async start() {
      working = Promise.all([keepUp(options, api, status, signal), count(options, status, signal)])
      // What one poll was given no other is: only one process asks.
      if (!webhook)
        stopPolling = options.memory.replicas.lead((until) =>
          poll({ api, take, status, failed, log, signal: until }),
        )
    },
    async stop() {
      stopping.abort()
      await Promise.all([working, stopPolling()])
    },
  }
}

/** Where the platform posts, in the background, until it works, and again. */
function keepUp(options: ZaloBotOptions, api: Api, status: Status, signal: AbortSignal): Promise<void> {
  const { webhook, log, alarm } = options
  if (!webhook) return Promise.resolve()
  const register = createRegistration({ api, webhook, status, log })
  return repeat(
    async () => {
      const fault = await register()
      if (!fault) status.good()
      return fault
    },
    {
      everyMs: upkeepMs,
      signal,
      log,
      channel: 'zalo-bot',
      phrase: 'Zalo bot not set up, trying again',
      failed: (fault) => troubled(fault, status, alarm),
    },
  )
}

function count(options: ZaloBotOptions, status: Status, signal: AbortSignal): Promise<void> {
  const work = async () => {
    status.used(await usageOfMonth(options, options.now()))
    return undefined
  }
  const phrase = 'messages of the month not counted, trying again'
  return repeat(work, {
    everyMs: countMs,
    signal,
    log: options.log,
    channel: 'zalo-bot',
    phrase,
    failed: () => {},
  })
}

function receiver(
  secrets: readonly string[],
  take: Take,
  { received }: Status,
  { meters, log }: ZaloBotOptions,
): Webhook {
  return createSecretWebhook({
    channel: 'zalo-bot',
    path: '/webhooks/zalo-bot',
    header: 'x-bot-api-secret-token',
    secrets,
    async take(wire) {
      await take(wire)
      return 'taken'
    },
    received,
    meters,
    log,
  })
}

function troubled(fault: Fault, status: Status, alarm: ZaloBotOptions['alarm']): void {
  status.trouble(fault)
  if (fault.kind !== 'refused') return
  const { status: said, code } = fault
  if (said === 401 || said === 403 || said === 404) {
    alarm({ kind: 'channel-down', channel: 'zalo-bot', reason: code })
  }
  if (said === 429) alarm({ kind: 'quota', channel: 'zalo-bot', code })
}
