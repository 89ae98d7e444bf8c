import type { GivenDuty } from '../../knowledge/duties.ts'
import type { Duty } from '../../knowledge/schema.ts'
import { formatDay } from '../../lib/day.ts'
import { capitalised, type Words } from '../../words/words.ts'
import { documentName } from './basis.ts'
import type { Setting } from './card.ts'
import { issuerLine, statusLine } from './issued.ts'

type Fact = { readonly label: string; readonly lines: readonly string[] }

/** What must be known of a duty: where it stands, who, until when, by what, and whether it still binds. */
export function dutyFacts({ directive, duty }: GivenDuty, { words, knowledge }: Setting): Fact[] {
  const { name, number, issuer } = directive
  const isTold = number === null || name.includes(number)
  return [
    { label: words.duty.clause, lines: duty.clause === null ? [] : [duty.clause] },
    { label: words.duty.who, lines: duty.who },
    { label: words.duty.with, lines: duty.with },
    { label: words.duty.deadline, lines: [deadlineLine(duty, words)] },
    { label: words.duty.references, lines: duty.references.map((id) => documentName(id, knowledge)) },
    { label: words.duty.of, lines: [isTold ? name : words.duty.numbered(name, number)] },
    { label: words.document.status, lines: [statusLine(directive, words)] },
    { label: words.document.issuer, lines: issuer.exists ? [] : [issuerLine(issuer, words)] },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ label, lines }) => ({ label, lines: lines.map(capitalised) }))
}

export function deadlineLine({ deadline, period }: Pick<Duty, 'deadline' | 'period'>, words: Words): string {
  if (deadline !== null) return formatDay(deadline)
  return period === null ? words.duty.noDeadline : words.duty.noDeadlineBut(period)
}
