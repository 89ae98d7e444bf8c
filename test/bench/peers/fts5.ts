import Database from 'libsql'
import type { Corpus, Feed, Peer } from './peer.ts'
import { versionOf } from './version.ts'
import { cutters } from './words.ts'

export const fts5: Peer = {
  version: `libsql ${versionOf('libsql')}`,
  feeds: ['raw text', 'our words'],
  setting: 'unicode61 remove_diacritics 2 (leaves «đ»), bm25 with boosts, words by OR',
  async open(corpus) {
    const database = new Database(':memory:')
    fill(database, corpus)
    const boosts = corpus.fields.map(({ boost }) => boost).join(', ')
    const select = database.prepare(
      `select id from entry where entry match ? order by bm25(entry, 0, ${boosts}) limit ?`,
    )
    const words = queryWords[corpus.feed]
    return {
      search(query, limit) {
        const asked = [...new Set(words(query))].map((word) => `"${word}"`)
        if (asked.length === 0) return []
        return (select.all([asked.join(' OR '), limit]) as { id: string }[]).map(({ id }) => id)
      },
      async close() {
        database.close()
      },
    }
  },
}

function fill(database: Database.Database, { feed, fields, docs }: Corpus): void {
  const names = fields.map(({ name }) => name)
  database.exec(
    `create virtual table entry using fts5(id unindexed, ${names.join(', ')}, tokenize="${tokenizers[feed]}")`,
  )
  const insert = database.prepare(`insert into entry values (?${', ?'.repeat(names.length)})`)
  database.transaction(() => {
    for (const { id, texts } of docs) insert.run([id, ...names.map((name) => texts[name] ?? '')])
  })()
}

const tokenizers: Readonly<Record<Feed, string>> = {
  'raw text': 'unicode61 remove_diacritics 2',
  'our words': "unicode61 remove_diacritics 0 tokenchars '_'",
}

/** Between quotation marks FTS5 folds by itself. */
const queryWords: Readonly<Record<Feed, (text: string) => string[]>> = {
  'raw text': (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  'our words': cutters['our words'],
}
