import { isMap, isScalar } from 'yaml'
import { nodeAt } from './position.ts'
import type { Problem } from './problem.ts'
import { type Catalog, CatalogProcedure } from './schema.ts'
import type { Yaml } from './yaml.ts'

/** Between the cells of a line; a table of thousands is read twenty times as fast as as many YAML entries. */
export const cellEnd = ' | '

const heads = ['code', 'name', 'agency', 'url', 'field', 'province'] as const

/** The id of a procedure that an editor has not named: it stays the same for ever, whatever the procedure is called. */
export function idOfCode(code: string): string {
  return `tthc-${code.replace('.', '-')}`
}

/** A procedure as a line of a table. Empty cells at the end are left out. */
export function tableLine(
  procedure: Readonly<Partial<Record<(typeof heads)[number], string | null | undefined>>>,
): string {
  const cells = heads.map((head) => (procedure[head] ?? '').replaceAll('|', '/').trim())
  return cells.join(cellEnd).replace(/[ |]+$/, '')
}

/** The catalogue with the lines of its table as procedures, and what is wrong with lines, each at its place. */
export function withTable(
  yaml: Yaml,
  catalog: Catalog,
): { readonly value: Catalog; readonly problems: readonly Problem[] } {
  const { table, ...rest } = catalog
  if (table === undefined) return { value: catalog, problems: [] }
  const problems: Problem[] = []
  const first = firstLine(yaml)
  const procedures = table.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const read = CatalogProcedure.safeParse(cellsOf(line))
    if (read.success) return [read.data]
    problems.push({ file: yaml.path, line: first + at, column: 1, ...badLine(line) })
    return []
  })
  return { value: { ...rest, procedures: [...catalog.procedures, ...procedures] }, problems }
}

function cellsOf(line: string): unknown {
  const [code = '', name = '', agency = '', url = '', field = '', province = '', ...more] = line
    .normalize('NFC')
    .split('|')
    .map((cell) => cell.trim())
  return {
    id: idOfCode(code),
    code,
    name,
    agency: agency === '' ? null : agency,
    url: url === '' ? null : url,
    ...(field === '' ? {} : { field }),
    ...(province === '' ? {} : { province }),
    ...(more.length === 0 ? {} : { more }),
  }
}

/** The line of the file on which the table begins: below the «table: |» that announces it. */
function firstLine(yaml: Yaml): number {
  const { root } = yaml
  const table = isMap(root) ? nodeAt(yaml, ['table']) : undefined
  const offset = isScalar(table) ? (table.range?.[0] ?? 0) : 0
  return yaml.lines.linePos(offset).line + 1
}

function badLine(line: string) {
  const shown = line.slice(0, 60)
  return {
    vi: `Dòng «${shown}» không đúng dạng «1.001193 | tên | cơ quan | https://… | lĩnh vực | 37»: sửa hoặc xóa dòng này`,
    en: `The line «${shown}» is not of the form «1.001193 | name | agency | https://… | field | 37»: correct or delete it`,
  }
}
