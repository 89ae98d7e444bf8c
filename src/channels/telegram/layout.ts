import type { Answer, Part } from '../../conversation/answer.ts'
import { shownSources } from '../../words/plain-text.ts'
import type { Words } from '../../words/words.ts'
import { httpsUrl, type Span } from './html.ts'

/** Lines that belong together; a message may end between two lines of a block but never within one. */
export type Block = { readonly lines: readonly Line[]; readonly quoted: boolean }
export type Line = readonly Span[]

/** An answer in the order in which it is read. No block and no line is empty. */
export function layOut(answer: Answer, words: Words): readonly Block[] {
  const parts = answer.parts.map((part) => ({ lines: partLines(part), quoted: false }))
  const blocks = [...parts, { lines: basisLines(answer, words), quoted: true }]
    .map((block) => ({ ...block, lines: block.lines.filter(isSeen) }))
    .filter(({ lines }) => lines.length > 0)
  // An answer without words asks for the rest of one that was sent whole.
  return blocks.length > 0 ? blocks : [{ lines: [[{ text: words.chat.nothingLeft }]], quoted: false }]
}

/** Telegram refuses a message of spaces. */
function isSeen(line: Line): boolean {
  return line.some(({ text }) => /[^\s\p{Cf}\p{Cc}]/u.test(text))
}

function partLines(part: Part): readonly Line[] {
  switch (part.kind) {
    case 'title':
      return [[{ text: part.text, bold: true }]]
    case 'text':
      return [[{ text: part.text }]]
    case 'warning':
      return [[{ text: `⚠️ ${part.text}` }]]
    case 'facts':
      return headed(part.label, part.facts.flatMap(factLines))
    case 'list':
      return headed(
        part.label,
        part.items.map((item, at) => [{ text: part.ordered ? `${at + 1}. ${item}` : `• ${item}` }]),
      )
    case 'links':
      return part.links.map(({ label, url }) => [link(label, url)])
  }
}

function factLines({ label, lines }: { readonly label: string; readonly lines: readonly string[] }): Line[] {
  const heading: Span = { text: `${label}:`, bold: true }
  const [only = '', ...rest] = lines
  if (rest.length === 0) return [[heading, { text: ` ${only}` }]]
  return headed(
    heading,
    lines.map((line) => [{ text: `• ${line}` }]),
  )
}

/** A heading stays with the first line under it. */
function headed(label: string | Span | undefined, lines: readonly Line[]): Line[] {
  const heading: Span | undefined = typeof label === 'string' ? { text: label, bold: true } : label
  const [first, ...rest] = lines
  if (heading === undefined || heading.text === '' || first === undefined) return [...lines]
  return [[heading, { text: '\n' }, ...first], ...rest]
}

function basisLines(answer: Answer, words: Words): Line[] {
  const cited = shownSources(answer, words).map(({ line, url }) => [
    url === null ? { text: line } : link(line, url),
  ])
  return [...answer.basis.map((text) => [{ text }]), ...cited]
}

function link(text: string, url: string): Span {
  const address = httpsUrl(url)
  return address === undefined ? { text } : { text, url: address }
}
