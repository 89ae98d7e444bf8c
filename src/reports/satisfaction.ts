import { type Interval, wilson } from './wilson.ts'

/** How often 1, 2, 3, 4 and 5 were given. */
export type Distribution = readonly [number, number, number, number, number]

/**
 * How satisfied people were. Fewer than ten valid answers say nothing about a service and might tell who gave them: they are
 * `hidden`, without their number. `index`: share of 4 and 5 among the valid answers, with its 95 % interval.
 */
export type Score =
  | {
      readonly kind: 'shown'
      /** Valid answers: 1 to 5. */
      readonly n: number
      /** 1 to 5. */
      readonly mean: number
      readonly index: Interval
      readonly counts: Distribution
      /** «Does not apply». */
      readonly skipped: number
    }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'none' }

/** Valid answers below which a cell is hidden. */
export const leastShown = 10

/** Answers by value, '0' to '5', with how often each was given; other values are no answers. */
export function scoreOf(answers: Iterable<{ readonly value: string; readonly count: number }>): Score {
  const of = new Map<string, number>()
  for (const { value, count } of answers) of.set(value, (of.get(value) ?? 0) + count)
  const given = (stars: number): number => of.get(String(stars)) ?? 0
  const counts: Distribution = [given(1), given(2), given(3), given(4), given(5)]
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return { kind: 'none' }
  if (n < leastShown) return { kind: 'hidden' }
  const total = counts.reduce((sum, count, at) => sum + count * (at + 1), 0)
  return {
    kind: 'shown',
    n,
    mean: total / n,
    index: wilson(counts[3] + counts[4], n),
    counts,
    skipped: given(0),
  }
}

/**
 * Which of these cells of one breakdown to hide, by their number of valid answers. Whoever knows the total and all cells but one
 * can work that one out: so more are hidden, smallest first, until at least two are and they hold ten answers together.
 */
export function hiddenCells(sizes: readonly number[]): ReadonlySet<number> {
  const bySize = [...sizes.keys()].filter((at) => size(at) > 0).sort((one, other) => size(one) - size(other))
  const hidden = new Set<number>()
  let answers = 0
  for (const at of bySize) {
    const isEnough = hidden.size === 0 || (hidden.size > 1 && answers >= leastShown)
    if (size(at) >= leastShown && isEnough) break
    hidden.add(at)
    answers += size(at)
  }
  return hidden

  function size(at: number): number {
    return sizes[at] ?? 0
  }
}
