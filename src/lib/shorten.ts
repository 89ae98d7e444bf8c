/** On one line, of at most so many characters: what is longer is cut at a word and ends with «…». */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}

/** A passage, quoted where it is read in full. */
export function inShort(text: string): string {
  return shorten(text, 600)
}

/** A passage, quoted in a line. */
export function quoted(text: string): string {
  return shorten(text, 120)
}
