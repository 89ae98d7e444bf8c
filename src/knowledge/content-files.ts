import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { suggestion } from './nearest.ts'
import { fileProblem, type Problem, type Saying } from './problem.ts'
import { type Kind, kinds } from './schema.ts'

/** One file as read; `path` starts at the content folder and uses `/`. */
export type ContentFile = { readonly path: string; readonly kind: Kind; readonly text: string }

export type ContentFiles = {
  readonly files: readonly ContentFile[]
  readonly problems: readonly Problem[]
  /** Of every file's path and bytes, good or bad. */
  readonly version: string
}

/**
 * Far above honest use (an entry is 2–20 kB, all content of one office about 2 MB), and low enough that the dearest
 * allowed content is still read within the time limit of a load.
 */
export const limits = { fileBytes: 1_048_576, totalBytes: 20 * 1_048_576, files: 5_000, folders: 6 } as const

/** Enough to keep the disk busy, few enough for any limit on open files. */
const openAtOnce = 32

/** Every content file under `dir`, in path order. What must not be there is a problem; hidden and .md files are not ours. */
export async function readContentFiles(dir: string): Promise<ContentFiles> {
  const found = await listFolder(dir, [])
  const excess = tooMuch(found.files)
  const files: ContentFile[] = []
  const problems = [...found.problems, ...excess]
  const hash = createHash('sha256')
  for (const read of excess.length > 0 ? [] : await readAll(dir, found.files)) {
    if ('vi' in read) {
      problems.push(read)
      continue
    }
    const { path, kind, bytes, text } = read
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
    if (text === undefined) problems.push(notUtf8(path, bytes))
    else files.push({ path, kind, text })
  }
  return { files, problems, version: hash.digest('hex') }
}

type Listed = { readonly path: string; readonly kind: Kind; readonly bytes: number }
type Listing = { readonly files: readonly Listed[]; readonly problems: readonly Problem[] }

async function listFolder(dir: string, folders: readonly string[]): Promise<Listing> {
  const path = folders.join('/')
  if (folders.length > limits.folders) return refused(path, deepFolder)
  const children = await readdir(join(dir, ...folders), { withFileTypes: true }).catch(() => undefined)
  if (!children) return refused(path || '.', unreadableFolder(join(dir, path)))
  const isSchema = (child: Dirent) => folders.length === 0 && child.name === 'schema'
  const listings = await Promise.all(
    children
      .filter((child) => isOurs(child) && !isSchema(child))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((child) => listChild(dir, folders, child)),
  )
  return {
    files: listings.flatMap((each) => each.files),
    problems: listings.flatMap((each) => each.problems),
  }
}

async function listChild(dir: string, folders: readonly string[], child: Dirent): Promise<Listing> {
  const path = [...folders, child.name].join('/')
  if (child.isSymbolicLink()) return refused(path, link)
  if (child.isDirectory()) {
    if (folders.length === 0 && !isKind(child.name)) return refused(`${path}/`, unknownFolder(child.name))
    return listFolder(dir, [...folders, child.name])
  }
  if (!child.isFile()) return refused(path, oddFile)
  const kind = folders[0]
  if (kind === undefined || !isKind(kind)) return refused(path, noFolder)
  if (!child.name.endsWith('.yaml')) return refused(path, wrongEnding(child.name))
  const found = await stat(join(dir, path)).catch(() => undefined)
  if (!found) return refused(path, unreadable)
  if (found.size > limits.fileBytes) return refused(path, tooBig(found.size))
  return { files: [{ path, kind, bytes: found.size }], problems: [] }
}

