import type { Saying } from '../knowledge/problem.ts'
import { plainLine } from './prose.ts'

/** A row of the catalogue; `row` counts from 1, the heads included, as in a spreadsheet. */
export type CatalogRow = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly field: string
  readonly issuer: string
  readonly agencies: readonly string[]
  readonly scope: string
  readonly url: string
}

export type RowProblem = Saying & { readonly row: number }
export type CatalogTable = { readonly rows: readonly CatalogRow[]; readonly problems: readonly RowProblem[] }

const heads = [
  'code',
  'name',
  'fields',
  'promulgated_by',
  'executing_agencies',
  'scope',
  'portal_url',
] as const
type Head = (typeof heads)[number]

/**
 * Reads a table line by line, so that a quote left open cannot swallow the rows below it. `undefined`: a line that is
 * not UTF-8.
 */
export function readTable(lines: readonly (string | undefined)[]): CatalogTable {
  const columns = cellsOf(lines[0] ?? '').map((cell) => cell.trim())
  const missing = heads.filter((head) => !columns.includes(head))
  if (missing.length > 0) return { rows: [], problems: [{ row: 1, ...noHeads(missing) }] }
  const rows: CatalogRow[] = []
  const problems: RowProblem[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line?.trim() === '') continue
    const read = line === undefined ? notUtf8 : readRow(line, columns)
    if ('vi' in read) problems.push({ row: index + 1, ...read })
    else rows.push({ row: index + 1, ...read })
  }
  return { rows, problems }
}

function readRow(line: string, columns: readonly string[]): Omit<CatalogRow, 'row'> | Saying {
  const cells = cellsOf(line)
  if (cells.length !== columns.length) return wrongCount(cells.length, columns.length)
  const cell = (head: Head) => plainLine(cells[columns.indexOf(head)] ?? '')
  const code = cell('code')
  if (!/^\d\.\d{6}$/.test(code)) return badCode(code)
  const name = cell('name').replace(/\.$/, '')
  if (!/\p{L}{2}/u.test(name)) return noName(code)
  return {
    code,
    name,
    field: cell('fields'),
    issuer: cell('promulgated_by'),
    agencies: cell('executing_agencies')
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    scope: cell('scope'),
    url: cell('portal_url'),
  }
}

/** Spreadsheets quote a cell that holds quotes: «"Huy chương ""Vẻ vang"""». */
function cellsOf(line: string): string[] {
  return line
    .replace(/\r$/, '')
    .split('\t')
    .map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

const notUtf8 = {
  vi: 'Dòng không ở bảng mã UTF-8: lưu lại tệp với UTF-8',
  en: 'The line is not UTF-8: save the file with that encoding',
}

function noHeads(missing: readonly string[]): Saying {
  const list = missing.join(', ')
  return {
    vi: `Dòng đầu thiếu cột ${list}: tệp phải là danh mục có tiêu đề cột, cách nhau bằng tab`,
    en: `The first line has no ${list}: the file must be a catalogue with heads of columns, parted by tabs`,
  }
}

function wrongCount(found: number, wanted: number): Saying {
  return {
    vi: `Dòng có ${found} cột, phải có ${wanted}: sửa dấu tab hoặc chỗ xuống dòng trong ô`,
    en: `The line has ${found} columns and must have ${wanted}: correct its tabs or the line break in a cell`,
  }
}

function badCode(code: string): Saying {
  const shown = code.slice(0, 40)
  return {
    vi: `Mã «${shown}» sai dạng (đúng: 1.001193): sửa mã hoặc bỏ dòng`,
    en: `«${shown}» is no code of a procedure such as 1.001193: correct it or delete the line`,
  }
}

function noName(code: string): Saying {
  return { vi: `Thủ tục ${code} không có tên`, en: `${code} has no name` }
}
