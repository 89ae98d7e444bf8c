import { createPolling } from './polling.ts'
import { createQueue } from './queue.ts'
import { type Payload, updateTypes } from './rules.ts'
import { createWebhook, type Hook, type WebhookOptions } from './webhook.ts'
import { done, type Happening, type Reply, refused, type Update } from './wire.ts'

export type Delivery = ReturnType<typeof createDelivery>

/** Sent only when asked for by name. */
const byNameOnly: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

/** How updates reach the bot: by polling or by webhook, never both. */
export function createDelivery(firstUpdateId: number, options: WebhookOptions) {
  const queue = createQueue(options.now)
  const polling = createPolling(queue)
  const webhook = createWebhook(queue, options)
  let allowed = readAllowed([])
  let nextId = firstUpdateId

  function settle({ allowed_updates, drop_pending_updates }: Settings): void {
    if (allowed_updates) allowed = readAllowed(allowed_updates)
    if (drop_pending_updates) queue.clear()
  }

  function deliver(update: Update): void {
    webhook.add(queue.add(update))
    polling.wake()
  }

  return {
    /** What happened, as an update; it goes out unless the bot has not asked for its kind or cannot see it (`hidden`). */
    happen(happening: Happening, hidden = false): Update {
      const update = { update_id: nextId, ...happening }
      nextId += 1
      const [kind = ''] = Object.keys(happening)
      if (!hidden && allowed.has(kind)) deliver(update)
      return update
    },
    redeliver: deliver,
    post: webhook.post,
    acks: webhook.acks,
    hook: webhook.hook,
    pending: (): readonly Update[] => queue.entries().map(({ update }) => update),
    hold: () => queue.hold(true),
    release(): void {
      queue.hold(false)
      webhook.pump()
      polling.wake()
    },
    shuffle(random: () => number): void {
      queue.shuffle(random)
      webhook.restart(webhook.hook())
    },
    getUpdates(payload: Payload<'getUpdates'>, gone: AbortSignal): Promise<Reply> {
      if (webhook.hook()) return Promise.resolve(webhookIsActive)
      settle(payload)
      return polling.poll(payload, gone)
    },
    setWebhook(payload: Payload<'setWebhook'>): Reply {
      settle(payload)
      polling.end()
      webhook.restart(payload.url === '' ? undefined : hookOf(payload))
      return done
    },
    deleteWebhook(payload: Payload<'deleteWebhook'>): Reply {
      settle(payload)
      webhook.restart(undefined)
      return done
    },
    info: (): Reply => ({
      ok: true,
      result: { ...hookInfo(webhook), pending_update_count: queue.size(), allowed_updates: [...allowed] },
    }),
    close(): void {
      polling.end()
      webhook.close()
    },
  }
}

type Settings = {
  readonly allowed_updates?: readonly string[] | undefined
  readonly drop_pending_updates?: boolean | undefined
}

const webhookIsActive = refused(
  409,
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)

function readAllowed(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.length > 0 ? names : updateTypes.filter((name) => !byNameOnly.has(name)))
}

function hookOf({ url, secret_token, max_connections = 40 }: Payload<'setWebhook'>): Hook {
  return {
    url,
    maxConnections: max_connections,
    ...(secret_token === undefined ? {} : { secret: secret_token }),
  }
}

function hookInfo({ hook, acks }: Pick<ReturnType<typeof createWebhook>, 'hook' | 'acks'>): object {
  const now = hook()
  const failed = acks.findLast(({ status }) => status < 200 || status > 299)
  return {
    url: now?.url ?? '',
    has_custom_certificate: false,
    ...(now ? { max_connections: now.maxConnections } : {}),
    ...(now && failed
      ? {
          last_error_date: Math.floor(Date.now() / 1000),
          last_error_message:
            failed.status === 0 ? 'Connection refused' : `Wrong response from the webhook: ${failed.status}`,
        }
      : {}),
  }
}
