import { createRequire } from 'node:module'
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js'
import { escapeMarkup } from '../../lib/printable.ts'

export type Weight = 400 | 700

type FontOptions = NonNullable<ResvgRenderOptions['font']>

/** Width of a text at a size, in the unit of the size. */
export type Measure = (text: string, size: number, weight: Weight) => number

export const fontFamily = 'Be Vietnam Pro'

const resolve = createRequire(import.meta.url).resolve
const files = ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf']

/**
 * The whole fonts, and none of the machine's: subsets drop letters in silence, and what a machine has differs. The font is under the
 * Open Font License.
 */
export function fontOptions(): FontOptions {
  return {
    loadSystemFonts: false,
    fontFiles: files.map((file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)),
    defaultFontFamily: fontFamily,
    sansSerifFamily: fontFamily,
  }
}

/** Measures the ink of words as they will be drawn; each word once. */
export function createMeasure(): Measure {
  const font = fontOptions()
  const known = new Map<string, number>()
  return (text, size, weight) => {
    const key = `${weight} ${text}`
    const width = known.get(key) ?? inkWidth(text, weight, font)
    known.set(key, width)
    return (width * size) / measuredSize
  }
}

const measuredSize = 100

function inkWidth(text: string, weight: Weight, font: FontOptions): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="300">${textElement(text, {
    x: 0,
    y: 150,
    size: measuredSize,
    weight,
    fill: '#000',
    anchor: 'start',
  })}</svg>`
  return new Resvg(svg, { font }).getBBox()?.width ?? 0
}

export type Placed = {
  readonly x: number
  /** Of the line on which letters stand. */
  readonly y: number
  readonly size: number
  readonly weight: Weight
  readonly fill: string
  readonly anchor: 'start' | 'middle'
}

export function textElement(text: string, { x, y, size, weight, fill, anchor }: Placed): string {
  const place = `x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"`
  return `<text font-family="${fontFamily}" ${place}>${escapeMarkup(text)}</text>`
}
