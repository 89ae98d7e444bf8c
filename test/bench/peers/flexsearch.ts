import { Charset, Encoder, Index, type IndexOptions } from 'flexsearch'
import type { Feed, Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { cutters } from './words.ts'

export const flexSearch: Peer = {
  version: versionOf('flexsearch'),
  feeds: ['raw text', 'our words'],
  setting:
    'Charset.Normalize, «đ» mapped, context, suggestions; one index, names first: early words count more',
  async open({ feed, fields, docs }) {
    const index = new Index({ tokenize: 'strict', ...settings[feed] })
    for (const [at, { texts }] of docs.entries()) {
      index.add(at, fields.map(({ name }) => texts[name]).join(' '))
    }
    const ids = docs.map(({ id }) => id)
    return {
      search: (query, limit) => {
        const found = index.search(query, { limit, suggest: true }) as number[]
        return found.map((at) => ids[at] ?? '')
      },
    }
  },
}

/** Our pairs are context enough. */
const settings: Readonly<Record<Feed, IndexOptions>> = {
  'raw text': {
    context: { depth: 2, bidirectional: true, resolution: 9 },
    encoder: new Encoder(Charset.Normalize).addMapper('đ', 'd'),
  },
  'our words': { encode: cutters['our words'] },
}
