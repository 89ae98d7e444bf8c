import type { Person } from '../../conversation/message.ts'
import { faultFields } from '../../lib/log.ts'
import type { Webhook, WebhookReply } from '../channel.ts'
import { checkEvent, type Refusal } from './check.ts'
import type { ZaloOaOptions } from './options.ts'
import type { OwnWords } from './own-words.ts'
import { type Read, readEvent } from './read.ts'
import type { Status } from './status.ts'

/**
 * What Zalo has signed is acknowledged, stale or unreadable: it would repeat it, and then disable the webhook for everybody. As
 * people tell, Zalo shows the key only for an address that answers its trial well: until we have the key, everything is
 * acknowledged and nothing taken.
 */
const statuses = {
  'no-key': 200,
  'signature-missing': 401,
  json: 400,
  'other-app': 403,
  signature: 401,
  shape: 200,
  stale: 200,
} as const satisfies Record<Refusal, WebhookReply['status']>

/** A human answers at leisure: the bot keeps out of a talk until half an hour after their last word. */
const pauseMs = 30 * 60_000

const retryAfterSeconds = 5

export type WebhookOptions = ZaloOaOptions & { readonly status: Status; readonly ownWords: OwnWords }

/** Zalo wants its answer within two seconds, or takes the webhook away: nothing is asked of Zalo here. */
export function createWebhook(options: WebhookOptions): Webhook {
  const { status, meters, log, now } = options
  return {
    path: '/webhooks/zalo-oa',
    async receive(headers, body) {
      const started = performance.now()
      const checked = checkEvent(headers, body, options, now())
      if (checked.kind === 'refused') {
        meters.received('zalo-oa', 'refused', checked.reason)
        if (checked.clue) log.warn({ channel: 'zalo-oa', ...checked.clue }, 'event refused')
        return { status: statuses[checked.reason] }
      }
      try {
        await act(options, readEvent(checked.event))
        status.received()
        return { status: 200 }
      } catch (error) {
        log.error({ ...faultFields(error), channel: 'zalo-oa' }, 'event not stored')
        return { status: 503, retryAfterSeconds }
      } finally {
        meters.acknowledged('zalo-oa', (performance.now() - started) / 1000)
      }
    },
  }
}

/** Zalo may repeat an event an hour later, and promises no order: a pause counts from what was written last. */
async function standBack(memory: WebhookOptions['memory'], person: Person, until: number): Promise<void> {
  const { pausedUntil } = await memory.contact(person)
  if (until > (pausedUntil ?? 0)) await memory.pause(person, until)
}

async function act({ desk, memory, meters, ownWords, now }: WebhookOptions, read: Read): Promise<void> {
  switch (read.kind) {
    case 'message': {
      const { pausedUntil } = await memory.contact(read.message.person)
      // The chat tool shows it to the human who has taken over.
      if ((pausedUntil ?? 0) > now()) return meters.received('zalo-oa', 'ignored', 'human-answers')
      const isNew = await desk.accept(read.message)
      return meters.received('zalo-oa', isNew ? 'new' : 'repeated')
    }
    case 'left':
      await memory.markUnreachable(read.person, read.at)
      return meters.received('zalo-oa', 'ignored', 'left')
    case 'human':
      // Should Zalo name an admin with what we sent ourselves, the bot must not silence itself.
      if (ownWords.areOurs(read.person.id, read.text)) return meters.received('zalo-oa', 'ignored', 'echo')
      await standBack(memory, read.person, Math.min(read.at, now()) + pauseMs)
      return meters.received('zalo-oa', 'ignored', 'human-writes')
    case 'ignored':
      return meters.received('zalo-oa', 'ignored', read.reason)
  }
}
