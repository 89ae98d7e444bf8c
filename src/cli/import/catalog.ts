import { readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { stubsOf } from '../../importing/catalog-stubs.ts'
import { type CatalogTable, readTable } from '../../importing/catalog-table.ts'
import { type CatalogFile, catalogFiles } from '../../importing/catalog-text.ts'
import { neverReviewed } from '../../importing/draft.ts'
import { isEdited } from '../../importing/mark.ts'
import { type Shelf, shelfOf } from '../../importing/shelf.ts'
import { type Content, readContent } from '../../knowledge/content.ts'
import type { Saying } from '../../knowledge/problem.ts'
import type { Io } from '../io.ts'
import { type CatalogReport, printCatalog } from './catalog-report.ts'
import { decode, limits, readBytes, writeIfNew } from './files.ts'

export type CatalogOptions = {
  readonly contentDir: string
  /** Absent: catalog/cong-dich-vu-cong.yaml in the content folder. */
  readonly out?: string
  /** Two digits: only what holds in the whole country or there. */
  readonly province?: string
  readonly json: boolean
  readonly today: string
}

/** Lists the procedures of a table. Exit code 0: done, 1: some rows could not be read, 2: nothing could be done. */
export async function importCatalog(path: string, options: CatalogOptions, io: Io): Promise<number> {
  const out = options.out ?? join(options.contentDir, 'catalog', 'cong-dich-vu-cong.yaml')
  const name = basename(out, '.yaml')
  if (!out.endsWith('.yaml') || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 37)
    return refuse(io, badOut(out))
  const read = await readBytes(path, limits.catalogBytes)
  if (read.kind === 'unreadable') return refuse(io, read.saying)
  const shelf = shelfOf(without(name, await readContent(options.contentDir)), options.today)
  const { province } = options
  if (province !== undefined && !shelf.units.some(({ code }) => code === province))
    return refuse(io, noProvince(province, shelf))
  const table = readTable(linesOf(read.bytes))
  if (table.rows.length === 0) return fail(table, io)
  const stubs = stubsOf(table.rows, shelf, province)
  const files = catalogFiles(name, stubs.stubs, dayOf(path) ?? neverReviewed)
  const edited = await editedOf(dirname(out), files)
  if (edited !== undefined) return refuse(io, wasEdited(edited))
  const written = await writeAll(dirname(out), name, files)
  printCatalog({ table, stubs, written, hasDay: dayOf(path) !== undefined }, options.json, io)
  return table.problems.length > 0 ? 1 : 0
}

/** What an earlier run wrote does not count as already there. */
function without(name: string, content: Content): Content {
  const own = new RegExp(`^${name}(?:-\\d+)?$`)
  return {
    ...content,
    entries: content.entries.filter(({ kind, value }) => kind !== 'catalog' || !own.test(value.id)),
  }
}

/** undefined for a line that is not UTF-8. */
function linesOf(bytes: Buffer): (string | undefined)[] {
  const text = decode(bytes)
  if (text !== undefined) return text.split('\n')
  const lines: (string | undefined)[] = []
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(10, start)
    lines.push(decode(bytes.subarray(start, end === -1 ? bytes.length : end)))
    if (end === -1) break
    start = end + 1
  }
  return lines
}

/** Tables carry the day of their making in their name: tthc_catalog_20260718.tsv. */
function dayOf(path: string): string | undefined {
  const [, year, month, day] = /(20\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(basename(path)) ?? []
  const found = `${year}-${month}-${day}`
  return Number.isNaN(Date.parse(found)) ? undefined : found
}

async function editedOf(folder: string, files: readonly CatalogFile[]): Promise<string | undefined> {
  for (const { id } of files) {
    const path = join(folder, `${id}.yaml`)
    const old = await readFile(path, 'utf8').catch(() => undefined)
    if (old !== undefined && isEdited(old)) return path
  }
  return undefined
}

/** Parts that are no longer needed go, unless somebody changed them. */
async function writeAll(folder: string, name: string, files: readonly CatalogFile[]) {
  const written: CatalogReport['written'][number][] = []
  for (const { id, text } of files) {
    const path = join(folder, `${id}.yaml`)
    written.push({ path, write: await writeIfNew(path, text) })
  }
  for (let part = files.length + 1; ; part += 1) {
    const path = join(folder, `${name}-${part}.yaml`)
    const old = await readFile(path, 'utf8').catch(() => undefined)
    if (old === undefined || isEdited(old)) return written
    await rm(path)
    written.push({ path, write: 'removed' })
  }
}

function fail({ problems }: CatalogTable, io: Io): number {
  for (const { row, vi, en } of problems.slice(0, 20)) io.err(`${row}: ${vi}\n    ${en}`)
  io.err('Không có dòng nào đọc được: không ghi gì.\nNo row could be read: nothing was written.')
  return 1
}

function refuse(io: Io, { vi, en }: Saying): number {
  io.err(`${vi}\n${en}`)
  return 2
}

function badOut(out: string): Saying {
  return {
    vi: `--out ${out}: tên tệp phải là chữ thường không dấu, số, gạch nối và đuôi .yaml`,
    en: `--out ${out}: the file needs a name of small letters, digits and hyphens, ending in .yaml`,
  }
}

function noProvince(code: string, { units }: Shelf): Saying {
  const known = units.map((unit) => `${unit.code} ${unit.current}`).join(', ')
  return {
    vi: `Không có tỉnh mã «${code}» trong places: ${known}`,
    en: `No province has the code «${code}» in places: ${known}`,
  }
}

function wasEdited(path: string): Saying {
  return {
    vi: `${path} không do lệnh này viết hoặc đã có người sửa: không ghi đè. Chuyển phần sửa sang tệp danh mục khác rồi xóa tệp này, hoặc chọn --out khác`,
    en: `${path} was not written by this command or was edited: it is not overwritten. Move what was changed to another catalogue file and delete this one, or choose another --out`,
  }
}
