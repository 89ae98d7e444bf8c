import MiniSearch from 'minisearch'
import type { Doc, Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { cutters } from './words.ts'

export const miniSearch: Peer = {
  version: versionOf('minisearch'),
  feeds: ['raw text', 'our words'],
  setting: 'lower case without diacritics, as its maintainer advises; no fuzzy or prefix matches',
  async open({ feed, fields, docs }) {
    const engine = new MiniSearch<Doc>({
      fields: fields.map(({ name }) => name),
      extractField: (doc, field) => (field === 'id' ? doc.id : (doc.texts[field] ?? '')),
      tokenize: cutters[feed],
      processTerm: (term) => term,
      searchOptions: { boost: Object.fromEntries(fields.map(({ name, boost }) => [name, boost])) },
    })
    engine.addAll(docs)
    return {
      search: (query, limit) =>
        engine
          .search(query)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    }
  },
}
