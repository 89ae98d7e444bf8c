import { fold } from '../language/fold.ts'

/** Two names mean one thing when most words of the shorter are in the longer. */
const alikeShare = 0.6

export function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>, share = alikeShare): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= share * Math.min(a.size, b.size)
}

/** Two titles of one procedure share a third of their words, however short an editor has made one of them. */
export function mayBeSame(a: string, b: string): boolean {
  return areAlike(wordsOf(a), wordsOf(b), 1 / 3)
}

const emptyWords = new Set('cua va hoac cac theo mau quy dinh so ban la co cho tai ve duoc'.split(' '))

/** What is left of a text for comparing. */
export function wordsOf(text: string): Set<string> {
  return new Set(
    fold(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1 && !emptyWords.has(word)),
  )
}
