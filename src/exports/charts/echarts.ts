import { BarChart, CustomChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { createMeasure } from '../drawing/font.ts'
import { type Chart, unguarded } from './chart.ts'

// Only by `await import`: what stands here takes 0.4 s and 30 MB once.

use([BarChart, CustomChart, GridComponent, LegendComponent, SVGRenderer])

const measure = createMeasure()

// Without a canvas the library would guess, and take a letter with marks for twice as wide as one without.
setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, font ?? '') }) })

/** `font` as in CSS: «normal 700 13px Be Vietnam Pro». */
function widthOf(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)
  const weight = /\bbold\b|\b700\b/.test(font) ? 700 : 400
  const words = unguarded(text).split(' ')
  const ink = words.reduce((sum, word) => sum + (word === '' ? 0 : measure(word, size, weight)), 0)
  return ink + (words.length - 1) * size * spaceWidth
}

/** Of the font, in sizes. */
const spaceWidth = 0.26

/** SVG as the library writes it. */
export function draw({ width, height, option }: Chart): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(option)
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}
