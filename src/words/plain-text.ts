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
  return shownSources(answer, words).map(({ line, url }) =>
    url === null || answer.brief ? line : `${line}\n${url}`,
  )
}

/** Where an answer comes from, a line a source; a first answer names who published the first one, and how many more there are. */
export function shownSources(
  { brief, sources }: Answer,
  words: Words,
): { readonly line: string; readonly url: string | null }[] {
  const { source, andSources } = words.basis
  if (!brief) return sources.map(({ title, url, read }) => ({ line: source(title, formatDay(read)), url }))
  const more = sources.length - 1
  return sources.slice(0, 1).map(({ title, url, read }) => {
    const line = source(publisher(title), formatDay(read))
    return { line: more > 0 ? andSources(line, more) : line, url }
  })
}

/** «Cổng Dịch vụ công quốc gia: Đăng ký khai sinh (1.001193)»: name and code stand in the answer already. */
function publisher(title: string): string {
  const [name = title, what] = title.split(/: (.*)/s)
  return what !== undefined && /\(\d\.\d{6}\)/.test(what) ? name : title
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
