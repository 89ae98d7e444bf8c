import type { BarSeriesOption, CustomSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type ChartOption = ComposeOption<
  BarSeriesOption | CustomSeriesOption | GridComponentOption | LegendComponentOption
>

/**
 * A chart before it is drawn: pure. `description` says in words what the picture shows, for whoever hears the page, and is always
 * as true as the picture. Sizes in CSS pixels.
 */
export type Chart = {
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly option: ChartOption
}

/**
 * Okabe and Ito's colours (jfly.uni-koeln.de/color): told apart with every kind of colour blindness, and here from dark to light
 * in grey print too.
 */
export const palette = {
  answered: '#0072b2',
  stale: '#56b4e9',
  choices: '#f0c75e',
  unknown: '#b23a1e',
  ink: '#1d2927',
  soft: '#53605d',
  line: '#d5dcda',
  paper: '#ffffff',
} as const

export const textStyle = { fontFamily: 'Be Vietnam Pro', fontSize: 13, color: palette.ink } as const

/** The same for every chart: nothing moves, nothing reacts. */
export const still = { animation: false, textStyle, backgroundColor: palette.paper } as const

export const quietAxis = {
  axisTick: { show: false },
  axisLine: { lineStyle: { color: palette.soft } },
  splitLine: { lineStyle: { color: palette.line } },
} as const

/** U+2060, which nobody sees. */
const guard = '\u2060'

/**
 * Words from outside, as the library may be given them: it keeps what it has measured in a plain object by its text, and a line that says
 * «__proto__» would change every object of the process.
 */
export function guarded(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line + guard)
    .join('\n')
}

export function unguarded(text: string): string {
  return text.replaceAll(guard, '')
}
