import type { VNode } from 'preact'
import { drawBoth } from '../exports/charts/both.ts'
import type { Chart } from '../exports/charts/chart.ts'

/**
 * A chart in both widths, of which the style sheet shows one. It stands in the page itself, in the page's font: what is drawn is
 * markup without script and style, in which every text is escaped.
 */
export async function drawPicture(make: (width: number) => Chart): Promise<VNode> {
  const { title, wide, narrow } = await drawBoth(make)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div class="picture wide" {...inside(wide)} />
      <div class="picture narrow" {...inside(narrow)} />
    </figure>
  )
}

function inside(svg: string) {
  return { dangerouslySetInnerHTML: { __html: svg } }
}
