import type { ZaloBotOptions } from '../../../src/channels/zalo-bot/options.ts'
import { createZaloBot } from '../../../src/channels/zalo-bot/zalo-bot.ts'
import { type Changes, type House, openDoorHouse, type Where, webhookOf } from '../door-house.ts'

export { type House, metric, secret } from '../door-house.ts'

/** The Zalo bot door in a house of this test's own. */
export function openHouse(
  { url, token }: Where,
  changes: Partial<ZaloBotOptions> & Changes = {},
): Promise<House> {
  const { byWebhook, store, answers, ...options } = changes
  const webhook = webhookOf('zalo-bot', byWebhook)
  return openDoorHouse(
    'zalo-bot',
    (common) => createZaloBot({ ...common, token, apiRoot: url, webhook, ...options }),
    changes,
  )
}
