import type { Answer, Part } from '../conversation/answer.ts'
import { formatDay } from '../lib/day.ts'
import type { Words } from './words.ts'

/** An answer as plain text, for the terminal and for channels without layout. */
export function plainText(answer: Answer, words: Words): string {
  const body = answer.parts.map(partText)
  const basis = [...answer.basis, ...sourceLines(answer, words)].join('\n')
  return [...body, basis].filter((block) => block !== '').join('\n\n')
}

export function sourceLines(answer: Answer, words: Words): string[] {
  return answer.sources.map(({ title, url, read }) => {
    const line = words.basis.source(title, formatDay(read))
    return url === null ? line : `${line}\n${url}`
  })
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'title':
      return part.text.toLocaleUpperCase('vi')
    case 'text':
      return part.text
    case 'warning':
      return `! ${part.text}`
    case 'facts':
      return [...(part.label ? [`${part.label}:`] : []), ...part.facts.map(factText)].join('\n')
    case 'list':
      return [
        ...(part.label ? [`${part.label}:`] : []),
        ...part.items.map((item, at) => bullet(part.ordered, at, item)),
      ].join('\n')
    case 'links':
      return part.links.map(({ label, url }) => `${label}: ${url}`).join('\n')
  }
}

function factText({ label, lines }: { readonly label: string; readonly lines: readonly string[] }): string {
  const [only, ...rest] = lines
  return rest.length === 0
    ? `${label}: ${only ?? ''}`
    : `${label}:\n${lines.map((line) => `- ${line}`).join('\n')}`
}

function bullet(ordered: boolean, at: number, item: string): string {
  return ordered ? `${at + 1}. ${item}` : `- ${item}`
}
