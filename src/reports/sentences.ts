import { daysBetween, formatDay } from '../lib/day.ts'
import { digest } from '../words/digest.ts'
import { groupThousands } from '../words/words.ts'
import type { Range, Usage } from './figures.ts'
import type { Score } from './satisfaction.ts'
import { percent } from './shown.ts'
import type { Summary } from './summary.ts'

/** What the figures say, in three sentences: who came, how it ended, how satisfied people were. Each with its n. */
export function sentencesOf({ range, now, before }: Summary): readonly [string, string, string] {
  return [came(range, now.usage, before.usage), ended(now.usage), satisfied(now.service, before.service)]
}

export function isWeek({ from, to }: Range): boolean {
  return daysBetween(from, to) === 6
}

export function periodText({ from, to }: Range): string {
  return digest.period(formatDay(from), formatDay(to))
}

function came(range: Range, now: Usage, before: Usage): string {
  const period = periodText(range)
  if (now.questions === 0 && now.people === 0) return digest.nobody(period)
  const [people, questions] = [groupThousands(now.people), groupThousands(now.questions)]
  return digest.came(period, people, questions, compared(now.questions, before.questions))
}

/** From fewer, a change in per cent sounds like more than it is. */
const leastToCompare = 30

function compared(now: number, before: number): string {
  const told = groupThousands(before)
  if (before < leastToCompare) return digest.before(told)
  if (now === before) return digest.same(told)
  const change = percent(Math.abs(now - before) / before)
  return now > before ? digest.more(change, told) : digest.fewer(change, told)
}

function ended({ questions, outcomes }: Usage): string {
  if (questions === 0) return digest.noShares
  const share = (count: number) => percent(count / questions)
  return digest.ended(
    share(outcomes.answered + outcomes['answered-stale']),
    share(outcomes['answered-stale']),
    share(outcomes.choices),
    share(outcomes.unknown),
    groupThousands(questions),
  )
}

function satisfied(now: Score, before: Score): string {
  if (now.kind === 'none') return digest.noRatings
  if (now.kind === 'hidden') return digest.tooFew
  const { value, low, high } = now.index
  return digest.index(
    percent(value),
    groupThousands(now.n),
    percent(low),
    percent(high),
    before.kind === 'shown'
      ? digest.indexBefore(percent(before.index.value), groupThousands(before.n), areApart(now, before))
      : '',
  )
}

type Shown = Extract<Score, { kind: 'shown' }>

/** Intervals that do not meet: a careful test, which stays silent rather than call chance a change. */
function areApart({ index: one }: Shown, { index: other }: Shown): boolean {
  return one.low > other.high || other.low > one.high
}
