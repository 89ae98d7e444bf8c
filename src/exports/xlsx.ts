import { escapeMarkup, printable } from '../lib/printable.ts'
import { isDay, shown } from '../reports/shown.ts'
import type { Cell, Column, Table } from '../reports/table.ts'
import { type Style, styles, workbookFiles } from './xlsx-parts.ts'

/**
 * A workbook with one sheet a table: title, headings that stay in sight, rows, notes. Written here, because none of the small libraries
 * tried survived the word «constructor» in a cell. Nothing in it is computed: there is no way to write a formula, and texts are cells of
 * type and format «text», in which Excel keeps «=1+1» as it is even when somebody edits it. The same tables give the same bytes.
 */
export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  // Loaded only for those who ask for a file: it is no part of serving people.
  const { strToU8, zipSync } = await import('fflate')
  const names = sheetNames(tables.map(({ title }) => title))
  const files = workbookFiles(tables.map((table, at) => ({ name: names[at] ?? '', xml: sheetXml(table) })))
  const packed = Object.entries(files).map(([path, xml]) => [path, strToU8(xml)] as const)
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1) })
}

function sheetXml({ title, columns, rows, notes }: Table): string {
  const lines = [
    [text(title, 'title')],
    columns.map(({ heading, kind }) => text(heading, kind === 'text' ? 'head' : 'head-right')),
    ...rows.map((row) => columns.map(({ kind }, at) => written(row[at] ?? null, kind))),
    [],
    ...notes.map((note) => [text(note, 'note')]),
  ]
  const widths = columns.map((column, at) =>
    widthOf(
      column,
      rows.map((row) => row[at] ?? null),
    ),
  )
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const data = lines.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, at) => cell(`${letters(at)}${row + 1}`)).join('')}</row>`,
  )
  const frozen =
    '<sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView>'
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  return `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${frozen}</sheetViews><cols>${cols.join('')}</cols><sheetData>${data.join('')}</sheetData>${page}`
}

/** A cell for the place that it is given, such as B3. */
type Written = (place: string) => string

function written(cell: Cell, kind: Column['kind']): Written {
  if (typeof cell === 'number' && Number.isFinite(cell))
    return number(cell, kind === 'day' || kind === 'text' ? 'plain' : kind)
  if (typeof cell !== 'string') return text('–', 'unknown')
  return kind === 'day' && isDay(cell) ? number(serialDay(cell), 'day') : text(cell, 'text')
}

function number(value: number, style: Style): Written {
  return (place) => `<c r="${place}" s="${styles.indexOf(style)}"><v>${value}</v></c>`
}

/** Excel takes at most so many characters a cell. */
const mostCharacters = 32_767

/** Excel reads `_x000D_` as the character of that number: an underscore before `x` is written as its own number. */
function text(value: string, style: Style): Written {
  const kept = cut(printable(value), mostCharacters).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  const inside = `<is><t xml:space="preserve">${escapeMarkup(kept)}</t></is>`
  return (place) => `<c r="${place}" s="${styles.indexOf(style)}" t="inlineStr">${inside}</c>`
}

/** Excel counts days from 1900, with a 29 February of that year which never was. */
function serialDay(day: string): number {
  return Date.parse(day) / 86_400_000 + 25_569
}

/** 0 → A, 26 → AA. */
function letters(at: number): string {
  return (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
}

function widthOf({ heading, kind }: Column, cells: readonly Cell[]): number {
  const longest = cells.reduce<number>(
    (most, cell) => Math.max(most, shown(cell, kind).length),
    Math.min(heading.length, 24),
  )
  return Math.min(60, Math.max(10, longest + 3))
}

/** Excel takes 31 characters, none of []:*?/\, no apostrophe at an end, not «History», and each name once, capitals or not. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history'])
  return titles.map((title, at) => {
    const plain = printable(title)
      .replace(/[[\]:*?/\\\s]+/g, ' ')
      .replace(/^[' ]+/, '')
    const short = cut(plain, 31).replace(/[' ]+$/, '') || `Bảng ${at + 1}`
    const name = taken.has(short.toLowerCase()) ? `${cut(short, 31 - 4)} ${at + 1}` : short
    taken.add(name.toLowerCase())
    return name
  })
}

/** At most so many code units, and no half of a pair. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
