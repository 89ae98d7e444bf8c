import type { Kysely, Transaction } from 'kysely'
import { type Act, type AuditRow, actFields, type ChainHead, type StaffStore } from '../../desk/staff.ts'
import { chainStart, linkHash } from '../../lib/chain.ts'
import { atomically, lock } from '../dialect.ts'
import type { Tables } from '../schema.ts'

/** Read in pages, so that checking a long log never holds up a turn. */
const page = 500

/** Name in `remembered` of the end of the chain: a row cut off the end is missed then. */
const headName = 'audit-head'

export function createAudit(
  db: Kysely<Tables>,
): Pick<StaffStore, 'record' | 'acts' | 'allActs' | 'chainHead'> {
  return {
    record: (act) => atomically(db, (trx) => appendAct(trx, act)),
    acts: (limit, before = Number.MAX_SAFE_INTEGER) =>
      db
        .selectFrom('audit')
        .selectAll()
        .where('seq', '<', before)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute(),
    allActs: () => allActs(db),
    chainHead: () => chainHead(db),
  }
}

/** One more row of the chain. */
export async function appendAct(trx: Transaction<Tables>, act: Act): Promise<void> {
  await lock(trx, 'audit')
  const latest = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  // After a row was cut off the end, going on from the noted head keeps the gap visible.
  const head = await chainHead(trx)
  const end = head && head.seq > (latest?.seq ?? 0) ? head : latest
  const [seq, previous] = end ? [end.seq + 1, end.hash] : [1, chainStart]
  const hash = linkHash(previous, seq, actFields(act))
  const { at, who, source, action, target, outcome, detail } = act
  await trx
    .insertInto('audit')
    .values({ seq, at, who, source, action, target, outcome, detail, previous, hash })
    .execute()
  const value = `${seq}:${hash}`
  await trx
    .insertInto('remembered')
    .values({ name: headName, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

async function chainHead(db: Kysely<Tables>): Promise<ChainHead | undefined> {
  const row = await db
    .selectFrom('remembered')
    .select('value')
    .where('name', '=', headName)
    .executeTakeFirst()
  const [seq, hash] = row?.value.split(':') ?? []
  return hash === undefined ? undefined : { seq: Number(seq), hash }
}

async function* allActs(db: Kysely<Tables>): AsyncGenerator<AuditRow> {
  let last = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(page)
      .execute()
    yield* rows
    const latest = rows.at(-1)
    if (!latest || rows.length < page) return
    last = latest.seq
  }
}
