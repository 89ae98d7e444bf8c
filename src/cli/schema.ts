import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readContentFiles } from '../knowledge/content-files.ts'
import { schemaText } from '../knowledge/json-schema.ts'
import { withModeline } from '../knowledge/modeline.ts'
import { type Kind, kinds } from '../knowledge/schema.ts'
import type { Io } from './io.ts'

export type SchemaOptions = {
  readonly dir: string
  /** Writes nothing; exit code 1 when something would be written. */
  readonly check: boolean
}

/** Writes what editors need to complete and check content: one JSON Schema a kind, and the line that names it in each file. */
export async function runSchema({ dir, check }: SchemaOptions, io: Io): Promise<number> {
  const outdated = [...(await outdatedSchemas(dir)), ...(await outdatedFiles(dir))]
  for (const { path, text } of outdated) {
    io.out(check ? `${path} chưa đúng / out of date` : `${path} đã ghi / written`)
    if (check) continue
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  io.err(summary(outdated.length, check))
  return check && outdated.length > 0 ? 1 : 0
}

type Outdated = { readonly path: string; readonly text: string }

async function outdatedSchemas(dir: string): Promise<Outdated[]> {
  // Object.keys forgets that the keys are the record's own.
  const wanted = (Object.keys(kinds) as Kind[]).map((kind) => ({
    path: `schema/${kind}.schema.json`,
    text: schemaText(kind),
  }))
  const written = await Promise.all(
    wanted.map(({ path }) => readFile(join(dir, path), 'utf8').catch(() => undefined)),
  )
  return wanted.filter(({ text }, index) => written[index] !== text)
}

async function outdatedFiles(dir: string): Promise<Outdated[]> {
  const { files } = await readContentFiles(dir)
  return files.flatMap(({ path, kind, text }) => {
    const right = withModeline(kind, path, text)
    return right === text ? [] : [{ path, text: right }]
  })
}

function summary(count: number, check: boolean): string {
  if (count === 0) return 'Mọi tệp đã đúng. / All files are up to date.'
  return check
    ? `${count} tệp chưa đúng: chạy «motcua schema». / ${count} files are out of date: run «motcua schema».`
    : `Đã ghi ${count} tệp. / ${count} files written.`
}
