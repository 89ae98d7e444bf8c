import { wilson } from '../../../src/reports/wilson.ts'
import { feeds } from '../peers/peer.ts'
import { labelOf, type Measured, type Outcome, ourName, type Result } from './job.ts'
import { type Column, columns } from './questions.ts'
import { table } from './table.ts'

/** R@1 and R@3 of every engine at one size, and how far ours is ahead. */
export function quality(results: readonly Result[]): string {
  const most = Math.max(...results.map(({ measured }) => measured?.questions ?? 0))
  const whole = results.find(({ measured }) => measured?.outcomes.length === most)?.measured
  const head = (title: string) => [
    title,
    ...columns.map((column) => (whole ? `${column}, n=${of(whole, column).length}` : column)),
    '',
  ]
  const rows = (depth: number) =>
    results.map((result) => [
      labelOf(result.job),
      ...columns.map((column) => share(result.measured, column, depth)),
      note(result.measured),
    ])
  return [
    table(head('R@1, % [95 % interval]'), rows(1)),
    table(head('R@3, % [95 % interval]'), rows(3)),
    ...gaps(results),
  ].join('\n\n')
}

function of({ outcomes }: Measured, column: Column): Outcome[] {
  return outcomes.filter((outcome) => outcome.column === column)
}

function isRight({ rank }: Outcome, depth: number): boolean {
  return rank > 0 && rank <= depth
}

function share(measured: Measured | undefined, column: Column, depth: number): string {
  const outcomes = measured ? of(measured, column) : []
  if (outcomes.length === 0) return '–'
  const { value, low, high } = wilson(
    outcomes.filter((outcome) => isRight(outcome, depth)).length,
    outcomes.length,
  )
  return `${percent(value)} [${percent(low)}–${percent(high)}]`
}

export function note(measured: Measured | undefined): string {
  if (!measured) return 'not measured'
  const { outcomes, questions } = measured
  return outcomes.length < questions ? `cut after ${outcomes.length} questions of ${questions}` : ''
}

const compared: readonly Column[] = ['marked', 'unmarked']

/** Ours against the best peer of each kind: the one that is best on just these questions, which favours it. */
function gaps(results: readonly Result[]): string[] {
  const ours = results.find(({ job }) => !job.peer)?.measured
  if (!ours) return []
  const rows = feeds.flatMap((feed) => {
    const fed = results.filter(({ job }) => job.peer?.feed === feed)
    return compared.flatMap((column) => {
      const best = fed.reduce<Result | undefined>(
        (one, other) => (top(other, column) > (one ? top(one, column) : 0) ? other : one),
        undefined,
      )
      return best?.measured
        ? [[`${column}, best peer fed ${feed}: ${best.job.peer?.name}`, ...gap(ours, best.measured, column)]]
        : []
    })
  })
  if (rows.length === 0) return []
  return [table([`${ourName} against …`, 'R@1, points', 'only ours right', 'only theirs', 'n', ''], rows)]
}

/** After fewer questions than this an engine may be first by luck. */
const fewestAsked = 100

function top({ measured }: Result, column: Column): number {
  const outcomes = measured ? of(measured, column) : []
  if (outcomes.length < fewestAsked) return 0
  return outcomes.filter((outcome) => isRight(outcome, 1)).length / outcomes.length
}

/** On the questions that both were asked; the 95 % interval is that of matched pairs (Agresti 2013, chapter 11). */
function gap(ours: Measured, theirs: Measured, column: Column): string[] {
  const one = of(ours, column)
  const other = of(theirs, column)
  const n = Math.min(one.length, other.length)
  const right = Array.from({ length: n }, (_, at) => [one[at], other[at]].map((each) => each?.rank === 1))
  const won = right.filter(([mine, their]) => mine && !their).length
  const lost = right.filter(([mine, their]) => their && !mine).length
  const error = Math.sqrt(won + lost - (won - lost) ** 2 / n) / n
  const points = percent((won - lost) / n)
  return [`${won < lost ? '' : '+'}${points} ± ${percent(1.96 * error)}`, `${won}`, `${lost}`, `${n}`]
}

function percent(value: number): string {
  return (value * 100).toFixed(1)
}
