import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { OldDraft } from '../../importing/plan.ts'
import type { Saying } from '../../knowledge/problem.ts'

/** A record is 7–110 kB, a catalogue of all procedures 2 MB: what is far beyond is something else. */
export const limits = { recordBytes: 2 * 1_048_576, catalogBytes: 20 * 1_048_576 } as const

export type FileText =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'unreadable'; readonly saying: Saying }

export async function readBytes(path: string, most: number): Promise<FileText> {
  try {
    const { size } = await stat(path)
    if (size > most) return { kind: 'unreadable', saying: tooBig(size, most) }
    return { kind: 'bytes', bytes: await readFile(path) }
  } catch {
    return { kind: 'unreadable', saying: noAccess }
  }
}

/** undefined: not UTF-8. A byte order mark is dropped. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The file itself, or the .json files of the folder in order of their names; undefined: there is no such thing. */
export async function listRecords(path: string): Promise<readonly string[] | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  if (!found.isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name))
}

/** Drafts that an earlier run, or a person, has left. */
export async function readDrafts(out: string): Promise<OldDraft[]> {
  const names = await readdir(join(out, 'procedures')).catch(() => [])
  const files = names.filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async (name) => ({
      path: `procedures/${name}`,
      id: basename(name, '.yaml'),
      text: await readFile(join(out, 'procedures', name), 'utf8'),
    })),
  )
}

export type Write = 'written' | 'changed' | 'unchanged'

/** Leaves a file alone that already holds the text. */
export async function writeIfNew(path: string, text: string): Promise<Write> {
  const old = await readFile(path, 'utf8').catch(() => undefined)
  if (old === text) return 'unchanged'
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return old === undefined ? 'written' : 'changed'
}

/** Also by way of symbolic links. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const way = relative(await real(folder), await real(path))
  return way === '' || !(way.startsWith('..') || isAbsolute(way))
}

/** As written in a file: with slashes on every system. */
export function wayBetween(from: string, to: string): string {
  return relative(resolve(from), resolve(to)).replaceAll('\\', '/')
}

async function real(path: string): Promise<string> {
  const full = resolve(path)
  const found = await realpath(full).catch(() => undefined)
  if (found !== undefined || dirname(full) === full) return found ?? full
  return join(await real(dirname(full)), basename(full))
}

const noAccess = {
  vi: 'Không mở được tệp: kiểm tra đường dẫn và quyền đọc',
  en: 'The file cannot be opened: check the path and that it may be read',
}

function tooBig(bytes: number, most: number): Saying {
  return {
    vi: `Tệp quá lớn (${bytes} byte, tối đa ${most}): kiểm tra có đúng tệp không`,
    en: `The file is too big (${bytes} bytes, at most ${most}): is it the right file?`,
  }
}
