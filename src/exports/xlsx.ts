import type { Sheet, Cell as SheetCell } from 'write-excel-file/node'
import { printable } from '../lib/printable.ts'
import { isDay, shown } from '../reports/shown.ts'
import type { Cell, Column, Table } from '../reports/table.ts'

/**
 * A workbook with one sheet a table: title, headings that stay in sight, rows, notes. Nothing in it is computed: texts are cells of
 * type and format «text», in which Excel keeps «=1+1» as it is even when somebody edits it.
 */
export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  // Loaded only for those who ask for a file: it is no part of serving people.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const names = sheetNames(tables.map(({ title }) => title))
  const sheets = tables.map((table, at): Sheet<never> => ({ ...sheetOf(table), sheet: names[at] ?? 'Bảng' }))
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

const ink = { head: '#0c4f4a', onHead: '#ffffff', soft: '#53605d', line: '#c9d3d0' }
const bordered = { borderColor: ink.line, borderStyle: 'thin' } as const

function sheetOf({
  title,
  columns,
  rows,
  notes,
}: Table): Pick<Sheet<never>, 'data' | 'columns' | 'stickyRowsCount'> {
  return {
    data: [
      [{ ...text(title), fontWeight: 'bold', fontSize: 14 }],
      columns.map(({ heading, kind }) => headCell(heading, kind)),
      ...rows.map((row) => columns.map(({ kind }, at) => cellOf(row[at] ?? null, kind))),
      [],
      ...notes.map((note) => [{ ...text(note), fontStyle: 'italic' as const, textColor: ink.soft }]),
    ],
    columns: columns.map((column, at) => ({
      width: widthOf(
        column,
        rows.map((row) => row[at] ?? null),
      ),
    })),
    stickyRowsCount: 2,
  }
}

function headCell(heading: string, kind: Column['kind']) {
  const align = kind === 'text' ? 'left' : 'right'
  const look = { backgroundColor: ink.head, textColor: ink.onHead, fontWeight: 'bold' } as const
  return { ...text(heading), ...look, align, wrap: true, alignVertical: 'center' } as const
}

function cellOf(cell: Cell, kind: Column['kind']): SheetCell {
  if (typeof cell === 'number' && Number.isFinite(cell)) {
    return { value: cell, type: Number, format: formats[kind], ...bordered }
  }
  if (typeof cell !== 'string') return { ...text('–'), align: 'right', ...bordered }
  if (kind === 'day' && isDay(cell)) {
    return { value: new Date(Date.parse(cell)), type: Date, format: 'dd/mm/yyyy', ...bordered }
  }
  return { ...text(cell), wrap: true, alignVertical: 'top', ...bordered }
}

const formats: Readonly<Record<Column['kind'], string>> = {
  text: '0',
  count: '#,##0',
  share: '0.0%',
  score: '0.00',
  day: '0',
}

/** Excel takes at most so many characters a cell. */
const mostCharacters = 32_767

/** Excel reads `_x000D_` as the character of that number: an underscore before `x` is written as its own number. */
function text(value: string) {
  const written = printable(value).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return { value: cut(written, mostCharacters), type: String, format: '@' } as const
}

function widthOf({ heading, kind }: Column, cells: readonly Cell[]): number {
  const lengths = cells.map((cell) => shown(cell, kind).length)
  const longest = lengths.reduce((most, each) => Math.max(most, each), Math.min(heading.length, 24))
  return Math.min(60, Math.max(10, longest + 3))
}

/** Excel takes 31 characters, none of []:*?/\, no apostrophe at an end, and each name once, capitals or not. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history'])
  return titles.map((title, at) => {
    const plain = printable(title)
      .replace(/[[\]:*?/\\\s]+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '')
    const short = cut(plain, 31).replace(/[' ]+$/, '') || `Bảng ${at + 1}`
    const name = taken.has(short.toLowerCase()) ? `${cut(short, 31 - 4)} ${at + 1}` : short
    taken.add(name.toLowerCase())
    return name
  })
}

/** At most so many code units, and no half of a pair. */
function cut(name: string, most: number): string {
  return name.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
