import { vi } from 'vitest'

/** Milliseconds within which something under way must be done: no measure, only so that a test ends. */
const patienceMs = 15_000

/** Once `check` does not throw, what it returned. However busy the machine is, a sound program gets there. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: patienceMs, interval: 20 })
}

/** Milliseconds of the fastest of four runs: neither warming up nor another process decides. */
export function fastest(run: () => unknown): number {
  return Math.min(
    ...[1, 2, 3, 4].map(() => {
      const start = performance.now()
      run()
      return performance.now() - start
    }),
  )
}

/** For stories that take their time: looks seldom, waits two minutes at most. */
export async function waitUntil(check: () => boolean): Promise<void> {
  await vi.waitFor(
    () => {
      if (!check()) throw new Error('not yet')
    },
    { timeout: 120_000, interval: 50 },
  )
}

/** How long the service took to say that it has stored what a platform posted, where it did. */
export function acknowledgedMs(
  acks: readonly { readonly status: number; readonly ms: number }[],
): Readonly<Record<string, number>> {
  const ms = acks
    .filter(({ status }) => status === 200)
    .map((ack) => ack.ms)
    .sort((one, other) => one - other)
  const at = (share: number): number => Math.round(ms[Math.floor(ms.length * share)] ?? 0)
  return { ackP50Ms: at(0.5), ackP99Ms: at(0.99), ackMaxMs: Math.round(ms.at(-1) ?? 0) }
}
