import { basename, dirname, join, resolve } from 'node:path'
import { type Planned, plan } from '../../importing/plan.ts'
import { type ReadRecord, readRecord } from '../../importing/read-record.ts'
import { shelfOf } from '../../importing/shelf.ts'
import { readContent } from '../../knowledge/content.ts'
import type { Saying } from '../../knowledge/problem.ts'
import type { Io } from '../io.ts'
import {
  decode,
  isInside,
  limits,
  listRecords,
  readBytes,
  readDrafts,
  wayBetween,
  writeIfNew,
} from './files.ts'
import { type FromFile, type PortalReport, printPortal, type Told, type Written } from './portal-report.ts'
import { type Progress, showProgress, type Terminal } from './progress.ts'

export type PortalOptions = {
  readonly contentDir: string
  /** Absent: `drafts` beside the content folder. */
  readonly out?: string
  readonly json: boolean
  /** 2026-11-23: documents and dates before it are over. */
  readonly today: string
}

/** Makes drafts of records. Exit code 0: done, 1: some could not be read, 2: nothing to read or no place to write. */
export async function importPortal(
  path: string,
  options: PortalOptions,
  io: Io,
  terminal: Terminal,
): Promise<number> {
  const out = options.out ?? join(dirname(resolve(options.contentDir)), 'drafts')
  const files = await listRecords(path)
  if (!files || files.length === 0) return refuse(io, nothingThere(path))
  if (await isInside(out, options.contentDir)) return refuse(io, insideContent(out))
  const { records, problems } = await readAll(files, showProgress(files.length, 'Đọc / reading', terminal))
  const { chosen, skipped } = onePerCode(records)
  const content = await readContent(options.contentDir)
  const shelf = shelfOf(content, options.today)
  const planned = plan(
    chosen.map(({ record }) => record),
    shelf,
    await readDrafts(out),
    wayBetween(join(out, 'procedures'), join(options.contentDir, 'schema')),
  )
  const written = await writeAll(out, planned, showProgress(planned.length, 'Ghi / writing', terminal))
  const report: PortalReport = { out, files: files.length, records: chosen, problems, skipped, written }
  printPortal(report, options.json, io)
  return problems.length > 0 ? 1 : 0
}

async function readAll(files: readonly string[], progress: Progress) {
  const records: FromFile[] = []
  const problems: Told[] = []
  for (const path of files) {
    const file = basename(path)
    const read = await readOne(path)
    if (read.kind === 'record') records.push({ file, record: read.record })
    else problems.push({ file, ...read.saying })
    progress.step()
  }
  progress.end()
  return { records, problems }
}

async function readOne(path: string): Promise<ReadRecord> {
  const read = await readBytes(path, limits.recordBytes)
  if (read.kind === 'unreadable') return read
  const text = decode(read.bytes)
  return text === undefined ? { kind: 'unreadable', saying: notUtf8 } : readRecord(text)
}

/** Of several records of one code, the one read last; of those without a day, the first by name of its file. */
function onePerCode(records: readonly FromFile[]) {
  const chosen = new Map<string, FromFile>()
  for (const each of records) {
    const other = chosen.get(each.record.code)
    if (!other || (each.record.read ?? '') > (other.record.read ?? '')) chosen.set(each.record.code, each)
  }
  const skipped = records
    .filter((each) => chosen.get(each.record.code) !== each)
    .map(
      ({ file, record }): Told => ({ file, ...repeated(record.code, chosen.get(record.code)?.file ?? '') }),
    )
  return { chosen: [...chosen.values()], skipped }
}

async function writeAll(out: string, planned: readonly Planned[], progress: Progress): Promise<Written[]> {
  const written: Written[] = []
  for (const each of planned) {
    written.push({ ...each, write: await writeIfNew(join(out, each.path), each.text) })
    progress.step()
  }
  progress.end()
  return written
}

function refuse(io: Io, { vi, en }: Saying): number {
  io.err(`${vi}\n${en}`)
  return 2
}

const notUtf8 = {
  vi: 'Tệp không ở bảng mã UTF-8: tải lại hoặc lưu lại với UTF-8',
  en: 'The file is not UTF-8: fetch it again or save it with that encoding',
}

function nothingThere(path: string): Saying {
  return {
    vi: `Không có tệp .json nào ở ${path}: chỉ đúng tệp bản ghi hoặc thư mục chứa chúng`,
    en: `There is no .json file at ${path}: name a record or a folder of them`,
  }
}

function insideContent(out: string): Saying {
  return {
    vi: `${out} nằm trong thư mục nội dung: bản nháp chưa rà soát không được ở đó. Chọn --out khác`,
    en: `${out} is inside the content folder, where drafts must not be: choose another --out`,
  }
}

function repeated(code: string, used: string): Saying {
  return {
    vi: `Mã ${code} có ở nhiều tệp: đã dùng ${used}, bỏ qua tệp này`,
    en: `${code} is in several files: ${used} was used, this one was not`,
  }
}
