import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import type { WebhookInfo } from 'grammy/types'
import type { Memory } from '../../desk/memory.ts'
import type { Log } from '../../lib/log.ts'
import type { WebhookSettings } from '../channel.ts'
import { attempt, type Fault } from './fault.ts'
import type { Status } from './status.ts'
import { allowedUpdates } from './wire.ts'

export type RegistrationOptions = {
  readonly api: Api
  readonly webhook: WebhookSettings
  readonly memory: Pick<Memory, 'recall' | 'remember'>
  readonly status: Status
  readonly log: Log
}

const factName = 'telegram-webhook'

/** Telegram's default; more than we can store at once would only wait here instead of there. */
const mostConnections = 40

/** Sees to it that Telegram posts to us, and what. undefined: it does. */
export async function keepWebhook(options: RegistrationOptions): Promise<Fault | undefined> {
  const { api, webhook, memory, status, log } = options
  const asked = await attempt(() => api.getWebhookInfo())
  if (asked.kind === 'fault' && !isUnknownMethod(asked.fault)) return asked.fault
  const info = asked.kind === 'done' ? asked.result : undefined
  if (info) status.pending(info.pending_update_count)
  const fingerprint = fingerprintOf(webhook)
  const isOurs = (await memory.recall(factName)) === fingerprint
  if (info && isOurs && isAsWanted(info, webhook)) return undefined
  if (info && isOurs) log.warn({ channel: 'telegram' }, 'the webhook was changed by somebody else, set again')
  const set = await attempt(() => api.setWebhook(webhook.url, wanted(webhook)))
  if (set.kind === 'fault') return set.fault
  await memory.remember(factName, fingerprint)
  return undefined
}

/** A server of somebody else's make may know only some methods. */
function isUnknownMethod(fault: Fault): boolean {
  return fault.kind === 'refused' && (fault.status === 0 || fault.status === 400)
}

function wanted({ secrets: [secret = ''] }: WebhookSettings) {
  return {
    allowed_updates: allowedUpdates,
    secret_token: secret,
    max_connections: mostConnections,
    drop_pending_updates: false,
  }
}

/** Telegram tells everything but the secret; whether that was changed is known by this. */
function fingerprintOf(webhook: WebhookSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([webhook.url, wanted(webhook)]))
    .digest('hex')
}

export function isAsWanted(info: WebhookInfo, { url }: Pick<WebhookSettings, 'url'>): boolean {
  return info.url === url && hasOurUpdates(info)
}

export function hasOurUpdates({ allowed_updates: found = [] }: WebhookInfo): boolean {
  return [...found].sort().join() === [...allowedUpdates].sort().join()
}
