import lunr from 'lunr'
import type { Corpus, Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { plainWords } from './words.ts'

export const lunrJs: Peer = {
  version: versionOf('lunr'),
  feeds: ['raw text'],
  setting: 'tokenizer replaced: lower case without diacritics; English stop words and stems off',
  async open(corpus) {
    const index = indexOf(corpus)
    return {
      search: (query, limit) =>
        index
          .query((asked) => {
            for (const word of new Set(plainWords(query))) asked.term(word, {})
          })
          .slice(0, limit)
          .map(({ ref }) => ref),
    }
  },
}

function indexOf({ fields, docs }: Corpus): lunr.Index {
  const tokenize = (text?: null | string | object | object[]) =>
    plainWords(String(text ?? '')).map((word) => new lunr.Token(word, {}))
  return lunr(function () {
    this.pipeline.reset()
    this.searchPipeline.reset()
    this.tokenizer = Object.assign(tokenize, { separator: lunr.tokenizer.separator })
    this.ref('id')
    for (const { name, boost } of fields) this.field(name, { boost })
    for (const { id, texts } of docs) this.add({ ...texts, id })
  })
}
