import { doubtKinds } from '../../importing/doubt.ts'
import type { Planned } from '../../importing/plan.ts'
import { type PortalRecord, parts, shapes } from '../../importing/record.ts'
import type { Saying } from '../../knowledge/problem.ts'
import type { Io } from '../io.ts'
import { counts, list } from './counts.ts'
import type { Write } from './files.ts'

export type Told = Saying & { readonly file: string }
export type FromFile = { readonly file: string; readonly record: PortalRecord }
export type Written = Planned & { readonly write: Write }

export type PortalReport = {
  readonly out: string
  readonly files: number
  readonly records: readonly FromFile[]
  readonly problems: readonly Told[]
  readonly skipped: readonly Told[]
  readonly written: readonly Written[]
}

/** Says what was read, written and left alone, and how much of it is doubtful. */
export function printPortal(report: PortalReport, json: boolean, io: Io): void {
  const summary = summaryOf(report)
  if (json) io.out(JSON.stringify(summary, null, 2))
  else say(report, summary, io)
}

function say(report: PortalReport, summary: ReturnType<typeof summaryOf>, io: Io): void {
  for (const { file, vi, en } of [...report.problems, ...report.skipped]) io.out(`${file}: ${vi}\n    ${en}`)
  const { drafts, diffs } = summary
  io.out(`Đã đọc / read: ${report.files} tệp, ${report.records.length} thủ tục (${list(summary.shapes)})`)
  io.out(`Bản nháp / drafts: ${list(drafts)}`)
  io.out(`Trang đối chiếu / diffs: ${list(diffs)}`)
  io.out(`Không đọc được / unreadable: ${report.problems.length}; bỏ qua / skipped: ${report.skipped.length}`)
  io.out(`Có trong bản ghi / records with: ${list(summary.parts)}`)
  io.out(`Chỗ phải xem lại / doubts: ${list(summary.doubts)}`)
  io.out(`Ở / in: ${report.out}`)
}

function summaryOf({ out, files, records, problems, skipped, written }: PortalReport) {
  const drafts = written.filter(({ kind }) => kind === 'draft')
  const kept = written.filter(({ kind }) => kind === 'kept')
  const pages = written.filter(({ kind }) => kind !== 'draft')
  const doubts = written.flatMap((each) => each.doubts)
  return {
    out,
    files,
    procedures: records.length,
    shapes: counts(shapes, (shape) => records.filter(({ record }) => record.shape === shape).length),
    drafts: { ...writes(drafts), kept: kept.length },
    diffs: writes(pages),
    parts: counts(Object.keys(parts), (part) => records.filter(({ record }) => parts[part]?.(record)).length),
    doubts: counts(doubtKinds, (kind) => doubts.filter((doubt) => doubt.kind === kind).length),
    problems,
    skipped,
    entries: written.map(({ kind, code, id, path, write, doubts: found }) => ({
      ...{ kind, code, id, path, write },
      doubts: found.length,
    })),
  }
}

function writes(written: readonly Written[]) {
  return counts(
    ['written', 'changed', 'unchanged'] as const,
    (write) => written.filter((each) => each.write === write).length,
  )
}
