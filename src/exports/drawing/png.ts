import { Resvg } from '@resvg/resvg-js'
import { fontOptions } from './font.ts'

/** SVG → PNG so many pixels wide, with our font and none of the machine's. */
export function toPng(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, { font: fontOptions(), fitTo: { mode: 'width', value: width } })
  return drawing.render().asPng()
}

/** SVG with its letters drawn as shapes: the same in an <img>, in print and in chat, where no font of ours is. */
export function outlined(svg: string): string {
  return new Resvg(svg, { font: fontOptions() }).toString()
}
