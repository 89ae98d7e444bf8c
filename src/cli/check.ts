import { type Content, readContent } from '../knowledge/content.ts'
import type { Finding } from '../knowledge/finding.ts'
import { type Change, freshness } from '../knowledge/freshness.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { lint } from '../knowledge/lint.ts'
import { knowledgeOf } from '../knowledge/load.ts'
import { locate } from '../knowledge/position.ts'
import { fileProblem, formatProblem, type Problem, sortProblems } from '../knowledge/problem.ts'
import { draw } from '../knowledge/sample.ts'
import { today } from '../lib/day.ts'
import { createSearch } from '../search/search.ts'
import { weights } from '../search/weights.ts'
import { changeLines } from './changes.ts'
import { checkSheet } from './check-sheet.ts'
import type { Io } from './io.ts'

export type CheckOptions = {
  readonly dir: string
  /** 2026-11-23: check as of this day and list what changes around it; absent: today where the office is. */
  readonly asOf?: string
  /** Instead of findings, the facts of so many procedures to compare with their sources. */
  readonly sample?: string
  readonly seed: string
  readonly json: boolean
}

/** Says everything that is wrong with the content. Exit code 0: sound (advice may be given), 1: not, 2: wrong use. */
export async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const { asOf, sample, seed } = options
  const wrong = wrongUse(options)
  if (wrong !== undefined) {
    io.err(wrong)
    return 2
  }
  const content = await readContent(options.dir)
  const loaded = knowledgeOf(content)
  if (loaded.kind === 'loaded' && sample !== undefined) {
    printSheets(loaded.knowledge, Number(sample), Number(seed), io)
    return 0
  }
  const day = loaded.kind === 'loaded' ? (asOf ?? today(Date.now(), loaded.knowledge.office.timeZone)) : ''
  const report: Report =
    loaded.kind === 'broken'
      ? { errors: loaded.problems, advice: [], changes: [] }
      : {
          ...sorted(content, loaded.warnings, lintAll(loaded.staff ?? loaded.knowledge, day)),
          changes: asOf === undefined ? [] : freshness(loaded.staff ?? loaded.knowledge, asOf),
        }
  if (options.json) io.out(asJson(report))
  else print(report, content, asOf, io)
  return report.errors.length > 0 ? 1 : 0
}

function wrongUse({ asOf, sample, seed }: CheckOptions): string | undefined {
  if (asOf !== undefined && !isDay(asOf))
    return `«${asOf}» không phải ngày dạng 2026-11-23 / is not a day such as 2026-11-23`
  const number = [sample ?? '1', seed].find((each) => !/^\d{1,9}$/.test(each))
  return number === undefined ? undefined : `«${number}» không phải số / is not a number`
}

function printSheets(knowledge: Knowledge, count: number, seed: number, io: Io): void {
  for (const procedure of draw([...knowledge.procedures.values()], count, seed))
    io.out(checkSheet(procedure, knowledge))
}

/** Errors make content unfit to be shown; advice would make it better. Lint findings carry their rule. */
type Report = {
  readonly errors: readonly Told[]
  readonly advice: readonly Told[]
  readonly changes: readonly Change[]
}
type Told = Problem & { readonly rule?: Finding['rule'] }

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true
}

function lintAll(knowledge: Knowledge, day: string): Finding[] {
  const search = createSearch(knowledge, weights)
  return lint(knowledge, day, (question) => search.find(question).hits)
}

function sorted(
  content: Content,
  warnings: readonly Problem[],
  findings: readonly Finding[],
): Omit<Report, 'changes'> {
  const told = (level: Finding['level']) =>
    findings.filter((finding) => finding.level === level).map((finding) => place(content, finding))
  return { errors: sortProblems(told('wrong')), advice: sortProblems([...warnings, ...told('advice')]) }
}

function place(content: Content, finding: Finding): Told {
  const { rule, vi, en, kind, id, path } = finding
  const entry = content.entries.find((each) => each.kind === kind && each.value.id === id)
  return { ...(entry ? locate(entry.yaml, { path, vi, en }) : fileProblem(kind, { vi, en })), rule }
}

function print(
  { errors, advice, changes }: Report,
  content: Content,
  asOf: string | undefined,
  io: Io,
): void {
  for (const told of errors) io.out(formatProblem(told))
  for (const told of advice)
    io.out(formatProblem({ ...told, vi: `Góp ý: ${told.vi}`, en: `Advice: ${told.en}` }))
  if (asOf !== undefined) for (const line of changeLines(changes, asOf)) io.out(line)
  const files = content.entries.length
  io.out(
    `${files} tệp, ${errors.length} lỗi, ${advice.length} góp ý / ${files} files, ${errors.length} errors, ${advice.length} advice`,
  )
}

function asJson(report: Report): string {
  return JSON.stringify({ ok: report.errors.length === 0, ...report }, null, 2)
}
