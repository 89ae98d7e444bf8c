import { z } from 'zod'
import type { Log } from '../../lib/log.ts'
import type { WebhookSettings } from '../channel.ts'
import type { Api, Fault } from './api.ts'
import type { Status } from './status.ts'

export type RegistrationOptions = {
  readonly api: Api
  readonly webhook: WebhookSettings
  readonly status: Status
  readonly log: Log
}

const Info = z.object({ url: z.string().optional() })
/** The address is kept even when the platform's own try of it fails. */
const Stored = z.object({ verification: z.object({ ok: z.boolean() }).optional() })

/** Sees to it that the platform posts to us: once per start, since it does not tell the secret, then whenever the address differs. */
export function createRegistration(options: RegistrationOptions): () => Promise<Fault | undefined> {
  const { api, status, log } = options
  const { url, secrets } = options.webhook
  let isSet = false
  return async () => {
    if (isSet) {
      const asked = await api('getWebhookInfo', {})
      if (asked.kind === 'fault') return asked.fault
      if (urlOf(asked.result) === url) return undefined
      log.warn({ channel: 'zalo-bot' }, 'the webhook was changed by somebody else, set again')
    }
    const stored = await api('setWebhook', { url, secret_token: secrets[0] ?? '' })
    if (stored.kind === 'fault') return stored.fault
    isSet = true
    status.verified(wasReached(stored.result))
    return undefined
  }
}

export function urlOf(result: unknown): string {
  const info = Info.safeParse(result)
  return info.success ? (info.data.url ?? '') : ''
}

function wasReached(result: unknown): boolean {
  const stored = Stored.safeParse(result)
  return !stored.success || stored.data.verification?.ok !== false
}
