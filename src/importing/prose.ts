import { cleanProse } from '../language/clean.ts'

/** The longest line that content may hold, and the longest list of them (knowledge/schema.ts). */
export const longestLine = 700
export const mostLines = 60

/** Text of a web page as plain text: no tags, no entities, nothing invisible; line breaks stay. */
export function plain(raw: string): string {
  const text = raw
    .replace(/<\s*(?:br|\/?p|\/?div|\/?li|\/?tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, decodeEntity)
  return cleanProse(text.replace(/\ufffd/g, ' ').replace(/\*\*/g, ''))
}

/** The same on one line. */
export function plainLine(raw: string): string {
  return plain(raw).replace(/\s+/g, ' ').trim()
}

/** Sentences as the record has them, without its bullets; what holds no word is dropped. «Bộ Lao động - Thương binh» stays. */
export function sentences(text: string): string[] {
  const parts = text
    .replace(/(?<![.:;!?…\n])\n(?=[\p{Ll}(])/gu, ' ')
    .split(
      /(?<=[.!?…;])\s+(?=[-+*•\p{Lu}\d])|\n+|(?<=[.,:;)])\s(?=-\s)|\s(?=[+*•]\s)|\s(?=Bước \d+\s*[:.])|(?<=[.\p{Ll}])(?=Bước \d)/u,
    )
    .map((each) => each.replace(/^[-+*•–\s]+|[;\s]+$/gu, ''))
    .filter((each) => /\p{L}{2}/u.test(each))
  return joinHeads(parts)
}

/** «Bước 3:» alone belongs to what it heads; a bracket that is open, to what closes it. */
function joinHeads(parts: readonly string[]): string[] {
  const joined: string[] = []
  let head = ''
  for (const part of parts) {
    const line = `${head}${part}`
    head = /^.{1,40}:$|^Bước \d+\.?$/u.test(line) || isOpen(line) ? `${line} ` : ''
    if (head === '') joined.push(line)
  }
  return head === '' ? joined : [...joined, head.trim()]
}

function isOpen(line: string): boolean {
  return line.length < longestLine / 2 && line.split('(').length > line.split(')').length
}

export type Fitted = { readonly lines: readonly string[]; readonly left: number }

/** Sentences joined just as far as a list may hold them; `left`: how many found no room. */
export function toLines(parts: readonly string[], most: number = mostLines): Fitted {
  const short = [...new Set(parts)].flatMap(breakLine)
  const lines = short.length > most ? pack(short) : short
  return { lines: lines.slice(0, most), left: Math.max(0, lines.length - most) }
}

/** The text up to `most` characters, cut between words; the rest apart. */
export function cut(text: string, most: number = longestLine): readonly [kept: string, rest: string] {
  if (text.length <= most) return [text, '']
  const space = text.lastIndexOf(' ', most - 1)
  const at = space > most / 2 ? space : most - 1
  return [`${text.slice(0, at).trim()}…`, text.slice(at).trim()]
}

/** A title in capitals as a sentence; names that it holds lose their capitals too, so somebody must look. */
export function sentenceCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

export function isAllCaps(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.length > 8
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

function breakLine(line: string): string[] {
  const [kept, rest] = cut(line)
  return rest === '' ? [kept] : [kept, ...breakLine(rest)]
}

function pack(lines: readonly string[]): string[] {
  const packed: string[] = []
  for (const line of lines) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + line.length < longestLine) {
      packed[packed.length - 1] = `${last}${/[.!?…;:]$/.test(last) ? '' : '.'} ${line}`
    } else packed.push(line)
  }
  return packed
}
