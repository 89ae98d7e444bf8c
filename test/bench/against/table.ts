/** Aligned columns: figures to the right, the first and the last column, which are words, to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const isWords = (at: number) => at === 0 || at === head.length - 1
  const padded = (cell: string, at: number) =>
    isWords(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
  return lines.map((line) => line.map(padded).join('   ').trimEnd()).join('\n')
}
