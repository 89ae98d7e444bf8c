import type { ZaloBotOptions } from './options.ts'
import { readUpdate } from './read.ts'

/** Takes one update; what it says is durable once this resolves, and rejects when the store fails. */
export type Take = (wire: unknown) => Promise<void>

export function createTake({ desk, meters, now }: Pick<ZaloBotOptions, 'desk' | 'meters' | 'now'>): Take {
  return async (wire) => {
    const read = readUpdate(wire, now())
    if (read.kind === 'ignored') return meters.received('zalo-bot', 'ignored', read.reason)
    const isNew = await desk.accept(read.message)
    meters.received('zalo-bot', isNew ? 'new' : 'repeated')
  }
}
