import elasticlunr from 'elasticlunr'
import type { Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { cutters } from './words.ts'

export const elasticLunr: Peer = {
  version: versionOf('elasticlunr'),
  feeds: ['raw text', 'our words'],
  setting: 'tokenizer replaced: lower case without diacritics; English stop words and stems off',
  async open({ feed, fields, docs }) {
    const cut = cutters[feed]
    elasticlunr.tokenizer = Object.assign((text?: string) => cut(String(text ?? '')), elasticlunr.tokenizer)
    const index = elasticlunr<Record<string, string>>(function () {
      this.pipeline.reset()
      this.setRef('id')
      this.saveDocument(false)
      for (const { name } of fields) this.addField(name)
    })
    for (const { id, texts } of docs) index.addDoc({ ...texts, id })
    const config = { fields: Object.fromEntries(fields.map(({ name, boost }) => [name, { boost }])) }
    return {
      search: (query, limit) =>
        index
          .search(query, config)
          .slice(0, limit)
          .map(({ ref }) => ref),
    }
  },
}
