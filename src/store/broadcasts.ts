import type { Kysely, Transaction } from 'kysely'
import type { News } from '../conversation/news.ts'
import type { BroadcastState, Broadcasts, DecideChange, Draft, Progress } from '../desk/broadcasts.ts'
import { advance } from './advance.ts'
import { followers, membersOf } from './audience.ts'
import type { BroadcastsTable } from './broadcast-tables.ts'
import { claimBulk } from './claim-bulk.ts'
import { progress, sendUnknownAgain } from './recipients.ts'
import { toBroadcast } from './rows.ts'
import type { Tables } from './schema.ts'

export function createBroadcasts(db: Kysely<Tables>): Broadcasts {
  return {
    draft: (draft, by, at) => insert(db, draft, { made_by: by, at, state: 'draft' }),
    revise: (id, draft, by) => change(db, id, ['draft'], { ...draftColumns(draft), made_by: by }),
    propose: (id) => change(db, id, ['draft'], { state: 'proposed' }),
    refuse: (id) => change(db, id, ['proposed'], { state: 'draft' }),
    approve: (id, by, startsAt) => approve(db, id, by, startsAt),
    end: (id, by, at) => db.transaction().execute((trx) => end(trx, id, by, at)),
    endAll: (by, at) => db.transaction().execute((trx) => endAll(trx, by, at)),
    sendUnknownAgain: (id) => db.transaction().execute((trx) => sendUnknownAgain(trx, id)),
    async find(id) {
      const row = await db.selectFrom('broadcasts').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toBroadcast(row)
    },
    async list(limit, before = Number.MAX_SAFE_INTEGER) {
      const rows = await db
        .selectFrom('broadcasts')
        .selectAll()
        .where('id', '<', before)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toBroadcast)
    },
    progress: (id) => progressOf(db, id),
    followers: (audience, after, limit) => followers(db, audience, after, limit),
    advance: (now) => advance(db, now),
    claim: (channel, limit, now, say) =>
      db.transaction().execute((trx) => claimBulk(trx, { channel, limit, now, say })),
    async toldFacts() {
      const rows = await db.selectFrom('told_facts').select(['entry', 'facts']).execute()
      return new Map(rows.map(({ entry, facts }) => [entry, facts]))
    },
    async noteFacts(facts, at) {
      if (facts.length === 0) return
      await db
        .insertInto('told_facts')
        .values(facts.map((each) => ({ ...each, at })))
        .onConflict((conflict) => conflict.column('entry').doNothing())
        .execute()
    },
    change: (entry, facts, when, decide) =>
      db.transaction().execute((trx) => changeFacts(trx, { entry, facts, ...when, decide })),
  }
}

/** Of one that ended long ago, as it was then. */
async function progressOf(db: Kysely<Tables>, id: number): Promise<readonly Progress[]> {
  const row = await db.selectFrom('broadcasts').select('progress').where('id', '=', id).executeTakeFirst()
  const now = await progress(db, id)
  if (now.length > 0 || !row || row.progress === null) return now
  const kept: readonly Progress[] = JSON.parse(row.progress)
  return kept
}

function draftColumns({ audience, news }: Draft) {
  return { audience_kind: audience.kind, audience_id: audience.id, news: JSON.stringify(news) }
}

async function insert(
  db: Kysely<Tables>,
  draft: Draft,
  rest: Pick<BroadcastsTable, 'made_by' | 'at' | 'state'> & { readonly starts_at?: number },
): Promise<number> {
  const { id } = await db
    .insertInto('broadcasts')
    .values({ ...draftColumns(draft), frozen_to: 0, people: 0, ...rest })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** false: it is in none of these states. */
async function change(
  db: Kysely<Tables>,
  id: number,
  from: readonly BroadcastState[],
  to: Partial<Pick<BroadcastsTable, 'state' | 'news' | 'audience_kind' | 'audience_id' | 'made_by'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('broadcasts')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

async function approve(db: Kysely<Tables>, id: number, by: string, startsAt: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('broadcasts')
    .set({ state: 'countdown', approved_by: by, starts_at: startsAt })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .where('made_by', '!=', by)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** How each state that can be ended ends. */
const endings = {
  draft: 'cancelled',
  proposed: 'cancelled',
  countdown: 'cancelled',
  freezing: 'stopped',
  sending: 'stopped',
} as const satisfies Partial<Record<BroadcastState, BroadcastState>>

async function end(trx: Transaction<Tables>, id: number, by: string, at: number): Promise<boolean> {
  const row = await trx.selectFrom('broadcasts').select('state').where('id', '=', id).executeTakeFirst()
  const state = Object.entries(endings).find(([from]) => from === row?.state)?.[1]
  if (!state) return false
  const stood = JSON.stringify(await progress(trx, id))
  await trx
    .updateTable('broadcasts')
    .set({ state, ended_at: at, ended_by: by, progress: stood })
    .where('id', '=', id)
    .execute()
  return true
}

async function endAll(trx: Transaction<Tables>, by: string, at: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('broadcasts')
    .select('id')
    .where('state', 'in', ['countdown', 'freezing', 'sending'])
    .execute()
  for (const { id } of rows) await end(trx, id, by, at)
  return rows.map(({ id }) => id)
}

type Change = {
  readonly entry: string
  readonly facts: string
  readonly at: number
  readonly startsAt: number
  readonly decide: DecideChange
}

/** Who is not told because nobody follows it is not told later either: it is no news then. */
async function changeFacts(trx: Transaction<Tables>, change: Change): Promise<number | undefined> {
  const { entry, facts, at, startsAt, decide } = change
  const noted = { facts, at }
  await trx
    .insertInto('told_facts')
    .values({ entry, ...noted })
    .onConflict((conflict) => conflict.column('entry').doUpdateSet(noted))
    .execute()
  const audience = { kind: 'entry', id: entry } as const
  const pending = await callOff(trx, entry, at)
  const news = decide(pending)
  const [follower] = await membersOf(trx, audience, 0, 1)
  if (!news || !follower) return undefined
  return insert(trx, { audience, news }, { made_by: 'motcua', at, state: 'countdown', starts_at: startsAt })
}

/** What an earlier change would have told, had it begun; it is cancelled. */
async function callOff(trx: Transaction<Tables>, entry: string, at: number): Promise<News | undefined> {
  const rows = await trx
    .updateTable('broadcasts')
    .set({ state: 'cancelled', ended_at: at, ended_by: 'motcua' })
    .where('state', '=', 'countdown')
    .where('made_by', '=', 'motcua')
    .where('audience_kind', '=', 'entry')
    .where('audience_id', '=', entry)
    .returningAll()
    .execute()
  return rows.map(toBroadcast)[0]?.news
}