function isOurs(child: Dirent): boolean {
  return !/^[.#]|~$|\.(?:md|swp|tmp|bak)$/.test(child.name)
}

function isKind(folder: string): folder is Kind {
  return Object.hasOwn(kinds, folder)
}

type Read = {
  readonly path: string
  readonly kind: Kind
  readonly bytes: Buffer
  /** undefined: not UTF-8. */
  readonly text: string | undefined
}

async function readAll(dir: string, files: readonly Listed[]): Promise<(Read | Problem)[]> {
  const reads: (Read | Problem)[] = []
  for (let start = 0; start < files.length; start += openAtOnce) {
    const batch = files.slice(start, start + openAtOnce)
    reads.push(...(await Promise.all(batch.map((file) => readContentFile(dir, file)))))
  }
  return reads
}

async function readContentFile(dir: string, { path, kind }: Listed): Promise<Read | Problem> {
  const bytes = await readFile(join(dir, path)).catch(() => undefined)
  return bytes ? { path, kind, bytes, text: decode(bytes) } : fileProblem(path, unreadable)
}

/** A byte order mark is dropped; undefined: not UTF-8. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function notUtf8(path: string, bytes: Buffer): Problem {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (decode(bytes.subarray(start, end)) === undefined) break
    line += 1
    start = end + 1
  }
  return {
    file: path,
    line,
    column: 1,
    vi: 'Tệp không ở bảng mã UTF-8 nên chữ Việt bị hỏng: mở lại và lưu với bảng mã UTF-8 (Save As → Encoding: UTF-8)',
    en: 'The file is not UTF-8: open it again and save it with encoding UTF-8',
  }
}

function tooMuch(files: readonly Listed[]): Problem[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes <= limits.totalBytes && files.length <= limits.files) return []
  return [
    fileProblem('.', {
      vi: `Cả thư mục có ${files.length} tệp, ${bytes} byte; tối đa ${limits.files} tệp, ${limits.totalBytes} byte: bỏ bớt tệp thừa`,
      en: `The folder holds ${files.length} files, ${bytes} bytes; at most ${limits.files} files, ${limits.totalBytes} bytes: remove what does not belong`,
    }),
  ]
}

function refused(path: string, saying: Saying): Listing {
  return { files: [], problems: [fileProblem(path, saying)] }
}

function unknownFolder(name: string): Saying {
  const near = suggestion(name, Object.keys(kinds))
  return {
    vi: `Không có loại nội dung tên «${name}»${near.vi}: đổi tên thư mục thành một trong ${Object.keys(kinds).join(', ')}`,
    en: `There is no kind of content called «${name}»${near.en}: rename the folder to one of ${Object.keys(kinds).join(', ')}`,
  }
}

function wrongEnding(name: string): Saying {
  return name.endsWith('.yml')
    ? { vi: 'Đuôi tệp phải là .yaml: đổi .yml thành .yaml', en: 'Rename .yml to .yaml' }
    : {
        vi: 'Thư mục nội dung chỉ nhận tệp .yaml: chuyển tệp này đi nơi khác',
        en: 'Content folders hold .yaml files only: move this file elsewhere',
      }
}

function tooBig(bytes: number): Saying {
  return {
    vi: `Tệp quá lớn (${bytes} byte, tối đa ${limits.fileBytes}): mỗi tệp chỉ nên có một mục, hãy tách ra`,
    en: `The file is too big (${bytes} bytes, at most ${limits.fileBytes}): keep one entry a file, split it`,
  }
}

const link = {
  vi: 'Đây là liên kết (symlink), không phải tệp thật: chép hẳn tệp vào đây',
  en: 'This is a symbolic link: put a real file here',
}
const oddFile = {
  vi: 'Đây không phải tệp thường: xóa đi hoặc thay bằng tệp .yaml',
  en: 'This is not an ordinary file: delete it or put a .yaml file here',
}
const noFolder = {
  vi: 'Tệp phải nằm trong thư mục theo loại (procedures, guides…): chuyển tệp vào đúng thư mục',
  en: 'Files live in a folder of their kind (procedures, guides…): move it there',
}
const deepFolder = {
  vi: `Thư mục lồng quá ${limits.folders} cấp: đưa các tệp lên gần hơn`,
  en: `Folders are nested more than ${limits.folders} deep: move the files up`,
}
const unreadable = {
  vi: 'Không mở được tệp: kiểm tra quyền đọc của tệp',
  en: 'The file cannot be opened: check that it may be read',
}

function unreadableFolder(path: string): Saying {
  return {
    vi: `Không mở được thư mục ${path}: kiểm tra đường dẫn và quyền đọc`,
    en: `The folder ${path} cannot be opened: check the path and that it may be read`,
  }
}
