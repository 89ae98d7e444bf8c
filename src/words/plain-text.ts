import type { Answer, Part } from '../conversation/answer.ts'
import { formatDay } from '../lib/day.ts'
import type { Words } from './words.ts'

/** An answer as plain text, for the terminal and for channels without layout. */
export function plainText(answer: Answer, words: Words): string {
  const body = answer.parts.map((part) => partLines(part).join('\n'))
  const basis = [...answer.basis, ...sourceLines(answer, words)].join('\n')
  return [...body, basis].filter((block) => block !== '').join('\n\n')
}

export function sourceLines(answer: Answer, words: Words): string[] {
  return answer.sources.map(({ title, url, read }) => {
    const line = words.basis.source(title, formatDay(read))
    return url === null ? line : `${line}\n${url}`
  })
}

/** The lines of a part that must not be torn apart; a heading stays with the first line under it. */
export function partLines(part: Part): readonly string[] {
  switch (part.kind) {
    case 'title':
      return [part.text.toLocaleUpperCase('vi')]
    case 'text':
      return [part.text]
    case 'warning':
      return [`! ${part.text}`]
    case 'facts':
      return headed(part.label, part.facts.flatMap(factLines))
    case 'list':
      return headed(
        part.label,
        part.items.map((item, at) => bullet(part.ordered, at, item)),
      )
    case 'links':
      return part.links.map(({ label, url }) => `${label}: ${url}`)
  }
}

function factLines({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  const [only, ...rest] = lines
  return rest.length === 0
    ? [`${label}: ${only ?? ''}`]
    : headed(
        label,
        lines.map((line) => `- ${line}`),
      )
}

function headed(label: string | undefined, lines: readonly string[]): readonly string[] {
  if (!label) return lines
  const [first, ...rest] = lines
  return first === undefined ? [`${label}:`] : [`${label}:\n${first}`, ...rest]
}

function bullet(ordered: boolean, at: number, item: string): string {
  return ordered ? `${at + 1}. ${item}` : `- ${item}`
}
