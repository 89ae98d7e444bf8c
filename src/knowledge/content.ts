import type { z } from 'zod'
import { readContentFiles } from './content-files.ts'
import { hiddenCharacters } from './hidden.ts'
import type { Problem } from './problem.ts'
import type { Kind, kinds } from './schema.ts'
import { checkShape } from './shape.ts'
import { parseYaml, type Yaml } from './yaml.ts'

/** A file whose YAML and shape are right, with its places. */
export type ContentEntry = {
  readonly [K in Kind]: {
    readonly kind: K
    readonly yaml: Yaml
    readonly value: z.output<(typeof kinds)[K]>
  }
}[Kind]

/** All content as read, before its parts are compared with one another. */
export type Content = {
  readonly entries: readonly ContentEntry[]
  readonly problems: readonly Problem[]
  readonly version: string
  /** Ids by file name, of the unsound files too: what points at them is not wrong. */
  readonly fileIds: ReadonlySet<string>
}

/** A file that is wrong throughout is shown by its first problems. */
const maxProblemsPerFile = 50

/** Reads, parses and shapes every file; problems of one do not hide those of another. */
export async function readContent(dir: string): Promise<Content> {
  const { files, problems, version } = await readContentFiles(dir)
  const entries: ContentEntry[] = []
  const found = [...problems]
  for (const file of files) {
    const parsed = parseYaml(file.path, file.text)
    const shaped = parsed.yaml && checkShape(file.kind, parsed.yaml)
    const inFile = [
      ...hiddenCharacters(file.path, file.text),
      ...parsed.problems,
      ...(shaped?.problems ?? []),
    ]
    found.push(...inFile.slice(0, maxProblemsPerFile))
    // The schema of this kind made the value.
    if (parsed.yaml && shaped?.value !== undefined)
      entries.push({ kind: file.kind, yaml: parsed.yaml, value: shaped.value } as ContentEntry)
  }
  const paths = [...files.map((each) => each.path), ...problems.map((each) => each.file)]
  return { entries, problems: found, version, fileIds: new Set(paths.map(fileId)) }
}

/** procedures/ho-tich/khai-sinh.yaml → khai-sinh */
export function fileId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
}

/** The entries of one kind, in path order. */
export function ofKind<K extends Kind>(
  entries: readonly ContentEntry[],
  kind: K,
): Extract<ContentEntry, { readonly kind: K }>[] {
  return entries.filter((entry): entry is Extract<ContentEntry, { readonly kind: K }> => entry.kind === kind)
}
