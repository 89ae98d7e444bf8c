import type { Score } from '../../reports/satisfaction.ts'
import { percent } from '../../reports/shown.ts'
import { report } from '../../words/report.ts'
import { groupThousands } from '../../words/words.ts'
import { type Bar, barsChart } from './bars.ts'
import { type Chart, palette } from './chart.ts'

const usualWidth = 720

/** One factor, place, procedure … and how satisfied people were with it. */
export type Satisfied = { readonly name: string; readonly score: Score }

/** The share of 4 and 5 as bars with their 95 % intervals, and the number of valid answers with each. */
export function satisfactionChart(
  groups: readonly Satisfied[],
  title: string = report.chart.factors,
  width = usualWidth,
): Chart {
  const bars = groups.map(({ name, score }): Bar => ({ name, ...figureOf(score) }))
  return barsChart({
    title,
    description: described(
      bars.map(({ name, label }, at) => `${name}: ${label}${intervalOf(groups[at]?.score)}`),
    ),
    bars,
    max: 1,
    width,
    axis: percent,
    color: palette.stale,
  })
}

function figureOf(score: Score): Omit<Bar, 'name'> {
  if (score.kind !== 'shown')
    return { value: null, label: report[score.kind === 'hidden' ? 'tooFew' : 'none'] }
  const { value, low, high } = score.index
  return {
    value,
    label: `${percent(value)} (${report.chart.valid(groupThousands(score.n))})`,
    interval: [low, high],
  }
}

function intervalOf(score: Score | undefined): string {
  if (score?.kind !== 'shown') return ''
  return `, ${report.chart.between(percent(score.index.low), percent(score.index.high))}`
}

/** How often each number of stars was given, five first. */
export function starsChart(score: Score, width = usualWidth): Chart {
  const counts = score.kind === 'shown' ? [...score.counts].reverse() : []
  const total = counts.reduce((sum, count) => sum + count, 0)
  const bars = ([5, 4, 3, 2, 1] as const).map((stars, at): Bar => {
    const count = counts[at] ?? 0
    const label = `${report.chart.ratings(groupThousands(count))}, ${percent(count / Math.max(1, total))}`
    return { name: `${stars} – ${report.scale[stars]}`, value: count, label }
  })
  const hidden = report[score.kind === 'hidden' ? 'tooFew' : 'none']
  const shown = score.kind === 'shown' ? bars : bars.map(({ name }) => ({ name, value: null, label: hidden }))
  return barsChart({
    title: report.chart.stars,
    description: described(score.kind === 'shown' ? bars.map(line) : [hidden]),
    bars: shown,
    width,
    axis: groupThousands,
    color: palette.choices,
  })
}

/** What was asked about most; names are cut where they are long. */
export function topicsChart(
  topics: readonly { readonly name: string; readonly count: number }[],
  width = usualWidth,
): Chart {
  const bars = topics.map(
    ({ name, count }): Bar => ({ name, value: count, label: report.chart.questions(groupThousands(count)) }),
  )
  return barsChart({
    title: report.chart.topics,
    description: described(bars.map(line)),
    bars: bars.length === 0 ? [{ name: '', value: null, label: report.chart.empty }] : bars,
    width,
    axis: groupThousands,
    color: palette.answered,
  })
}

function line({ name, label }: Bar): string {
  return `${name}: ${label}`
}

function described(lines: readonly string[]): string {
  return lines.length === 0 ? report.chart.empty : `${lines.join('; ')}.`
}
