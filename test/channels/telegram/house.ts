import type { TelegramOptions } from '../../../src/channels/telegram/options.ts'
import { createTelegram } from '../../../src/channels/telegram/telegram.ts'
import { type Changes, type House, openDoorHouse, type Where, webhookOf } from '../door-house.ts'

export { type House, metric, secret } from '../door-house.ts'

/** The Telegram door in a house of this test's own. */
export function openHouse(
  { url, token }: Where,
  changes: Partial<TelegramOptions> & Changes = {},
): Promise<House> {
  const { byWebhook, store, answers, ...options } = changes
  const webhook = webhookOf('telegram', byWebhook)
  return openDoorHouse(
    'telegram',
    (common) =>
      createTelegram({
        ...common,
        token,
        apiRoot: url,
        proxy: undefined,
        webhook,
        share: () => [],
        office: () => 'UBND xã Bình An',
        ...options,
      }),
    changes,
  )
}
