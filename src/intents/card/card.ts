import type { Cited, Part } from '../../conversation/answer.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Facet, Source } from '../../knowledge/schema.ts'
import type { Words } from '../../words/words.ts'

/** What a card is drawn with. */
export type Setting = { readonly knowledge: Knowledge; readonly words: Words; readonly today: string }

/** An entry laid out for a person, before it becomes an answer. */
export type Card = {
  readonly parts: readonly Part[]
  readonly basis: readonly string[]
  readonly sources: readonly Cited[]
  /** What can be asked further. */
  readonly details: readonly Facet[]
}

/** `all`: everything. A list: these first and in full, then the rest in brief. */
export type Asked = readonly Facet[] | 'all'

export function cite(sources: readonly Source[]): Cited[] {
  return sources.map(({ title, url, read }) => ({ title, url, read }))
}

export function fact(label: string, lines: readonly string[]): Part[] {
  return lines.length === 0 ? [] : [{ kind: 'facts', facts: [{ label, lines }] }]
}

export function list(label: string, items: readonly string[], ordered = false): Part[] {
  return items.length === 0 ? [] : [{ kind: 'list', label, ordered, items }]
}

/** Neighbouring facts become one table. */
export function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.kind === 'facts' && part.kind === 'facts') {
      all[all.length - 1] = { kind: 'facts', facts: [...last.facts, ...part.facts] }
    } else {
      all.push(part)
    }
  }
  return all
}

/** Characters a person reads in these parts. */
export function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + textsOf(part).join('\n').length + 1, 0)
}

function textsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'title':
    case 'text':
    case 'warning':
      return [part.text]
    case 'facts':
      return part.facts.flatMap(({ label, lines }) => [label, ...lines])
    case 'list':
      return [part.label ?? '', ...part.items]
    case 'links':
      return part.links.map((link) => link.label)
  }
}
