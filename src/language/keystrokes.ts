import { isSyllable } from './spelling.ts'

/**
 * A word as it reaches us when the Vietnamese keyboard was off, and what it would have become. `keys` counts the
 * keystrokes that made marks: the more of them, the less likely is it a plain word.
 */
export type Decoded = { readonly text: string; readonly keys: number }

/** Telex: ddawng → đăng, kys → ký, ddangw → đăng, vieejt → việt. Undefined when no syllable comes of it. */
export function decodeTelex(word: string): Decoded | undefined {
  if (!/^[a-z]+$/.test(word)) return undefined
  return decode(word, telexKey)
}

/** VNI: d9a8ng → đăng, ky1 → ký, dang98 → đăng. Undefined when no syllable comes of it. */
export function decodeVni(word: string): Decoded | undefined {
  if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return undefined
  return decode(word, vniKey)
}

type Letters = readonly string[]
type Key = (letters: Letters, key: string) => Letters | undefined

const vowel = /[aeiouyăâêôơư]/
const tones: Readonly<Record<string, string>> = {
  f: '\u0300',
  s: '\u0301',
  x: '\u0303',
  r: '\u0309',
  j: '\u0323',
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
}
const circumflexed: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const horned: Readonly<Record<string, string>> = { o: 'ơ', u: 'ư' }

function decode(word: string, press: Key): Decoded | undefined {
  let letters: Letters = []
  let tone = ''
  let keys = 0
  for (const key of word) {
    const mark = tones[key]
    const pressed = mark === undefined ? press(letters, key) : undefined
    const isTone = mark !== undefined && vowel.test(letters.join(''))
    // A second tone takes the first one back: «coffee», «error» are no syllables.
    if (isTone && tone !== '') return undefined
    if (isTone) tone = mark
    else letters = pressed ?? [...letters, key]
    if (pressed || isTone) keys += 1
  }
  const text = withTone(letters, tone)
  return keys > 0 && isSyllable(text) ? { text, keys } : undefined
}

/** Where the tone lands does not matter here: tokens get one spelling. */
function withTone(letters: Letters, tone: string): string {
  const at = letters.findLastIndex((letter) => vowel.test(letter))
  return letters
    .map((letter, index) => (index === at ? letter + tone : letter))
    .join('')
    .normalize('NFC')
}

function telexKey(letters: Letters, key: string): Letters | undefined {
  if (key === 'd') return barD(letters)
  if (key === 'w') return hornOrBreve(letters, 'aou')
  // Only side by side: «momo» is no «môm», «ngoeo» has two o and no ô.
  return letters.at(-1) === key ? change(letters, letters.length - 1, circumflexed) : undefined
}

function vniKey(letters: Letters, key: string): Letters | undefined {
  if (key === '9') return barD(letters)
  if (key === '8') return change(letters, letters.lastIndexOf('a'), { a: 'ă' })
  if (key === '7') return hornOrBreve(letters, 'ou')
  if (key !== '6') return undefined
  return change(
    letters,
    letters.findLastIndex((letter) => letter in circumflexed),
    circumflexed,
  )
}

function barD(letters: Letters): Letters | undefined {
  return letters[0] === 'd' ? ['đ', ...letters.slice(1)] : undefined
}

function hornOrBreve(letters: Letters, eligible: string): Letters | undefined {
  const at = letters.findLastIndex((letter) => eligible.includes(letter))
  if (at < 0) return undefined
  const horn = change(letters, at, { ...horned, a: 'ă' })
  return letters[at] === 'o' && letters[at - 1] === 'u' ? horn && change(horn, at - 1, horned) : horn
}

function change(letters: Letters, at: number, into: Readonly<Record<string, string>>): Letters | undefined {
  const changed = into[letters[at] ?? '']
  return changed === undefined ? undefined : letters.with(at, changed)
}
