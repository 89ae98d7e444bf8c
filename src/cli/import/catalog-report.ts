import { leftOutKinds, rowDoubtKinds, type Stubs } from '../../importing/catalog-stubs.ts'
import type { CatalogRow, CatalogTable } from '../../importing/catalog-table.ts'
import type { Io } from '../io.ts'
import { counts, list } from './counts.ts'
import type { Write } from './files.ts'

export type CatalogReport = {
  readonly table: CatalogTable
  readonly stubs: Stubs
  readonly written: readonly { readonly path: string; readonly write: Write | 'removed' }[]
  readonly hasDay: boolean
}

/** So many lines are read; the JSON has them all. */
const mostShown = 20

/** Says what was listed, what was left out, and which rows somebody should look at. */
export function printCatalog(report: CatalogReport, json: boolean, io: Io): void {
  const summary = summaryOf(report)
  if (json) io.out(JSON.stringify(summary, null, 2))
  else say(report, summary, io)
}

function say({ table, stubs, hasDay }: CatalogReport, summary: ReturnType<typeof summaryOf>, io: Io): void {
  for (const { row, vi, en } of table.problems.slice(0, mostShown)) io.out(`${row}: ${vi}\n    ${en}`)
  for (const { row, vi } of stubs.doubts.filter(({ kind }) => toShow.has(kind)).slice(0, mostShown))
    io.out(`${row}: ${vi}`)
  io.out(`Dòng / rows: ${summary.rows}; không đọc được / unreadable: ${table.problems.length}`)
  io.out(`Đã liệt kê / listed: ${summary.listed}; để ngoài / left out: ${list(summary.leftOut)}`)
  io.out(`Phạm vi / scope: ${list(summary.scopes)}`)
  io.out(`Cơ quan công bố / published by: ${list(summary.issuers, mostShown)}`)
  io.out(`Lĩnh vực / fields: ${list(summary.fields, mostShown)}`)
  io.out(`Chỗ phải xem lại / doubts: ${list(summary.doubts)}`)
  if (!hasDay) io.out(noDay)
  for (const { path, write } of summary.files) io.out(`${path}: ${write}`)
}

/** What a person can put right one by one. */
const toShow: ReadonlySet<string> = new Set(['duplicate-code', 'unknown-province', 'former-province'])

const noDay =
  'Tên tệp không có ngày (…_20260718.tsv) nên không rõ đọc ngày nào: đặt tên có ngày rồi chạy lại. / The name of the file has no day.'

function summaryOf({ table, stubs, written }: CatalogReport) {
  return {
    rows: table.rows.length + table.problems.length,
    listed: stubs.stubs.length,
    leftOut: counts(leftOutKinds, (kind) => stubs.leftOut.filter((each) => each.kind === kind).length),
    scopes: tally(stubs.used, ({ scope }) => scope),
    issuers: tally(stubs.used, ({ issuer }) => issuer),
    fields: tally(stubs.used, ({ field }) => field),
    doubts: counts(rowDoubtKinds, (kind) => stubs.doubts.filter((each) => each.kind === kind).length),
    problems: table.problems,
    rowsToSee: stubs.doubts,
    files: written,
  }
}

/** The most frequent first. */
function tally(rows: readonly CatalogRow[], of: (row: CatalogRow) => string): Record<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) found.set(of(row) || '?', (found.get(of(row) || '?') ?? 0) + 1)
  return Object.fromEntries([...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}
