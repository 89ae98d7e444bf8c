/** `received`: somebody of the unit knows of it. `done`: the unit has done it, by a document if there is one. */
export const dutyStates = ['received', 'done'] as const
export type DutyState = (typeof dutyStates)[number]

/** What was said of a duty (`directive-id#duty-id`) on behalf of a unit, at `at` (epoch milliseconds). */
export type UnitWord = {
  readonly duty: string
  /** See Member.unit. */
  readonly unit: string
  readonly state: DutyState
  /** Number of the document by which it was done, as it was typed; null: none, or only received. */
  readonly document: string | null
  readonly at: number
}

/** `own`: it was the one who speaks now who said so. */
export type Acknowledged = UnitWord & { readonly own: boolean }

/** One reminder of a duty that a member was sent. `occasion`: see knowledge/reminders.ts. */
export type Reminded = { readonly duty: string; readonly occasion: string }

/** What is known of a member's duties: what their unit has said of them, and what this person was reminded of. */
export type Work = {
  readonly acknowledged: readonly Acknowledged[]
  readonly reminded: readonly Reminded[]
}

export const noWork: Work = { acknowledged: [], reminded: [] }

/** Longer is no number of a document. */
const longestNumber = 60

/** «Báo cáo số 12/BC-SNV ngày 3/12» → as typed, in one line; undefined: nothing like a number of a document. */
export function readDoneBy(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestNumber && /\d/.test(line) && !line.includes('?') ? line : undefined
}
