import { formatDay } from '../../lib/day.ts'
import type { Period } from '../../reports/figures.ts'
import { report } from '../../words/report.ts'
import { groupThousands } from '../../words/words.ts'
import { type Chart, palette, quietAxis, still, textStyle } from './chart.ts'

/** `from`: first day of the period. Questions by how they ended. */
export type TrendPoint = {
  readonly from: string
  readonly answered: number
  readonly stale: number
  readonly choices: number
  readonly unknown: number
}

const ends = ['answered', 'stale', 'choices', 'unknown'] as const

/** How many questions there were day by day (or week, or month), stacked by how they ended. */
export function trendChart(
  points: readonly TrendPoint[],
  step: 'day' | 'week' | 'month',
  width = 720,
): Chart {
  const labels = points.map(({ from }) => labelOf(from, step))
  return {
    title: report.chart.trend,
    description: described(points, labels),
    width,
    height: 320,
    option: {
      ...still,
      // On a phone the legend takes two lines.
      grid: { left: 56, right: 16, top: width < 560 ? 76 : 44, bottom: 36 },
      legend: { top: 4, left: 'center', itemGap: 18, itemWidth: 16, itemHeight: 12, textStyle },
      xAxis: {
        type: 'category',
        data: labels,
        // Above the light lines of the bars, which would cut it where there are none.
        z: 4,
        ...quietAxis,
        axisLabel: {
          ...textStyle,
          fontSize: 12,
          hideOverlap: true,
          interval: interval(points.length, width),
        },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        ...quietAxis,
        axisLabel: { ...textStyle, fontSize: 12, formatter: (value: number) => groupThousands(value) },
      },
      series: ends.map((end) => ({
        type: 'bar',
        name: report.ended[end],
        stack: 'all',
        silent: true,
        barCategoryGap: '25%',
        // Thin light lines keep neighbours apart where colours look alike.
        itemStyle: {
          color: palette[end],
          borderColor: palette.paper,
          borderWidth: points.length > 45 ? 0 : 0.7,
        },
        data: points.map((point) => point[end]),
      })),
    },
  }
}

/** A label takes some 48 pixels. */
function interval(count: number, width: number): number {
  return Math.max(0, Math.ceil((count * 48) / (width - 72)) - 1)
}

function labelOf(from: string, step: 'day' | 'week' | 'month'): string {
  const [day, month, year] = formatDay(from).split('/')
  return step === 'month' ? `${month}/${year}` : `${day}/${month}`
}

function described(points: readonly TrendPoint[], labels: readonly string[]): string {
  const total = (end: (typeof ends)[number]) => points.reduce((sum, point) => sum + point[end], 0)
  const counted = ends.map(
    (end) => `${report.ended[end]}: ${report.chart.questions(groupThousands(total(end)))}`,
  )
  return points.length === 0 ? report.chart.empty : `${labels[0]} – ${labels.at(-1)}. ${counted.join('; ')}.`
}

/** The periods of a report as points of the chart. */
export function pointsOf(periods: readonly Period[]): readonly TrendPoint[] {
  return periods.map(({ from, outcomes }) => ({
    from,
    answered: outcomes.answered,
    stale: outcomes['answered-stale'],
    choices: outcomes.choices,
    unknown: outcomes.unknown,
  }))
}
