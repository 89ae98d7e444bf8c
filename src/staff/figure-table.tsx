import type { ComponentChildren, VNode } from 'preact'
import { toCsv } from '../exports/csv.ts'
import { toXlsx } from '../exports/xlsx.ts'
import { shown } from '../reports/shown.ts'
import type { Table } from '../reports/table.ts'
import { home } from './forms.tsx'
import type { Download, PageContext, StaffPage } from './page.ts'
import { DataTable } from './parts.tsx'

type TableProps = {
  readonly table: Table
  readonly context: Pick<PageContext, 'path'>
  /** What the files must be of too, such as `?ky=30-ngay`. */
  readonly query?: string
  readonly empty: ComponentChildren
  /** No more rows than these stand on the page; the files have all. */
  readonly most?: number
  readonly stacks?: boolean
  /** Behind a line that opens it: it has many rows, and a chart says the same. */
  readonly folds?: boolean
  /** What its notes say, the page says elsewhere. */
  readonly hasNotes?: boolean
}

/** A table with its notes and the same table as files. */
export function FigureTable(props: TableProps): VNode {
  const { table, folds, hasNotes = true } = props
  const { rows, notes } = table
  return (
    <>
      {folds && rows.length > 0 ? (
        <details>
          <summary>{`Bảng số liệu, ${rows.length} dòng`}</summary>
          <Cells {...props} />
        </details>
      ) : (
        <Cells {...props} />
      )}
      {rows.length > 0 && <Files {...props} />}
      {rows.length > 0 && hasNotes && notes.map((note) => <p class="hint">{note}</p>)}
    </>
  )
}

function Cells({ table: { title, columns, rows }, empty, most, stacks }: TableProps): VNode {
  return (
    <DataTable
      caption={title}
      headings={columns.map(({ heading }) => heading)}
      rows={rows.slice(0, most).map((row) => columns.map(({ kind }, at) => shown(row[at] ?? null, kind)))}
      numbers={columns.flatMap(({ kind }, at) => (kind === 'text' ? [] : [at]))}
      empty={empty}
      {...(stacks ? { stacks } : {})}
    />
  )
}

function Files({ table: { name, title, rows }, context, query = '', most }: TableProps): VNode {
  const isCut = most !== undefined && most < rows.length
  return (
    <TableFiles path={context.path} name={name} title={title} query={query}>
      {isCut && `${most} dòng đầu trong ${rows.length} dòng. `}
    </TableFiles>
  )
}

/** Links to a table as files. */
export function TableFiles(props: {
  readonly path: string
  readonly name: string
  readonly title: string
  readonly query?: string
  readonly children?: ComponentChildren
}): VNode {
  const { path, name, title, query = '', children } = props
  return (
    <p class="files">
      {children}
      Tải về:{' '}
      {formats.map((format, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`${home}${path === '' ? '' : `/${path}`}/tai/${name}.${format}${query}`}>
            {format.toUpperCase()}
            <span class="unseen"> {title}</span>
          </a>
        </>
      ))}
    </p>
  )
}

const formats = ['csv', 'xlsx'] as const

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** CSV and XLSX of each of these tables, for `downloads` of a page; `name`: as the table is called. */
export function tableFiles(
  tables: Readonly<Record<string, (context: PageContext) => Promise<Table>>>,
): NonNullable<StaffPage['downloads']> {
  const files = Object.entries(tables).flatMap(([name, make]) =>
    formats.map(
      (format) =>
        [
          `${name}.${format}`,
          async (context: PageContext): Promise<Download> => ({
            name: `${name}.${format}`,
            type: types[format],
            body:
              format === 'csv'
                ? toCsv(await make(context))
                : Buffer.from(await toXlsx([await make(context)])),
          }),
        ] as const,
    ),
  )
  return Object.fromEntries(files)
}
