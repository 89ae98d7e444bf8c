import type { Update } from './wire.ts'

export type Entry = {
  readonly update: Update
  readonly bornMs: number
  /** A poller has seen it, so it may confirm it. */
  isShown: boolean
}

export type Queue = ReturnType<typeof createQueue>

/** What Telegram has not yet got rid of, in the order in which it will be delivered. */
export function createQueue(now: () => number) {
  let entries = new Set<Entry>()
  let isHeld = false
  return {
    add(update: Update): Entry {
      const entry = { update, bornMs: now(), isShown: false }
      entries.add(entry)
      return entry
    },
    drop: (entry: Entry): void => void entries.delete(entry),
    clear: (): void => entries.clear(),
    entries: (): readonly Entry[] => [...entries],
    size: (): number => entries.size,
    hold(held: boolean): void {
      isHeld = held
    },
    isHeld: (): boolean => isHeld,
    /** `shuffle`: anything from 0 (included) to 1 (excluded), as Math.random. */
    shuffle(random: () => number): void {
      const drawn = [...entries].map((entry) => ({ entry, rank: random() }))
      entries = new Set(drawn.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry))
    },
    /** What is shown and below `offset` is done with; a negative one keeps only so many from the end. */
    confirm(offset: number): void {
      const below = offset < 0 ? [...entries].slice(0, offset) : [...entries]
      for (const entry of below)
        if (offset < 0 || (entry.isShown && entry.update.update_id < offset)) entries.delete(entry)
    },
    take(limit: number): readonly Update[] {
      if (isHeld) return []
      const taken: Update[] = []
      for (const entry of entries) {
        if (taken.length === limit) break
        entry.isShown = true
        taken.push(entry.update)
      }
      return taken
    },
  }
}
