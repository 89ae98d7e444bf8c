/** What is known of one case: its columns, whether it holds (1) or not (0), and how much it counts. */
export type Row = { readonly row: Float64Array; readonly target: number; readonly weight: number }

/** Weights of a logistic regression, one a column; the column `biasAt` is 1 in every row. */
export function fitLogistic(rows: readonly Row[], biasAt: number): Float64Array {
  const columns = rows[0]?.row.length ?? 0
  const { mean, deviation } = spread(rows, columns, biasAt)
  const even = rows.map((each) => ({
    ...each,
    row: each.row.map((value, at) => (value - (mean[at] ?? 0)) / (deviation[at] ?? 1)),
  }))
  const vector = descend(new Float64Array(columns), (current, gradient) => {
    for (const { row, target, weight } of even) {
      const p = 1 / (1 + Math.exp(-dot(row, current)))
      add(gradient, row, (weight * (p - target)) / even.length)
    }
  })
  const weights = vector.map((value, at) => value / (deviation[at] ?? 1))
  weights[biasAt] = (weights[biasAt] ?? 0) - dot(mean, weights)
  return weights
}

/** Mean and standard deviation of each column, so that smoothing and steps treat all alike; the bias stays as it is. */
function spread(
  rows: readonly Row[],
  columns: number,
  biasAt: number,
): { readonly mean: Float64Array; readonly deviation: Float64Array } {
  const mean = new Float64Array(columns)
  const variance = new Float64Array(columns)
  for (const { row } of rows) add(mean, row, 1 / rows.length)
  mean[biasAt] = 0
  for (const { row } of rows) {
    const squares = row.map((value, at) => (value - (mean[at] ?? 0)) ** 2)
    add(variance, squares, 1 / rows.length)
  }
  const rounding = 1e-9
  return { mean, deviation: variance.map((value) => (value > rounding ? Math.sqrt(value) : 1)) }
}

export function dot(row: Float64Array, weights: Float64Array): number {
  let total = 0
  for (let at = 0; at < row.length; at++) total += (row[at] ?? 0) * (weights[at] ?? 0)
  return total
}

/** Adds a multiple of a row to `sum`. */
export function add(sum: Float64Array, row: Float64Array, factor: number): void {
  for (let at = 0; at < row.length; at++) sum[at] = (sum[at] ?? 0) + factor * (row[at] ?? 0)
}

const smoothing = 0.002

/** Where the slope ends that begins at `begin`: Adam (Kingma & Ba 2015, arXiv 1412.6980) with L2 smoothing; deterministic. */
export function descend(
  begin: ArrayLike<number>,
  slope: (current: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const steps = 300
  const rate = 0.1
  const current = Float64Array.from(begin)
  const mean = new Float64Array(begin.length)
  const square = new Float64Array(begin.length)
  for (let step = 1; step <= steps; step++) {
    const gradient = current.map((value) => smoothing * value)
    slope(current, gradient)
    for (const [at, value] of gradient.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * value * value
      const corrected = (mean[at] ?? 0) / (1 - 0.9 ** step)
      const scale = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8
      current[at] = (current[at] ?? 0) - (rate * corrected) / scale
    }
  }
  return current
}
