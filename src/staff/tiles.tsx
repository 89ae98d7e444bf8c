import type { VNode } from 'preact'
import type { Overview, Useful } from '../reports/figures.ts'
import type { Score } from '../reports/satisfaction.ts'
import { percent } from '../reports/shown.ts'
import type { Summary } from '../reports/summary.ts'
import type { Interval } from '../reports/wilson.ts'
import { report } from '../words/report.ts'
import { groupThousands } from '../words/words.ts'

/** The figures that are looked at first, each with that of as many days before. */
export function Tiles({ summary: { now, before } }: { readonly summary: Summary }): VNode {
  return (
    <dl class="tiles">
      {tiles.map(({ name, of }) => {
        const [value, more] = of(now)
        const [valueBefore] = of(before)
        return (
          <div>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
              {more && <span>{more}</span>}
              <span>kỳ trước: {valueBefore}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type Told = readonly [value: string, more?: string]
type Tile = { readonly name: string; of(overview: Overview): Told }

const tiles: readonly Tile[] = [
  { name: 'Người hỏi', of: ({ usage }) => [groupThousands(usage.people)] },
  { name: 'Câu hỏi', of: ({ usage }) => [groupThousands(usage.questions)] },
  { name: report.ended.answered, of: ({ usage }) => share(usage.outcomes.answered, usage.questions) },
  { name: report.ended.stale, of: ({ usage }) => share(usage.outcomes['answered-stale'], usage.questions) },
  { name: report.ended.choices, of: ({ usage }) => share(usage.outcomes.choices, usage.questions) },
  { name: report.ended.unknown, of: ({ usage }) => share(usage.outcomes.unknown, usage.questions) },
  { name: 'Chỉ số hài lòng về dịch vụ', of: ({ service }) => score(service) },
  { name: 'Chỉ số khảo sát nhanh', of: ({ survey }) => score(survey) },
  { name: 'Câu trả lời hữu ích', of: ({ answers }) => useful(answers) },
]

function share(count: number, questions: number): Told {
  if (questions === 0) return ['–']
  return [percent(count / questions), `${groupThousands(count)} trong ${groupThousands(questions)} câu`]
}

function score(score: Score): Told {
  if (score.kind !== 'shown') return ['–', score.kind === 'hidden' ? report.tooFew : report.none]
  return [percent(score.index.value), exact(score.n, score.index)]
}

function useful(useful: Useful): Told {
  if (useful.kind !== 'shown') return ['–', useful.kind === 'hidden' ? report.tooFew : report.none]
  return [percent(useful.share.value), exact(useful.n, useful.share)]
}

function exact(n: number, { low, high }: Interval): string {
  return `n = ${groupThousands(n)}; ${report.chart.between(percent(low), percent(high))}`
}
