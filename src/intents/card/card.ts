import type { Answer, Cited, Part } from '../../conversation/answer.ts'
import type { Entry, Knowledge } from '../../knowledge/knowledge.ts'
import type { Facet, Source } from '../../knowledge/schema.ts'
import { capitalised, type Words } from '../../words/words.ts'

/** What a card is drawn with. */
export type Setting = {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly today: string
  /** The rest has just been said: only what is asked is drawn. */
  readonly only?: boolean
}

/** An entry laid out for a person, before it becomes an answer. */
export type Card = {
  readonly parts: readonly Part[]
  readonly basis: readonly string[]
  readonly sources: readonly Cited[]
  /** Said as shortly as possible: addresses of sources are behind «Xem tất cả». */
  readonly brief?: true
  /** What can be asked further. */
  readonly details: readonly Facet[]
  /** Is there more than is drawn here? */
  readonly more: boolean
}

/** A card with nothing around it, to be measured as it will be read. */
export function asAnswer({ parts, basis, sources, brief }: Card): Answer {
  return { outcome: 'answered', parts, basis, sources, ...(brief ? { brief } : {}), choices: [], buttons: [] }
}

/** `all`: everything. A list: these first and in full, then the rest in brief. */
export type Asked = readonly Facet[] | 'all'

export function cite(sources: readonly Source[]): Cited[] {
  return sources.map(({ title, url, read }) => ({ title, url, read }))
}

export function fact(label: string, lines: readonly string[]): Part[] {
  return lines.length === 0 ? [] : [{ kind: 'facts', facts: [{ label, lines: lines.map(capitalised) }] }]
}

export function list(label: string, items: readonly string[], ordered = false): Part[] {
  return items.length === 0 ? [] : [{ kind: 'list', label, ordered, items }]
}

/** Neighbouring facts become one table; those with a heading of their own stay apart. */
export function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.kind === 'facts' && part.kind === 'facts' && !last.label && !part.label) {
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
      return [part.label ?? '', ...part.facts.flatMap(({ label, lines }) => [label, ...lines])]
    case 'list':
      return [part.label ?? '', ...part.items]
    case 'links':
      return part.links.map((link) => link.label)
  }
}

type English = { readonly name: string; readonly summary: string }

/** What an entry is called and is about in English, for those who read English. */
export function englishOf(entry: Entry, words: Words): English | undefined {
  if (words.language !== 'en') return undefined
  switch (entry.kind) {
    case 'procedure':
      return entry.procedure.english
    case 'guide':
      return entry.guide.english
    case 'feedback-channel':
      return entry.feedbackChannel.english
    case 'document':
      return entry.document.english
    case 'directive':
      return entry.directive.english
    case 'duty':
    case 'catalog':
      return undefined
  }
}
