/** A share of n with its 95 % interval, all from 0 to 1. Of nothing: 0, and it may be anything. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number }

/** The 0.975 quantile of the standard normal distribution. */
const z = 1.959963984540054

/** 95 % interval of a share (Wilson 1927, JASA 22:209): honest for small n and near 0 or 1. */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return { value: 0, low: 0, high: 1 }
  const value = hits / n
  const centre = (value + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((value * (1 - value)) / n + z ** 2 / (4 * n ** 2))
  return {
    value,
    low: hits === 0 ? 0 : Math.max(0, centre - half),
    high: hits === n ? 1 : Math.min(1, centre + half),
  }
}
