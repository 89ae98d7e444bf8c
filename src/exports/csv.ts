import { printable } from '../lib/printable.ts'
import type { Cell, Table } from '../reports/table.ts'
import { harmless } from './harmless.ts'

/** Without it Excel reads UTF-8 as the machine's old code page and breaks every Vietnamese letter. */
const bom = '\ufeff'

/**
 * Headings and rows as RFC 4180 wants them, for programs and for Excel. Texts are quoted and harmless; numbers have a decimal
 * point, shares are 0 to 1, days ISO; what is hidden or unknown is empty. Title and notes have no place in such a file.
 */
export function toCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ heading }) => heading), ...rows]
  return bom + lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainNumber(cell) : ''
  return `"${harmless(printable(cell)).replaceAll('"', '""')}"`
}

/** Six digits behind the point are more than any figure here knows. */
function plainNumber(value: number): string {
  return String(Number(value.toFixed(6)))
}
