import type { Kysely, Transaction } from 'kysely'
import type { News } from '../conversation/news.ts'
import type { ActOn, BroadcastState, Broadcasts, DecideChange, Draft, Progress } from '../desk/broadcasts.ts'
import type { Act } from '../desk/staff.ts'
import { advance } from './advance.ts'
import { belongingTo, recipients } from './audience.ts'
import type { BroadcastsTable } from './broadcast-tables.ts'
import { inBroadcastTurn } from './broadcast-turn.ts'
import { claimBulk } from './claim-bulk.ts'
import { progress, sendUnknownAgain } from './recipients.ts'
import { toBroadcast } from './rows.ts'
import type { Tables } from './schema.ts'
import { appendAct } from './staff/audit.ts'

export function createBroadcasts(db: Kysely<Tables>): Broadcasts {
  const atomically = <T>(work: (trx: Transaction<Tables>) => Promise<T>) => inBroadcastTurn(db, work)
  const change = (id: number, from: readonly BroadcastState[], to: Columns, act: ActOn) =>
    atomically((trx) => changed(trx, { id, from, to }, act))
  return {
    draft: (draft, act) => atomically((trx) => insert(trx, draft, { state: 'draft' }, act)),
    revise: (id, draft, act) =>
      change(id, ['draft'], { ...draftColumns(draft), made_by: act(String(id)).who }, act),
    propose: (id, act) => change(id, ['draft'], { state: 'proposed' }, act),
    refuse: (id, act) => change(id, ['proposed'], { state: 'draft' }, act),
    approve: (id, startsAt, act) => atomically((trx) => approve(trx, id, startsAt, act)),
    end: (id, act) => atomically((trx) => end(trx, id, act)),
    endAll: (act) => atomically((trx) => endAll(trx, act)),
    sendUnknownAgain: (id, act) => atomically((trx) => again(trx, id, act)),
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
    recipients: (audience, now, after, limit) => recipients(db, audience, now, after, limit),
    advance: (now) => advance(db, now),
    claim: (channel, limit, now, say) => atomically((trx) => claimBulk(trx, { channel, limit, now, say })),
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
    change: (entry, facts, startsAt, decide, act) =>
      atomically((trx) => changeFacts(trx, { entry, facts, startsAt, decide, act })),
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
  trx: Transaction<Tables>,
  draft: Draft,
  rest: Pick<BroadcastsTable, 'state'> & { readonly starts_at?: number },
  act: ActOn,
): Promise<number> {
  const { who, at } = act('')
  const { id } = await trx
    .insertInto('broadcasts')
    .values({ ...draftColumns(draft), frozen_to: 0, people: 0, made_by: who, at, ...rest })
    .returning('id')
    .executeTakeFirstOrThrow()
  await appendAct(trx, act(String(id)))
  return id
}

type Columns = Partial<Pick<BroadcastsTable, 'state' | 'news' | 'audience_kind' | 'audience_id' | 'made_by'>>
type Change = { readonly id: number; readonly from: readonly BroadcastState[]; readonly to: Columns }

/** false: it is in none of these states. */
async function changed(trx: Transaction<Tables>, { id, from, to }: Change, act: ActOn): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('broadcasts')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await appendAct(trx, act(String(id)))
  return numUpdatedRows > 0n
}

async function approve(trx: Transaction<Tables>, id: number, startsAt: number, act: ActOn): Promise<boolean> {
  const { who } = act(String(id))
  const { numUpdatedRows } = await trx
    .updateTable('broadcasts')
    .set({ state: 'countdown', approved_by: who, starts_at: startsAt })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .where('made_by', '!=', who)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await appendAct(trx, act(String(id)))
  return numUpdatedRows > 0n
}

async function again(trx: Transaction<Tables>, id: number, act: ActOn): Promise<number> {
  const count = await sendUnknownAgain(trx, id)
  if (count > 0) await appendAct(trx, act(String(id)))
  return count
}

/** How each state that can be ended ends. */
const endings = {
  draft: 'cancelled',
  proposed: 'cancelled',
  countdown: 'cancelled',
  freezing: 'stopped',
  sending: 'stopped',
} as const satisfies Partial<Record<BroadcastState, BroadcastState>>

async function end(trx: Transaction<Tables>, id: number, act: ActOn): Promise<boolean> {
  const isEnded = await stopOne(trx, id, act(String(id)))
  if (isEnded) await appendAct(trx, act(String(id)))
  return isEnded
}

async function stopOne(trx: Transaction<Tables>, id: number, { who, at }: Act): Promise<boolean> {
  const row = await trx.selectFrom('broadcasts').select('state').where('id', '=', id).executeTakeFirst()
  const state = Object.entries(endings).find(([from]) => from === row?.state)?.[1]
  if (!state) return false
  const stood = JSON.stringify(await progress(trx, id))
  await trx
    .updateTable('broadcasts')
    .set({ state, ended_at: at, ended_by: who, progress: stood })
    .where('id', '=', id)
    .execute()
  return true
}

async function endAll(trx: Transaction<Tables>, act: ActOn): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('broadcasts')
    .select('id')
    .where('state', 'in', ['countdown', 'freezing', 'sending'])
    .execute()
  const ids = rows.map(({ id }) => id)
  for (const id of ids) await stopOne(trx, id, act(String(id)))
  if (ids.length > 0) await appendAct(trx, act(ids.join(' ')))
  return ids
}

type FactsChange = {
  readonly entry: string
  readonly facts: string
  readonly startsAt: number
  readonly decide: DecideChange
  readonly act: ActOn
}

/** Who is not told because nobody follows it is not told later either: it is no news then. */
async function changeFacts(trx: Transaction<Tables>, change: FactsChange): Promise<number | undefined> {
  const { entry, facts, startsAt, decide, act } = change
  const { at } = act('')
  const noted = { facts, at }
  await trx
    .insertInto('told_facts')
    .values({ entry, ...noted })
    .onConflict((conflict) => conflict.column('entry').doUpdateSet(noted))
    .execute()
  const audience = { kind: 'entry', id: entry } as const
  const pending = await callOff(trx, entry, act(''))
  const news = decide(pending)
  const [follower] = await belongingTo(trx, audience, at, 0, 1)
  if (!news || !follower) return undefined
  return insert(trx, { audience, news }, { state: 'countdown', starts_at: startsAt }, act)
}

/** What an earlier change would have told, had it begun; it is cancelled. */
async function callOff(trx: Transaction<Tables>, entry: string, { who, at }: Act): Promise<News | undefined> {
  const rows = await trx
    .updateTable('broadcasts')
    .set({ state: 'cancelled', ended_at: at, ended_by: who })
    .where('state', '=', 'countdown')
    .where('made_by', '=', who)
    .where('audience_kind', '=', 'entry')
    .where('audience_id', '=', entry)
    .returningAll()
    .execute()
  return rows.map(toBroadcast)[0]?.news
}
