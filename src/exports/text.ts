import { printableLine } from '../lib/printable.ts'
import { shorten } from '../lib/shorten.ts'
import { shown } from '../reports/shown.ts'
import type { Table } from '../reports/table.ts'

/** A terminal is this wide at least; longer texts are cut at a word. */
const longest = 48

/** A table for the terminal: texts to the left, figures to the right. */
export function toText({ title, columns, rows, notes }: Table): string {
  const cells = [
    columns.map(({ heading }) => line(heading)),
    ...rows.map((row) => columns.map(({ kind }, at) => line(shown(row[at] ?? null, kind)))),
  ]
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => width(row[at] ?? ''))))
  const lines = cells.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0, columns[at]?.kind === 'text'))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((each) => '─'.repeat(each)).join('──')
  const [head = '', ...body] = lines
  return [
    line(title),
    head,
    rule,
    ...(body.length === 0 ? ['–'] : body),
    ...notes.map((note) => `* ${printableLine(note)}`),
  ].join('\n')
}

function line(text: string): string {
  return shorten(printableLine(text), longest)
}

/** Letters, not code units. */
function width(text: string): number {
  return [...text].length
}

function pad(cell: string, to: number, left: boolean): string {
  const room = ' '.repeat(Math.max(0, to - width(cell)))
  return left ? cell + room : room + cell
}
