import { Resvg } from '@resvg/resvg-js'
import { createMeasure, fontOptions, type Measure, textElement } from '../../exports/drawing/font.ts'
import { type Box, lineHeight, type Setting, setText } from '../../exports/drawing/wrap.ts'
import { escapeMarkup } from '../../lib/printable.ts'
import type { Words } from '../../words/words.ts'
import { drawCode } from './code.ts'

export type PosterOptions = {
  /** ASCII, as it is in the code. */
  readonly link: string
  readonly office: string
  /** Name of the entry. */
  readonly title: string
  /** Whether the link opens the entry; if not, people are told what to write. */
  readonly opensEntry: boolean
  /** When it was printed, as people write it. */
  readonly day: string
  readonly words: Words
}

/** `svg`: A4, letters drawn as shapes. `png`: the same, 254 dots an inch on A4. Both print on A5 as well: the shape is the same. */
export type Poster = { readonly svg: string; readonly png: Uint8Array }

/** A4 in tenths of a millimetre. */
const page = { width: 2100, height: 2970 }
const middle = page.width / 2

/** As on our web page; dark on white is read by every camera. */
const ink = { dark: '#1d2927', soft: '#53605d', band: '#0c4f4a', onBand: '#ffffff', gold: '#d9a441' }

const bandHeight = 330
const titleBox: Box & { readonly y: number } = {
  y: 390,
  width: 1820,
  height: 600,
  sizes: [170, 150, 132, 116, 102, 90, 78, 68],
  weight: 700,
}
const codeRoom = { y: 1030, side: 1240 }
const officeBox: Box = { width: 1860, height: 230, sizes: [84, 72, 62, 54], weight: 700 }
const scanBox: Box = { width: 1860, height: 240, sizes: [92, 80, 68, 58, 50], weight: 700 }
const howBox: Box = { width: 1700, height: 150, sizes: [54, 48, 42], weight: 400 }
const linkBox: Box = { width: 1860, height: 60, sizes: [44, 38, 32, 27, 22], weight: 400 }
const dayBox: Box = { width: 1860, height: 60, sizes: [34], weight: 400 }

/**
 * A poster for the counter. Pure but for reading the font. Letters become shapes: an SVG that names a font prints with another where
 * that font is missing, and programs for print do not load embedded ones.
 */
export function makePoster(options: PosterOptions): Poster {
  const svg = outlined(new Resvg(drawn(options), { font: fontOptions() }).toString(), options)
  const drawing = new Resvg(svg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: page.width },
  })
  return { svg, png: drawing.render().asPng() }
}

function drawn({ link, office, title, opensEntry, day, words }: PosterOptions): string {
  const measure = createMeasure()
  const { scan, scanThenAsk, scanHow, printed } = words.chat
  const invitation = setText(opensEntry ? scan : scanThenAsk(title), scanBox, measure)
  const below = codeRoom.y + codeRoom.side + 40
  const parts = [
    `<rect width="${page.width}" height="${page.height}" fill="#ffffff"/>`,
    `<rect width="${page.width}" height="${bandHeight}" fill="${ink.band}"/>`,
    `<rect y="${bandHeight}" width="${page.width}" height="14" fill="${ink.gold}"/>`,
    centred(
      setText(office, officeBox, measure),
      (bandHeight - officeBox.height) / 2,
      officeBox.height,
      ink.onBand,
    ),
    centred(setText(title, titleBox, measure), titleBox.y, titleBox.height, ink.dark),
    codeElement(link),
    centred(invitation, below, heightOf(invitation), ink.band),
    text(scanHow, howBox, below + heightOf(invitation) + 20, ink.soft, measure),
    text(link, linkBox, 2770, ink.dark, measure),
    text(printed(day), dayBox, 2850, ink.soft, measure),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">${parts.join('')}</svg>`
}

function codeElement(link: string): string {
  const { d, side } = drawCode(link, codeRoom.side)
  const [x, y] = [Math.floor((page.width - side) / 2), codeRoom.y + Math.floor((codeRoom.side - side) / 2)]
  return `<path transform="translate(${x} ${y})" fill="#000000" d="${d}"/>`
}

function text(words: string, box: Box, y: number, fill: string, measure: Measure): string {
  const setting = setText(words, box, measure)
  return centred(setting, y, heightOf(setting), fill)
}

function heightOf({ lines, size }: Setting): number {
  return lines.length * size * lineHeight
}

/** Lines in the middle of the page, and of the height between `y` and `y + height`. */
function centred(setting: Setting, y: number, height: number, fill: string): string {
  const { lines, size, weight } = setting
  const top = y + (height - heightOf(setting)) / 2
  // Letters stand about a size below the top of their line.
  return lines
    .map((line, at) => {
      const base = Math.round(top + at * size * lineHeight + size)
      return textElement(line, { x: middle, y: base, size, weight, fill, anchor: 'middle' })
    })
    .join('')
}

/** The size in millimetres for print, and the words for whoever hears the page. */
function outlined(svg: string, { title, link }: PosterOptions): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 ${page.width} ${page.height}" role="img">`
  return svg.replace(/^\s*<svg[^>]*>/, `${head}<title>${escapeMarkup(`${title} — ${link}`)}</title>`)
}
