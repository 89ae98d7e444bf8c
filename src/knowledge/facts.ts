import type { Fee, Paper, Procedure, Time } from './schema.ts'
import { currentFees, currentPapers, currentTimes } from './validity.ts'

/** What people plan by, of one procedure on one day. Remarks, sources and spans of time are left out: they are no change. */
export type Facts = {
  readonly fees: readonly Pick<Fee, 'amount' | 'per' | 'when' | 'channel' | 'place'>[]
  readonly times: readonly Pick<Time, 'amount' | 'unit' | 'when' | 'channel' | 'place'>[]
  /** null: nobody knows which. */
  readonly papers: readonly Pick<Paper, 'name' | 'use' | 'when' | 'originals' | 'copies'>[] | null
}

export const factKinds = ['fees', 'papers', 'times'] as const

/** `today`: 2026-11-23. What the order of lines in the file is does not matter. */
export function factsOf(procedure: Procedure, today: string): Facts {
  return {
    fees: sorted(
      currentFees(procedure, today).map(({ amount, per, when, channel, place }) =>
        present({ amount, per, when, channel, place }),
      ),
    ),
    times: sorted(
      currentTimes(procedure, today).map(({ amount, unit, when, channel, place }) =>
        present({ amount, unit, when, channel, place }),
      ),
    ),
    papers:
      currentPapers(procedure, today)?.map(({ name, use, when, originals, copies }) =>
        present({ name, use, when, originals, copies }),
      ) ?? null,
  }
}

/** Which of these facts are other than they were. */
export function changedKinds(before: Facts, after: Facts): readonly (typeof factKinds)[number][] {
  return factKinds.filter((kind) => written(before[kind]) !== written(after[kind]))
}

function written(facts: readonly object[] | null): string {
  return JSON.stringify(facts && sorted(facts))
}

/** By their text: any order will do that is always the same. */
function sorted<Fact extends object>(facts: readonly Fact[]): Fact[] {
  return facts
    .map((fact) => ({ fact, text: JSON.stringify(fact) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ fact }) => fact)
}

/** Without what is undefined, so that it is equal to itself read back from JSON. */
function present<Fact extends object>(fact: Fact): Fact {
  return JSON.parse(JSON.stringify(fact))
}
