import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { chunks } from './chunks.ts'
import { atomically, dialectOf } from './dialect.ts'
import { termName } from './post-once.ts'
import type { Tables } from './schema.ts'

type Table = keyof Tables

/** What each table is read in the order of. */
const keys = {
  inbox: ['id'],
  conversations: ['id'],
  events: ['id'],
  outbox: ['id'],
  wishes: ['id'],
  tickets: ['id'],
  contacts: ['id'],
  credentials: ['name'],
  remembered: ['name'],
  pulse: ['id'],
  members: ['id'],
  member_codes: ['id'],
  duty_words: ['id'],
  duty_reminders: ['id'],
  calendar_links: ['id'],
  subscriptions: ['id'],
  told_facts: ['entry'],
  broadcasts: ['id'],
  broadcast_recipients: ['id'],
  staff_accounts: ['id'],
  staff_sessions: ['id'],
  staff_attempts: ['key'],
  audit: ['seq'],
  tallies: ['what', 'day', 'channel', 'item', 'value', 'entry', 'place', 'way'],
  visitors: ['id'],
} as const satisfies Record<Table, readonly string[]>

const tables = Object.keys(keys) as readonly Table[]

/** Written by any store about itself: they make no store a used one. */
const ofTheStore: ReadonlySet<Table> = new Set(['remembered', 'pulse'])

/** `hash`: the sum of the SHA-256 of every row, in hexadecimal; it does not depend on their order. */
export type Copied = { readonly table: string; readonly rows: number; readonly hash: string }

/** `rows` of this table have been copied so far. */
export type Progress = (table: string, rows: number) => void

/**
 * Copies everything to a store that is empty, all of it as of one instant and in one transaction, and reads it there again: what does not
 * hold the same rows is taken back. Numbers that ids go on from are copied too, so that none is given twice. Nobody may serve from either.
 */
export async function copyStore(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  progress: Progress,
): Promise<readonly Copied[]> {
  return dialectOf(from).atOneInstant(from, (source) =>
    atomically(to, async (target) => {
      await refuseUsed(target)
      const copied: Copied[] = []
      for (const table of tables) copied.push(await copyTable(source, target, table, progress))
      return copied
    }),
  )
}

async function refuseUsed(target: Transaction<Tables>): Promise<void> {
  for (const table of tables) {
    if (ofTheStore.has(table)) await target.deleteFrom(table).execute()
    else if ((await page(target, table, undefined, 1)).length > 0)
      throw new Error('the store to copy to is in use already: give an empty one')
  }
}

async function copyTable(
  source: Kysely<Tables>,
  target: Transaction<Tables>,
  table: Table,
  progress: Progress,
): Promise<Copied> {
  const sum = createSum()
  for await (const rows of pages(source, table)) {
    for (const some of chunks(rows))
      await target
        .insertInto(table)
        .values(some as never)
        .execute()
    sum.add(rows)
    progress(table, sum.rows())
  }
  if (isCounted(table))
    await dialectOf(target).countFrom(target, table, await dialectOf(source).counted(source, table))
  const there = createSum()
  for await (const rows of pages(target, table)) there.add(rows)
  if (sum.hash() !== there.hash())
    throw new Error(`${table} does not hold the same rows there: nothing was copied`)
  return { table, rows: sum.rows(), hash: sum.hash() }
}

/** Whether the store numbers the rows itself. */
function isCounted(table: Table): boolean {
  const [key] = keys[table]
  return key === 'id' && !['conversations', 'contacts', 'pulse', 'staff_sessions'].includes(table)
}

type Row = Readonly<Record<string, string | number | null>>

const pageSize = 1000

async function* pages(db: Kysely<Tables>, table: Table): AsyncGenerator<readonly Row[]> {
  for (let last: Row | undefined; ; ) {
    const rows = await page(db, table, last, pageSize)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}

async function page(
  db: Kysely<Tables>,
  table: Table,
  last: Row | undefined,
  limit: number,
): Promise<readonly Row[]> {
  const key = sql.join(keys[table].map((name) => sql.ref(name)))
  const after = last ? sql`(${key}) > (${sql.join(keys[table].map((name) => last[name]))})` : sql`true`
  // How often somebody has led is a fact of that store alone.
  const isCopied = table === 'remembered' ? sql`name <> ${termName}` : sql`true`
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where ${after} and ${isCopied} order by ${key} limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Adds up hashes of rows: no row may be missing, be there twice or differ in one letter. */
function createSum() {
  let count = 0
  let sum = 0n
  return {
    rows: () => count,
    hash: () => sum.toString(16).padStart(64, '0'),
    add(rows: readonly Row[]): void {
      count += rows.length
      for (const row of rows) sum = BigInt.asUintN(256, sum + BigInt(`0x${hashOf(row)}`))
    },
  }
}

/** Columns by name: databases list them in their own order. */
function hashOf(row: Row): string {
  const named = Object.keys(row)
    .sort()
    .map((name) => [name, row[name]])
  return createHash('sha256').update(JSON.stringify(named)).digest('hex')
}
