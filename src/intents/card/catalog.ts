import type { Listed } from '../../knowledge/knowledge.ts'
import { type Card, cite, fact, type Setting } from './card.ts'

/** A procedure that exists but is not written here: its name, code, agency and official page, nothing else. */
export function catalogCard(listed: Listed, { words }: Setting): Card {
  return {
    parts: [
      { kind: 'title', text: listed.name },
      { kind: 'text', text: words.unknown.notWritten },
      ...fact(words.agency, [listed.agency ?? words.noInformation]),
      ...(listed.url === null
        ? []
        : [{ kind: 'links', links: [{ label: words.online.link, url: listed.url }] } as const]),
    ],
    basis: listed.code === null ? [] : [words.basis.code(listed.code)],
    sources: cite(listed.sources),
    details: [],
    more: false,
  }
}
