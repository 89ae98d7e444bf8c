import { type Content, readContent } from '../knowledge/content.ts'
import type { Finding } from '../knowledge/finding.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { lint } from '../knowledge/lint.ts'
import { knowledgeOf } from '../knowledge/load.ts'
import { locate } from '../knowledge/position.ts'
import { fileProblem, formatProblem, type Problem, sortProblems } from '../knowledge/problem.ts'
import { today } from '../lib/day.ts'
import { createSearch } from '../search/search.ts'
import { weights } from '../search/weights.ts'
import type { Io } from './io.ts'

export type CheckOptions = {
  readonly dir: string
  /** 2026-11-23; absent: today where the office is. */
  readonly asOf?: string
  readonly json: boolean
}

/** Says everything that is wrong with the content. Exit code 0: sound (advice may be given), 1: not, 2: no such day. */
export async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const { asOf } = options
  if (asOf !== undefined && !isDay(asOf)) {
    io.err(`«${asOf}» không phải ngày dạng 2026-11-23 / is not a day such as 2026-11-23`)
    return 2
  }
  const content = await readContent(options.dir)
  const loaded = knowledgeOf(content)
  const report: Report =
    loaded.kind === 'broken'
      ? { errors: loaded.problems, advice: [] }
      : sorted(content, loaded.warnings, lintAll(loaded.knowledge, asOf))
  if (options.json) io.out(asJson(report))
  else print(report, content, io)
  return report.errors.length > 0 ? 1 : 0
}

/** Errors make content unfit to be shown; advice would make it better. Lint findings carry their rule. */
type Report = { readonly errors: readonly Told[]; readonly advice: readonly Told[] }
type Told = Problem & { readonly rule?: Finding['rule'] }

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true
}

function lintAll(knowledge: Knowledge, asOf: string | undefined): Finding[] {
  const search = createSearch(knowledge, weights)
  const day = asOf ?? today(Date.now(), knowledge.office.timeZone)
  return lint(knowledge, day, (question) => search.find(question).hits)
}

function sorted(content: Content, warnings: readonly Problem[], findings: readonly Finding[]): Report {
  const told = (level: Finding['level']) =>
    findings.filter((finding) => finding.level === level).map((finding) => place(content, finding))
  return { errors: sortProblems(told('wrong')), advice: sortProblems([...warnings, ...told('advice')]) }
}

function place(content: Content, finding: Finding): Told {
  const { rule, vi, en, kind, id, path } = finding
  const entry = content.entries.find((each) => each.kind === kind && each.value.id === id)
  return { ...(entry ? locate(entry.yaml, { path, vi, en }) : fileProblem(kind, { vi, en })), rule }
}

function print({ errors, advice }: Report, content: Content, io: Io): void {
  for (const told of errors) io.out(formatProblem(told))
  for (const told of advice)
    io.out(formatProblem({ ...told, vi: `Góp ý: ${told.vi}`, en: `Advice: ${told.en}` }))
  const files = content.entries.length
  io.out(
    `${files} tệp, ${errors.length} lỗi, ${advice.length} góp ý / ${files} files, ${errors.length} errors, ${advice.length} advice`,
  )
}

function asJson(report: Report): string {
  return JSON.stringify({ ok: report.errors.length === 0, ...report }, null, 2)
}
