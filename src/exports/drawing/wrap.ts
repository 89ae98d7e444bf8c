import type { Measure, Weight } from './font.ts'

/** Words in lines, all of one size. */
export type Setting = { readonly lines: readonly string[]; readonly size: number; readonly weight: Weight }

export type Box = {
  readonly width: number
  readonly height: number
  /** Largest first; the first that fits is taken. */
  readonly sizes: readonly number[]
  readonly weight: Weight
}

/** From one line to the next, in sizes: Vietnamese capitals carry two marks. */
export const lineHeight = 1.3

/** Sets a text as large as it fits; at the smallest size what does not fit is cut, and «…» says so. */
export function setText(text: string, { width, height, sizes, weight }: Box, measure: Measure): Setting {
  const words = text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
  let smallest: Setting = { lines: [], size: 0, weight }
  for (const size of sizes) {
    const ofSize = (word: string) => measure(word, size, weight)
    const lines = wrap(words, width, ofSize)
    if (lines.length * size * lineHeight <= height)
      return { lines: balanced(words, lines, width, ofSize), size, weight }
    smallest = { lines, size, weight }
  }
  const most = Math.max(1, Math.floor(height / (smallest.size * lineHeight)))
  const kept = smallest.lines.slice(0, most)
  return {
    ...smallest,
    lines: kept.map((line, at) => (at === most - 1 ? `${line.replace(/\s+\S*$/, '')}…` : line)),
  }
}

/** As many lines, as even as can be: a name must not end in a line of its own. */
function balanced(
  words: readonly string[],
  lines: readonly string[],
  width: number,
  measure: (word: string) => number,
): readonly string[] {
  let best = lines
  for (let narrower = width * 0.98; narrower > width / 3; narrower *= 0.98) {
    if (words.some((word) => measure(word) > narrower)) return best
    const even = wrap(words, narrower, measure)
    if (even.length > lines.length) return best
    best = even
  }
  return best
}

function wrap(words: readonly string[], width: number, measure: (word: string) => number): string[] {
  const space = measure('a a') - 2 * measure('a')
  const lines: string[] = []
  let left = 0
  for (const word of words.flatMap((each) => breakWord(each, width, measure))) {
    const needed = measure(word)
    const line = lines.at(-1)
    if (line !== undefined && space + needed <= left) {
      lines[lines.length - 1] = `${line} ${word}`
      left -= space + needed
    } else {
      lines.push(word)
      left = width - needed
    }
  }
  return lines
}

/** A word wider than the line, such as an address, goes on in the next. */
function breakWord(word: string, width: number, measure: (word: string) => number): string[] {
  if (measure(word) <= width) return [word]
  const letters = [...word]
  let end = letters.length - 1
  while (end > 1 && measure(letters.slice(0, end).join('')) > width) end -= 1
  const rest = letters.slice(end).join('')
  return [letters.slice(0, end).join(''), ...(rest === '' ? [] : breakWord(rest, width, measure))]
}
