import { mask } from '../lib/mask.ts'

/** UTF-16 units. A question is under 200; what is longer is a pasted document or an attack. */
export const longestText = 4_000

/** What a person typed, in the only form in which it may go further: cleaned and masked. `cut` as in `Said`. */
export function readTyped(raw: string): { readonly text: string; readonly cut?: true } {
  const { text, cut } = cleanText(raw)
  return { text: mask(text), ...(cut ? { cut } : {}) }
}

/**
 * Makes text from outside safe to index, store and show. Idempotent. `cut`: it was longer than `longestText`.
 * The length limit comes first because later steps cost more: NFC is quadratic on long runs of marks.
 */
export function cleanText(raw: string): { readonly text: string; readonly cut: boolean } {
  const text = cleanProse(limit(raw))
  return { text: limit(text).trim(), cut: raw.length > longestText }
}

/** The same cleaning without a limit: for texts whose size has been looked at before. */
export function cleanProse(text: string): string {
  return tidySpaces(compose(dropUnsafe(text)))
}

function limit(text: string): string {
  if (text.length <= longestText) return text
  const last = text.charCodeAt(longestText - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? longestText - 1 : longestText)
}

/**
 * Out go lone surrogates (PostgreSQL refuses them), control characters (it refuses NUL), and every invisible
 * format or private character: bidi overrides, zero-width spaces and joiners, tags.
 */
function dropUnsafe(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0\ufffe\uffff]|\u034f/gu, '')
}

/** Vietnamese needs two marks a letter; four leave room for other languages and end a «zalgo» pile. */
function compose(text: string): string {
  return capMarks(capMarks(text).normalize('NFC'))
}

function capMarks(text: string): string {
  return text.replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

function tidySpaces(text: string): string {
  return text
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
