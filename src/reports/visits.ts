import type { Tally } from './tally.ts'

/**
 * Distinct people of any span of days, from numbers alone: a day counts who came, by the day they came before. Whoever was there
 * between `from` and `to` had one first day in it: the one before which they had come earlier than `from`, or never. So
 *
 *     people(from, to) = sum of `people` tallies with from ≤ day ≤ to and day before < from
 *
 * and who they were may be forgotten.
 */
export function peopleBetween(tallies: Iterable<Tally>, from: string, to: string): number {
  let people = 0
  for (const { what, day, item, count } of tallies)
    if (what === 'people' && day >= from && day <= to && item < from) people += count
  return people
}

/**
 * How the counts change when somebody who was here on the days `known` was here on those of `seen` too. Days may come in any
 * order, as messages that a platform held back do: the visit after a new one then follows on another.
 */
export function visitTallies(
  channel: string,
  known: readonly string[],
  seen: readonly string[],
): readonly Tally[] {
  const before = new Set(known)
  const days = [...before].sort()
  return [...new Set(seen)]
    .filter((day) => !before.has(day))
    .flatMap((day) => {
      const at = days.findIndex((each) => each > day)
      const place = at < 0 ? days.length : at
      const previous = days[place - 1] ?? ''
      const next = days[place]
      days.splice(place, 0, day)
      return [
        people(channel, day, previous, 1),
        ...(next === undefined ? [] : [people(channel, next, previous, -1), people(channel, next, day, 1)]),
      ]
    })
}

function people(channel: string, day: string, previous: string, count: number): Tally {
  return { day, channel, entry: '', place: '', way: '', what: 'people', item: previous, value: '', count }
}
