import type { z } from 'zod'
import { withTable } from './catalog-table.ts'
import { type ContentFile, readContentFiles } from './content-files.ts'
import { hiddenCharacters } from './hidden.ts'
import { linesOf } from './lines-text.ts'
import type { Problem } from './problem.ts'
import type { Catalog, Kind, kinds } from './schema.ts'
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
  /** Paths of the directives that surely are for everybody. Of an unsound one of which that is not sure nobody is told anything. */
  readonly publicDirectives: ReadonlySet<string>
}

/** What was found in files last time: those that have not changed since need not be parsed again. */
export type FileMemory = Map<string, CheckedFile>

type CheckedFile = {
  readonly text: string
  readonly entry: ContentEntry | undefined
  readonly problems: readonly Problem[]
}

/** A file that is wrong throughout is shown by its first problems. */
const maxProblemsPerFile = 50

/** Reads, parses and shapes every file; problems of one do not hide those of another. */
export async function readContent(dir: string, memory: FileMemory = new Map()): Promise<Content> {
  const { files, problems, version } = await readContentFiles(dir)
  const checked = files.map((file): readonly [string, CheckedFile] => {
    const known = memory.get(file.path)
    return [file.path, known?.text === file.text ? known : checkFile(file)]
  })
  memory.clear()
  for (const [path, file] of checked) memory.set(path, file)
  const paths = [...files.map((each) => each.path), ...problems.map((each) => each.file)]
  return {
    entries: checked.flatMap(([, file]) => file.entry ?? []),
    problems: [...problems, ...checked.flatMap(([, file]) => file.problems)],
    version,
    fileIds: new Set(paths.map(fileId)),
    publicDirectives: new Set(files.filter(({ text }) => forEverybody.test(text)).map(({ path }) => path)),
  }
}

const forEverybody = /^audience:\s*(["']?)public\1\s*(?:#.*)?$/m

function checkFile({ path, kind, text }: ContentFile): CheckedFile {
  const parsed = parseYaml(path, text)
  const shaped = parsed.yaml && shape(kind, parsed.yaml)
  const problems = [...hiddenCharacters(path, text), ...parsed.problems, ...(shaped?.problems ?? [])]
  const entry =
    parsed.yaml && shaped?.value !== undefined
      ? // The schema of this kind made the value.
        ({ kind, yaml: parsed.yaml, value: shaped.value } as ContentEntry)
      : undefined
  return { text, entry, problems: problems.slice(0, maxProblemsPerFile) }
}

function shape(kind: Kind, yaml: Yaml) {
  const shaped = checkShape(kind, yaml)
  if (shaped.value === undefined) return shaped
  if (kind !== 'catalog') return { ...shaped, value: withMorePhrases(shaped.value) }
  // The schema of this kind made the value.
  const { value, problems } = withTable(yaml, shaped.value as Catalog)
  return { value, problems: [...shaped.problems, ...problems] }
}

/** `morePhrases` are phrases like the others from here on. */
function withMorePhrases(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('morePhrases' in value) || !('phrases' in value))
    return value
  const { morePhrases, phrases, ...rest } = value
  return { ...rest, phrases: [...(phrases as string[]), ...linesOf(morePhrases as string)] }
}

/** Whether everybody may know of it. */
export function isPublic({ value }: ContentEntry): boolean {
  return !('audience' in value) || value.audience === 'public'
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
