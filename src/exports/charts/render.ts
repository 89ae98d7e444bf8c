import { createHash } from 'node:crypto'
import { escapeMarkup } from '../../lib/printable.ts'
import { type Chart, unguarded } from './chart.ts'

/**
 * Draws a chart as SVG that may stand in any page: no script, no style, nothing from outside, its own ids, texts in the font of the
 * page. The library is loaded with the first chart: whoever draws none does not pay for it.
 */
export async function drawChart(chart: Chart): Promise<string> {
  const { draw } = await import('./echarts.ts')
  return plainSvg(unguarded(draw(chart)), chart)
}

/** What the policy of a page forbids becomes what it allows: styles become attributes, classes and hints for scripts go. */
function plainSvg(drawn: string, { title, description, width, height }: Chart): string {
  const inner = drawn
    .replace(/^\s*<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/(\bid="|url\(#|href="#)zr\d+-/g, '$1zr-')
  const id = `c${createHash('sha256').update(title).update(description).update(inner).digest('hex').slice(0, 10)}`
  const own = inner.replace(/(\bid="|url\(#|href="#)zr-/g, `$1${id}-`)
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const named = `role="img" aria-labelledby="${id}-title ${id}-desc"`
  const words = `<title id="${id}-title">${escapeMarkup(title)}</title><desc id="${id}-desc">${escapeMarkup(description)}</desc>`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${named}>${words}${own.replace(/>\s*\n\s*</g, '><').trim()}</svg>`
}

function attributesOf(style: string): string {
  return style
    .split(';')
    .map((each) => each.split(':').map((part) => part.trim()))
    .filter(
      ([name = '', value = '']) =>
        /^(?:font-(?:size|family|weight|style)|opacity)$/.test(name) && value !== '',
    )
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}
