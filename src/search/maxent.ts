import type { Work } from '../lib/slices.ts'

/** What belongs to a name, as the terms that are in it; asked for twice rather than kept, since there are millions. */
export type Lesson<Name> = { readonly name: Name; terms(): readonly string[] }

/** Tells from the terms of a message which name it belongs to. */
export type Model<Name> = {
  readonly names: readonly Name[]
  /** Log-odds of each name, in the order of `names`, up to a constant. */
  odds(terms: readonly string[]): Float64Array
  /** What this one term says for each name; undefined: nobody taught it. */
  oddsOf(term: string): Float32Array | undefined
}

/** A term of a single lesson says more about its writer than about the name. */
const fewestLessons = 2
const smoothing = 1e-4
/** Errors of less teach nothing. */
const negligible = 0.02

/** How often all lessons are gone through, and how much of an error is mended at once. */
export type Pace = { readonly rounds: number; readonly rate: number }

/**
 * Multinomial logistic regression over terms by AdaGrad (Duchi, Hazan & Singer 2011, JMLR 12:2121) with L2 smoothing. What
 * the terms say together is divided by the root of their number, so that long messages are not surer by length alone.
 * Deterministic.
 */
export function* learnMaxent<Name>(
  names: readonly Name[],
  lessons: readonly Lesson<Name>[],
  { rounds, rate }: Pace,
): Work<Model<Name>> {
  const places = yield* placesOf(lessons)
  const width = names.length
  const weights = new Float32Array((places.size + 1) * width)
  const steps = new Float32Array(weights.length).fill(1e-4)
  const rowOf = rowMaker(places)
  const numbers = new Map(names.map((name, at) => [name, at]))
  const rows: { readonly row: Int32Array; readonly right: number }[] = []
  for (const { name, terms } of lessons) {
    rows.push({ row: rowOf(terms()), right: numbers.get(name) ?? -1 })
    yield
  }
  const odds = new Float64Array(width)

  /** Fills `odds`; returns what each term counts. */
  function score(row: Int32Array): number {
    const scale = 1 / Math.sqrt(row.length)
    odds.fill(0)
    for (const place of row) {
      const begin = place * width
      for (let at = 0; at < width; at++) odds[at] = (odds[at] as number) + (weights[begin + at] as number)
    }
    for (let at = 0; at < width; at++) odds[at] = (odds[at] as number) * scale
    return scale
  }

  /** Whether there was anything to learn. */
  function learn(row: Int32Array, right: number): boolean {
    const scale = score(row)
    toShares(odds)
    if (1 - (odds[right] ?? 0) < negligible) return false
    for (let at = 0; at < width; at++) {
      const error = (odds[at] as number) - (at === right ? 1 : 0)
      if (Math.abs(error) < negligible) continue
      for (const place of row) {
        const cell = place * width + at
        const weight = weights[cell] as number
        const slope = error * scale + smoothing * weight
        const step = (steps[cell] as number) + slope * slope
        steps[cell] = step
        weights[cell] = weight - (rate * slope) / Math.sqrt(step)
      }
    }
    return true
  }

  let open = mixed(rows)
  for (let round = 0; round < rounds; round++) {
    const missed: typeof rows = []
    for (const each of open) {
      if (learn(each.row, each.right)) missed.push(each)
      yield
    }
    // What is known is not repeated: nearly all of what the office hears is known after a round.
    open = missed
  }
  return {
    names,
    odds(terms) {
      score(rowOf(terms))
      return odds.slice()
    },
    oddsOf(term) {
      const place = places.get(term)
      return place === undefined ? undefined : weights.subarray(place * width, (place + 1) * width)
    },
  }
}

/** Log-odds → shares of the belief. */
export function sharesOf(odds: Float64Array): Float64Array {
  const shares = odds.slice()
  toShares(shares)
  return shares
}

function toShares(odds: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (const each of odds) top = Math.max(top, each)
  let total = 0
  for (let at = 0; at < odds.length; at++) {
    const part = Math.exp((odds[at] as number) - top)
    odds[at] = part
    total += part
  }
  for (let at = 0; at < odds.length; at++) odds[at] = (odds[at] as number) / total
}

function* placesOf(lessons: readonly Lesson<unknown>[]): Work<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { terms } of lessons) {
    for (const term of terms()) counts.set(term, (counts.get(term) ?? 0) + 1)
    yield
  }
  const places = new Map<string, number>()
  for (const [term, count] of counts) if (count >= fewestLessons) places.set(term, places.size)
  return places
}

/** The places of the terms that are known, and of the bias, which is the last. */
function rowMaker(places: ReadonlyMap<string, number>): (terms: readonly string[]) => Int32Array {
  return (terms) => {
    const row = new Int32Array(terms.length + 1)
    row[0] = places.size
    let length = 1
    for (const term of terms) {
      const place = places.get(term)
      if (place !== undefined) row[length++] = place
    }
    return row.subarray(0, length)
  }
}

/** In a fixed order that mixes lessons of all names. */
function mixed<T>(items: readonly T[]): T[] {
  const stride = strideFor(items.length)
  return items.flatMap((_, at) => items[(at * stride) % items.length] ?? [])
}

/** About the golden section of `count`, and with no divisor in common: every place is met once. */
function strideFor(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618))
  while (divisor(stride, count) > 1) stride += 1
  return stride
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other)
}
