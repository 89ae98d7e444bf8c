/** First wait of a second, doubled each time, never above ten minutes. */
const firstMs = 1000
const longestMs = 600_000

/** Milliseconds to wait after failed attempt number `attempt` (from 1). `random` in [0, 1) spreads those who failed together. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (attempt - 1))
  return Math.round(full * (0.5 + random / 2))
}
