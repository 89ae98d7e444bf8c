/** How a turn ended, as reports tell it. `other`: turns about the talk itself, as ratings, wishes, privacy. */
export const outcomeGroups = [
  'answered',
  'answered-stale',
  'choices',
  'clarify',
  'unknown',
  'refused',
  'smalltalk',
  'error',
  'other',
] as const
export type OutcomeGroup = (typeof outcomeGroups)[number]

/** Takes any text: what was stored by a later or an earlier version counts as well. */
export function groupOf(outcome: string): OutcomeGroup {
  if (outcome === 'answered-stale') return outcome
  return outcomeGroups.find((group) => group === outcome.split('-')[0]) ?? 'other'
}
