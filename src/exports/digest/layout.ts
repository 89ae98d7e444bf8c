import { type Measure, textElement } from '../drawing/font.ts'
import { type Box, lineHeight, setText } from '../drawing/wrap.ts'

/** A piece of a picture that knows how high it is; `draw` gives SVG with its top at `y`. Sizes in pixels. */
export type Block = { readonly height: number; draw(y: number): string }

/** Blocks one below the other. */
export function stack(blocks: readonly Block[], y: number): { readonly svg: string; readonly end: number } {
  let at = y
  const parts = blocks.map((block) => {
    const svg = block.draw(at)
    at += block.height
    return svg
  })
  return { svg: parts.join(''), end: at }
}

export function gap(height: number): Block {
  return { height, draw: () => '' }
}

export type Look = {
  readonly x: number
  readonly fill: string
  readonly box: Box
  readonly anchor?: 'start' | 'middle'
}

/** Words in as many lines as they take, at most as many as the box holds. */
export function words(text: string, { x, fill, box, anchor = 'start' }: Look, measure: Measure): Block {
  const { lines, size, weight } = setText(text, box, measure)
  return {
    height: lines.length * size * lineHeight,
    draw: (y) =>
      lines
        .map((line, at) => {
          const base = Math.round(y + at * size * lineHeight + size)
          return textElement(line, { x, y: base, size, weight, fill, anchor })
        })
        .join(''),
  }
}
