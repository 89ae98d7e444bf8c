import type { Tally } from './tally.ts'

export type Tallies = readonly Tally[]

export function of(tallies: Tallies, what: string): Tallies {
  return tallies.filter((tally) => tally.what === what)
}

export function total(tallies: Tallies): number {
  return tallies.reduce((sum, { count }) => sum + count, 0)
}

export function counted(tallies: Tallies): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...groupBy(tallies, ({ value }) => value)].map(([key, some]) => [key, total(some)]),
  )
}

export function each<Name extends string>(
  names: readonly Name[],
  tallies: Tallies,
): Readonly<Record<Name, number>> {
  const counts = counted(tallies)
  // Object.fromEntries forgets which names it was given.
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<Name, number>
}

export function groupBy(tallies: Tallies, keyOf: (tally: Tally) => string): ReadonlyMap<string, Tally[]> {
  const groups = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const key = keyOf(tally)
    const group = groups.get(key)
    if (group) group.push(tally)
    else groups.set(key, [tally])
  }
  return groups
}
