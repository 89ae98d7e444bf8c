import { labelOf, type Measured, ourName, type Result } from './job.ts'
import { note } from './quality.ts'
import { table } from './table.ts'

/** What every engine costs at one size. */
export function cost(results: readonly Result[]): string {
  return table(
    ['cost', 'build, ms', 'question p50, ms', 'p95, ms', 'memory, MB', ''],
    results.map(({ job, measured }) => [
      labelOf(job),
      ...(measured ? figures(measured).map(written) : ['–', '–', '–', '–']),
      note(measured),
    ]),
  )
}

/** How our cost grows from each size to the next. */
export function doubling(results: readonly Result[]): string {
  const ours = results.flatMap(({ job, measured }) =>
    job.peer || !measured ? [] : [{ size: job.size, measured }],
  )
  const rows = ours.slice(1).map(({ size, measured }, at) => {
    const before = ours[at]
    const doublings = Math.log2(size / (before?.size ?? size))
    const then = before ? figures(before.measured) : []
    const times = figures(measured).map(
      (figure, place) => (figure / (then[place] ?? figure)) ** (1 / doublings),
    )
    return [
      `from ${count(before?.size ?? 0)} to ${count(size)}`,
      ...times.map((each) => `× ${each.toFixed(2)}`),
    ]
  })
  if (rows.length === 0) return ''
  return table([`${ourName}, each time entries double`, 'build', 'question p50', 'p95', 'memory', ''], rows)
}

export function count(value: number): string {
  return value.toLocaleString('en')
}

function figures({ build, times, memory }: Measured): number[] {
  return [build, percentile(times, 0.5), percentile(times, 0.95), memory / 2 ** 20]
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function written(figure: number): string {
  return figure < 10 ? figure.toFixed(2) : count(Math.round(figure))
}
