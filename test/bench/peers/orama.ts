import { create, insertMultiple, search, type Tokenizer } from '@orama/orama'
import type { Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { plainWords } from './words.ts'

/** Orama takes every word for the beginning of one; Vietnamese syllables begin many others. */
const endMark = '$'

export const orama: Peer = {
  version: versionOf('@orama/orama'),
  feeds: ['raw text'],
  setting:
    'tokenizer replaced: each word once, lower case without diacritics, with an end mark; any word (threshold 1)',
  async open({ fields, docs }) {
    const tokenizer: Tokenizer = {
      language: 'english',
      normalizationCache: new Map(),
      tokenize: (text) => [...new Set(plainWords(text))].map((word) => `${word}${endMark}`),
    }
    const schema = Object.fromEntries(fields.map(({ name }) => [name, 'string' as const]))
    const database = create({ schema, components: { tokenizer } })
    await insertMultiple(
      database,
      docs.map(({ id, texts }) => ({ ...texts, id })),
    )
    const boost = Object.fromEntries(fields.map((field) => [field.name, field.boost]))
    return {
      async search(query, limit) {
        const { hits } = await search(database, { term: query, limit, boost, threshold: 1 })
        return hits.map(({ id }) => id)
      },
    }
  },
}
