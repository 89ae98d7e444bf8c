import type { Saying } from './problem.ts'

/** « — có phải X?» to put after something unknown; empty when nothing is near. */
export function suggestion(typed: string, known: readonly string[]): Saying {
  const near = nearestOf(typed, known)
  return near === undefined
    ? { vi: '', en: '' }
    : { vi: ` (có phải «${near}»?)`, en: ` (did you mean «${near}»?)` }
}

/** The known word a slip of the keyboard away: at most a third of its letters differ; of a number, one digit. */
export function nearestOf(typed: string, known: readonly string[]): string | undefined {
  const plain = bare(typed)
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const word of known) {
    const limit = digitsOf(word) === digitsOf(plain) ? Math.max(1, Math.floor(word.length / 3)) : 1
    const other = bare(word)
    if (Math.abs(other.length - plain.length) > limit) continue
    const distance = editDistance(plain, other)
    if (distance <= limit && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { word, distance }
  }
  return best?.word
}

/** Ids and keys are plain ASCII; people type marks, capitals and underscores. Long junk is cut: it matches nothing. */
function bare(word: string): string {
  return word
    .slice(0, 60)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[_ -]/g, '')
    .toLowerCase()
}

/** nd-70-2024 and nd-07-2025 look alike and have nothing to do with each other. */
function digitsOf(word: string): string {
  return word.replace(/\D/g, '')
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
