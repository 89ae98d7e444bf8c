import { type GivenDuty, isBinding } from '../../knowledge/duties.ts'
import { workCalendar, workdaysUntil, workdayUpTo } from '../../knowledge/working-days.ts'
import { formatDay } from '../../lib/day.ts'
import { capitalised } from '../../words/words.ts'
import { documentName } from './basis.ts'
import type { Setting } from './card.ts'
import { issuerLine, statusLine } from './issued.ts'

type Fact = { readonly label: string; readonly lines: readonly string[] }

/** What must be known of a duty: where it stands, who, until when, by what, and whether it still binds. */
export function dutyFacts(given: GivenDuty, setting: Setting): Fact[] {
  const { directive, duty } = given
  const { words, knowledge } = setting
  const { name, number, issuer } = directive
  const isTold = number === null || name.includes(number)
  return [
    { label: words.duty.clause, lines: duty.clause === null ? [] : [duty.clause] },
    { label: words.duty.who, lines: duty.who },
    { label: words.duty.with, lines: duty.with },
    { label: words.duty.deadline, lines: [deadlineLine(given, setting)] },
    { label: words.duty.references, lines: duty.references.map((id) => documentName(id, knowledge)) },
    { label: words.duty.of, lines: [isTold ? name : words.duty.numbered(name, number)] },
    { label: words.document.status, lines: [statusLine(directive, words)] },
    { label: words.document.issuer, lines: issuer.exists ? [] : [issuerLine(issuer, words)] },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ label, lines }) => ({ label, lines: lines.map(capitalised) }))
}

function deadlineLine(given: GivenDuty, setting: Setting): string {
  const { deadline, period } = given.duty
  const { words, knowledge, today } = setting
  if (deadline === null) return period === null ? words.duty.noDeadline : words.duty.noDeadlineBut(period)
  if (!isBinding(given, knowledge, today)) return formatDay(deadline)
  return deadline < today ? words.duty.past(formatDay(deadline)) : leftLine(setting, deadline)
}

/** «10/12/2026, còn 3 ngày làm việc», «quá hạn từ 10/12/2026». */
export function leftLine({ words, knowledge, today }: Setting, deadline: string): string {
  const day = formatDay(deadline)
  if (deadline < today) return words.duty.digest.late(day)
  const calendar = workCalendar(knowledge)
  const left = workdaysUntil(calendar, today, workdayUpTo(calendar, deadline))
  return left > 0 ? words.duty.digest.left(day, left) : words.duty.digest.now(day)
}
