import type { CustomSeriesOption } from 'echarts/charts'
import { type Chart, type ChartOption, guarded, palette, quietAxis, still, textStyle } from './chart.ts'
import { nameLines } from './names.ts'

export type Bar = {
  readonly name: string
  /** null: not enough answers to show any. */
  readonly value: number | null
  /** Beside the bar. */
  readonly label: string
  /** Ends of the whisker. */
  readonly interval?: readonly [low: number, high: number]
}

export type BarsOptions = {
  readonly title: string
  readonly description: string
  readonly bars: readonly Bar[]
  /** The longest bar there may be; absent: the longest there is. */
  readonly max?: number
  readonly width: number
  readonly axis: (value: number) => string
  readonly color: string
}

/** Below it, as on a phone, the axis has room for two figures only. */
const wide = 560
const rowHeight = 46
const axisHeight = 56

/** Names to the left, bars to the right of them, what they mean beside each: first on top. */
export function barsChart({ title, description, bars, max, width, axis, color }: BarsOptions): Chart {
  const left = Math.min(250, Math.round(width * 0.36))
  // Room for «81,2 % (n = 1.234)».
  const right = Math.min(190, Math.round(width * 0.3))
  return {
    title,
    description,
    width,
    height: axisHeight + rowHeight * Math.max(1, bars.length),
    option: {
      ...still,
      grid: { left, right, top: 12, bottom: axisHeight - 16 },
      xAxis: {
        type: 'value',
        min: 0,
        ...(max === undefined ? { minInterval: 1 } : { max, interval: max / (width < wide ? 2 : 4) }),
        splitNumber: width < wide ? 2 : 4,
        ...quietAxis,
        axisLabel: { ...textStyle, fontSize: 12, formatter: axis, hideOverlap: true },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((_, at) => String(at)),
        ...quietAxis,
        axisLabel: { ...textStyle, lineHeight: 16, formatter: nameAt(bars, Math.floor(left / 7.4)) },
      },
      series: [barSeries(bars, color), marks(bars)],
    },
  }
}

/** Names stand in a function: as category data or a template, ECharts would read a meaning into «{value}». */
function nameAt(bars: readonly Bar[], letters: number) {
  return (at: string) => guarded(nameLines(bars[Number(at)]?.name ?? '', letters))
}

type Series = Extract<ChartOption['series'], readonly unknown[]>[number]

function barSeries(bars: readonly Bar[], color: string): Series {
  return {
    type: 'bar',
    silent: true,
    barWidth: 20,
    itemStyle: { color },
    data: bars.map(({ value }) => value ?? 0),
  }
}

type Draw = NonNullable<CustomSeriesOption['renderItem']>

/** Over each bar its interval, with short lines at the ends, and beside both its label: a label of the bar would stand in the whisker. */
function marks(bars: readonly Bar[]): Series {
  const renderItem: Draw = (_, api) => {
    const at = Number(api.value(0))
    const bar = bars[at]
    const [end = 0, y = 0] = api.coord([Math.max(bar?.value ?? 0, bar?.interval?.[1] ?? 0), at])
    const whisker = bar?.interval?.map((value) => api.coord([value, at])[0] ?? 0) ?? []
    return {
      type: 'group',
      children: [
        ...whiskerLines(whisker, y),
        {
          type: 'text',
          x: end + 8,
          y,
          style: {
            text: bar?.label ?? '',
            fill: bar?.value === null ? palette.soft : palette.ink,
            fontSize: textStyle.fontSize,
            fontFamily: textStyle.fontFamily,
            verticalAlign: 'middle',
          },
        },
      ],
    }
  }
  return {
    type: 'custom',
    silent: true,
    z: 3,
    clip: false,
    renderItem,
    encode: { y: 0 },
    data: bars.map((_, at) => [at]),
  }
}

function whiskerLines([from, to]: readonly number[], y: number) {
  if (from === undefined || to === undefined) return []
  return [
    [from, y, to, y],
    [from, y - 5, from, y + 5],
    [to, y - 5, to, y + 5],
  ].map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: palette.ink, lineWidth: 1.5 },
  }))
}
