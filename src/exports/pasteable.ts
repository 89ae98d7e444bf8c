import { stringify } from 'yaml'
import type { Gap } from '../reports/gaps.ts'

/** Phrases of one file as they stand under «phrases:», to be pasted there. `file`: the id of the entry when it has none. */
export type Pasteable = { readonly file: string; readonly lines: readonly string[] }

/** What these gaps suggest to add to entries that are probably meant, file by file. */
export function pasteable(
  gaps: readonly Pick<Gap, 'suggestion'>[],
  fileOf: (entry: string) => string | undefined,
): readonly Pasteable[] {
  const byFile = new Map<string, string[]>()
  for (const { suggestion } of gaps) {
    if (suggestion.kind !== 'add-phrase' || suggestion.phrases.length === 0) continue
    const file = fileOf(suggestion.entry) ?? suggestion.entry
    byFile.set(file, [...(byFile.get(file) ?? []), ...suggestion.phrases])
  }
  return [...byFile].map(([file, phrases]) => ({
    file,
    lines: phrases.map((phrase) => `  - ${stringify(phrase, { lineWidth: 0 }).trimEnd()}`),
  }))
}
