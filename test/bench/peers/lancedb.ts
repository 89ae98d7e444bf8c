import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, Index, MultiMatchQuery } from '@lancedb/lancedb'
import type { Peer } from './peer.ts'
import { versionOf } from './version.ts'

/** With fewer, as on two processors, building an index can wait for itself for ever: lancedb issue 3568. */
const cpuThreads = 4

export const lanceDb: Peer = {
  version: versionOf('@lancedb/lancedb'),
  feeds: ['raw text', 'our words'],
  setting:
    'asciiFolding, stems and stop words off; MultiMatchQuery with boosts, words by OR; its BM25 has no floor for long fields',
  async open({ feed, fields, docs }) {
    process.env.LANCE_CPU_THREADS = `${cpuThreads}`
    const database = await connect(mkdtempSync(join(tmpdir(), 'lancedb-')))
    const table = await database.createTable(
      'entry',
      docs.map(({ id, texts }) => ({ id, ...texts })),
    )
    const names = fields.map(({ name }) => name)
    const isRaw = feed === 'raw text'
    for (const name of names) {
      const config = Index.fts({
        baseTokenizer: isRaw ? 'simple' : 'whitespace',
        asciiFolding: isRaw,
        stem: false,
        removeStopWords: false,
        withPosition: false,
      })
      await table.createIndex(name, { config })
    }
    const boosts = fields.map(({ boost }) => boost)
    return {
      async search(query, limit) {
        if (query === '') return []
        const found = table.search(new MultiMatchQuery(query, names, { boosts }), 'fts')
        const rows = await found.select(['id', '_score']).limit(limit).toArray()
        return rows.map(({ id }) => String(id))
      },
      async close() {
        table.close()
        database.close()
      },
    }
  },
}
