import type { VNode } from 'preact'
import type { Chart } from '../exports/charts/chart.ts'
import { drawChart } from '../exports/charts/render.ts'

/** Pixels of a desk and of a phone: letters must not shrink with the picture. */
const widths = { wide: 720, narrow: 340 } as const

/**
 * A chart in both widths, of which the style sheet shows one. It stands in the page itself, in the page's font: `drawChart` gives
 * markup without script and style, in which every text is escaped.
 */
export async function drawPicture(make: (width: number) => Chart): Promise<VNode> {
  const wide = make(widths.wide)
  const drawn = { wide: await pausing(wide), narrow: await pausing(make(widths.narrow)) }
  return (
    <figure>
      <figcaption>{wide.title}</figcaption>
      <div class="picture wide" {...inside(drawn.wide)} />
      <div class="picture narrow" {...inside(drawn.narrow)} />
    </figure>
  )
}

/** One chart takes some 10 ms: others are served between two. */
async function pausing(chart: Chart): Promise<string> {
  await new Promise((resolve) => setImmediate(resolve))
  return drawChart(chart)
}

function inside(svg: string) {
  return { dangerouslySetInnerHTML: { __html: svg } }
}
