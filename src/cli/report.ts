import { writeFileSync } from 'node:fs'
import { type Format, formats, type ReportFile, reportFiles } from '../exports/report-files.ts'
import { dayAfter, today } from '../lib/day.ts'
import { faultFields } from '../lib/log.ts'
import type { Range } from '../reports/figures.ts'
import type { Reports } from '../reports/reports.ts'
import type { Io } from './io.ts'

export type ReportOptions = {
  /** Days of the office, both count; absent: the last seven whole days. */
  readonly from?: string
  readonly to?: string
  readonly format: string
  readonly out?: string
}

export type ReportSetting = {
  readonly reports: Pick<Reports, 'reportOf'>
  readonly timeZone: string
  /** Epoch milliseconds. */
  readonly now: number
  /** Takes what is written where no file is named. */
  readonly write: (body: string | Uint8Array) => void
  /** Whether somebody would see it on a screen. */
  readonly isScreen: boolean
}

/** Writes a report. Exit code 0 when written, 1 when it could not be, 2 when asked for wrongly. */
export async function runReport(options: ReportOptions, setting: ReportSetting, io: Io): Promise<number> {
  const range = readRange(options, today(setting.now, setting.timeZone))
  const format = formats.find((each) => each === options.format)
  const problem = typeof range === 'string' ? range : wrongOutput(format, options, setting)
  if (typeof range === 'string' || format === undefined || problem !== undefined) {
    io.err(problem ?? '')
    return 2
  }
  io.err(`Counting ${range.from} to ${range.to} …`)
  const report = await setting.reports.reportOf(range)
  io.err(`Writing ${format} …`)
  const files = await reportFiles(report, format, today(setting.now, setting.timeZone))
  return options.out === undefined ? print(files, setting) : save(files, options.out, io)
}

/** The days, or what is wrong with them. */
function readRange({ from, to }: ReportOptions, now: string): Range | string {
  const end = to ?? (from === undefined ? dayAfter(now, -1) : now)
  const start = from ?? dayAfter(end, -6)
  const wrong = [start, end].find((day) => !isRealDay(day))
  if (wrong !== undefined) return `${wrong} is no day: give one such as 2026-11-01 to --from and --to`
  if (start > end) return `--from ${start} is after --to ${end}`
  return start <= now ? { from: start, to: end } : `--from ${start} has not come yet`
}

/** 2026-02-30 is read by Date as 2 March. */
function isRealDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && dayAfter(day, 0) === day
}

function wrongOutput(
  format: Format | undefined,
  { out, format: given }: ReportOptions,
  { isScreen }: ReportSetting,
) {
  if (format === undefined) return `--format ${given} is not known: say ${formats.join(', ')}`
  const isBinary = format === 'xlsx' || format === 'png'
  if (isBinary && out === undefined && isScreen)
    return `${format} is nothing to read on a screen: name a file with --out report.${format}`
  return undefined
}

function print(files: readonly ReportFile[], { write }: ReportSetting): number {
  files.forEach(({ part, body }, at) => {
    if (at > 0) write('\r\n')
    if (part !== undefined && files.length > 1) write(`# ${part}\r\n`)
    write(body)
  })
  return 0
}

function save(files: readonly ReportFile[], out: string, io: Io): number {
  try {
    for (const { part, body } of files) {
      const path = part === undefined ? out : partPath(out, part)
      writeFileSync(path, body)
      io.out(path)
    }
    return 0
  } catch (error) {
    io.err(`the report could not be written to ${out} (${faultFields(error).code ?? 'unknown'})`)
    return 1
  }
}

/** bao-cao.csv → bao-cao-tong-quan.csv */
function partPath(out: string, part: string): string {
  const [, base = out, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(out) ?? []
  return `${base}-${part}${ending}`
}
