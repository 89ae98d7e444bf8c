import { readContentFiles } from './content-files.ts'

/** The file of an entry, by its id; a duty is in that of its directive. */
export type FileOf = (entry: string) => string | undefined

/** A file is called as its entry, in whatever folder an editor has put it. */
export async function entryFiles(contentDir: string): Promise<FileOf> {
  const { files } = await readContentFiles(contentDir)
  const paths = new Map(files.map(({ path }) => [path.replace(/^.*\/|\.yaml$/g, ''), path]))
  return (entry) => paths.get(entry.replace(/#.*$/, ''))
}
