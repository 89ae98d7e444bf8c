import type { Places } from '../knowledge/schema.ts'
import { fold } from '../language/fold.ts'

/** `former`: the name found is of a province that has been merged into this one. */
export type FoundProvince = { readonly code: string; readonly current: string; readonly former?: string }

/** The one province that the texts name, the first text that names any deciding; undefined: none, or several. */
export function provinceIn(texts: readonly string[], units: Places['units']): FoundProvince | undefined {
  const names = namesOf(units)
  for (const text of texts) {
    const found = [...new Map(matches(text, names).map((each) => [each.code, each])).values()]
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
  }
  return undefined
}

type Name = { readonly words: string; readonly found: FoundProvince }

function namesOf(units: Places['units']): Name[] {
  return units
    .flatMap(({ code, current, formers }): Name[] => [
      { words: nameWords(current), found: { code, current } },
      ...formers.map((former) => ({ words: nameWords(former), found: { code, current, former } })),
    ])
    .toSorted(
      (a, b) => Number('former' in a.found) - Number('former' in b.found) || b.words.length - a.words.length,
    )
}

function nameWords(unit: string): string {
  return wordsOf(unit).replace(/^(?:tinh|thanh pho) /, '')
}

function matches(text: string, names: readonly Name[]): FoundProvince[] {
  let rest = ` ${wordsOf(text).replace(/\b(?:tp )?hcm\b/, 'ho chi minh')} `
  return names.flatMap(({ words, found }) => {
    if (!rest.includes(` ${words} `)) return []
    rest = rest.replaceAll(` ${words} `, ' ')
    return [found]
  })
}

function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
