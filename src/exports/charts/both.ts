import type { Chart } from './chart.ts'
import { drawChart } from './render.ts'

/** A chart for a desk and for a phone, on which letters must not shrink with the picture; a page shows one of both. SVG markup. */
export type Picture = { readonly title: string; readonly wide: string; readonly narrow: string }

/** Pixels across. */
const widths = { wide: 720, narrow: 340 } as const

/** One drawing takes some 10 ms: others are served between two. */
export async function drawBoth(make: (width: number) => Chart): Promise<Picture> {
  const chart = make(widths.wide)
  const wide = await pausing(chart)
  return { title: chart.title, wide, narrow: await pausing(make(widths.narrow)) }
}

async function pausing(chart: Chart): Promise<string> {
  await new Promise((resolve) => setImmediate(resolve))
  return drawChart(chart)
}
