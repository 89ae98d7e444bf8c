import { printableLine } from '../../lib/printable.ts'
import { shorten } from '../../lib/shorten.ts'

/** A name beside a bar: at most two lines of about so many letters; what is longer ends with «…». */
export function nameLines(name: string, letters: number): string {
  const line = printableLine(name)
  if (line.length <= letters) return line
  const head = cutAtWord(line, letters)
  const rest = line.slice(head.length).trim()
  return rest === ''
    ? head
    : `${head}\n${rest.length <= letters ? rest : breakLong(shorten(rest, letters - 1), letters)}`
}

function cutAtWord(line: string, letters: number): string {
  const at = line.lastIndexOf(' ', letters)
  return at > 0 ? line.slice(0, at) : breakLong(line, letters)
}

/** A word without an end, such as an address. */
function breakLong(text: string, letters: number): string {
  return [...text].slice(0, letters).join('')
}
