import type { WebOptions } from './options.ts'

export type Health = { readonly ok: boolean; readonly body: Readonly<Record<string, unknown>> }

/** Asking the store costs it a write, and anybody may ask us. */
const rememberedMs = 1_000
const storeTimeoutMs = 2_000

/** How we are. The store is asked at most once a second, however many want to know; the house is told as it is now. */
export function createHealth(options: WebOptions): () => Promise<Health> {
  let asked: { readonly at: number; readonly store: Promise<boolean> } | undefined
  return async () => {
    const now = options.now()
    if (!asked || now - asked.at >= rememberedMs || now < asked.at) {
      asked = { at: now, store: withinTime(options.memory.healthy()) }
    }
    const store = await asked.store
    const house = options.health()
    const ok = store && house.ok
    return { ok, body: { ...house, ok, store } }
  }
}

/** A store that does not answer is not healthy. */
async function withinTime(healthy: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, storeTimeoutMs, false)
  })
  try {
    return await Promise.race([healthy, late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
