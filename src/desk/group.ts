import { StoreUnavailable } from './unavailable.ts'

type Pending<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

export type Group<Item, Result> = {
  /** Resolves once the commit that took this item is durable; rejects when it is not stored. */
  add(item: Item): Promise<Result>
  /** Resolves when nothing is left to store. */
  idle(): Promise<void>
}

export type GroupOptions<Item, Result> = {
  /** Stores all items in one commit, or none; one result for each. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>
  readonly largest: number
  /** Above this many unstored items the disk does not keep up, and saying so is better than promising. */
  readonly mostPending: number
}

/** Items that come together share one commit, and so one wait for the disk. */
export function createGroup<Item, Result>(options: GroupOptions<Item, Result>): Group<Item, Result> {
  const pending: Pending<Item, Result>[] = []
  let storing: Promise<void> | undefined

  async function storeAll(): Promise<void> {
    while (pending.length > 0) {
      // What else arrives in this turn of the event loop joins.
      await new Promise((resolve) => setImmediate(resolve))
      await store(options.commit, pending.splice(0, options.largest))
    }
    storing = undefined
  }

  return {
    add(item) {
      if (pending.length >= options.mostPending)
        return Promise.reject(new Error('the store does not keep up'))
      return new Promise((resolve, reject) => {
        pending.push({ item, resolve, reject })
        storing ??= storeAll()
      })
    },
    idle: async () => storing,
  }
}

async function store<Item, Result>(
  commit: GroupOptions<Item, Result>['commit'],
  batch: readonly Pending<Item, Result>[],
): Promise<void> {
  try {
    const results = await commit(batch.map(({ item }) => item))
    for (const [index, result] of results.entries()) batch[index]?.resolve(result)
  } catch (error) {
    // One item that cannot be stored must not take the others with it.
    if (batch.length > 1 && !(error instanceof StoreUnavailable))
      for (const each of batch) await store(commit, [each])
    else for (const { reject } of batch) reject(error)
  }
}
