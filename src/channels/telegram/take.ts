import type { TelegramOptions } from './options.ts'
import { type Read, readUpdate } from './read.ts'
import type { Signs } from './signs.ts'
import type { Bot } from './spoken-to.ts'
import { Update } from './wire.ts'

export type TakeOptions = Pick<TelegramOptions, 'desk' | 'memory' | 'meters' | 'now'> & {
  readonly bot: () => Bot
  readonly signs: Signs
}

/**
 * Takes one update as Telegram sent it; what it says is durable once this resolves, and rejects when the store fails. `malformed`:
 * it is no update.
 */
export type Take = (wire: unknown) => Promise<'taken' | 'malformed'>

export function createTake(options: TakeOptions): Take {
  const { meters, bot, now } = options
  return async (wire) => {
    const update = Update.safeParse(wire)
    if (!update.success) {
      meters.received('telegram', 'refused', 'shape')
      return 'malformed'
    }
    await act(options, readUpdate(update.data, bot(), now()))
    return 'taken'
  }
}

async function act({ desk, memory, meters, signs }: TakeOptions, read: Read): Promise<void> {
  switch (read.kind) {
    case 'message': {
      const isNew = await desk.accept(read.message)
      meters.received('telegram', isNew ? 'new' : 'repeated')
      if (read.pressed) signs.pressed(read.pressed)
      return
    }
    case 'left':
      await memory.markUnreachable(read.person, read.at)
      meters.received('telegram', 'ignored', 'left')
      return
    case 'inline':
      meters.received('telegram', 'ignored', 'inline')
      signs.share(read.queryId, read.text)
      return
    case 'ignored':
      meters.received('telegram', 'ignored', read.reason)
      if (read.pressed) signs.pressed(read.pressed)
      return
  }
}
