import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import { codeMinutes, type Invited, isMemberRole, type Member, memberDays } from '../conversation/member.ts'
import type { Person } from '../conversation/message.ts'
import type { MemberRow, Members } from '../desk/members.ts'
import type { Act } from '../desk/staff.ts'
import { dayMs } from '../lib/day.ts'
import { atomically, lockTalkWith } from './dialect.ts'
import { personColumns, toPerson } from './rows.ts'
import type { MemberCodesTable, MembersTable, Tables } from './schema.ts'
import { appendAct } from './staff/audit.ts'
import { withholdAnswers } from './withhold.ts'

/** How the audit log calls what persons do themselves (staff/words.ts names it). */
const joined = 'thanh-vien/join'
const left = 'thanh-vien/leave'

/** Bindings are what these events leave of them. The audit log names them by number. */
export async function recordMembers(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'member-joined' && event.invited) await join(trx, person, at, event.invited)
    if (event.kind === 'member-left') await leave(trx, person, at)
  }
}

/** One person has one binding: a later one takes its place. */
async function join(trx: Transaction<Tables>, person: Person, at: number, invited: Invited): Promise<void> {
  await takeAway(trx, person)
  const { madeBy: made_by, unit, role } = invited
  const { id } = await trx
    .insertInto('members')
    .values({ ...personColumns(person), at, ...describedBy(invited), made_by, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const detail = `${unit} ${role} (${made_by})`
  await appendAct(trx, { ...own(person, at), action: joined, target: String(id), detail })
}

async function leave(trx: Transaction<Tables>, person: Person, at: number): Promise<void> {
  for (const { id, unit } of await takeAway(trx, person)) {
    await appendAct(trx, { ...own(person, at), action: left, target: String(id), detail: unit })
  }
  await withholdAnswers(trx, person)
}

function takeAway(trx: Transaction<Tables>, { channel, id }: Person) {
  return trx
    .deleteFrom('members')
    .where('channel', '=', channel)
    .where('person_id', '=', id)
    .returning(['id', 'unit'])
    .execute()
}

/** An act of the person of this channel, who has no account. */
function own({ channel }: Person, at: number) {
  return { at, who: '-', source: channel, outcome: 'done' } as const
}

/** The side of the office. */
export function createMembers(db: Kysely<Tables>): Members {
  return {
    async list(now) {
      const rows = await db
        .selectFrom('members')
        .selectAll()
        .where('at', '>', now - memberDays * dayMs)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toMemberRow)
    },
    revoke: (id, at, act) => atomically(db, (trx) => revoke(trx, id, at, act)),
    invite: (invited, hash, at, act) => atomically(db, (trx) => invite(trx, invited, hash, at, act)),
    async invitations(now) {
      const rows = await db
        .selectFrom('member_codes')
        .selectAll()
        .where('at', '>', now - codeMs)
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => ({ ...toInvited(row), id: row.id, until: row.at + codeMs }))
    },
    withdraw: (id, act) => atomically(db, (trx) => withdraw(trx, id, act)),
  }
}

async function invite(
  trx: Transaction<Tables>,
  invited: Invited,
  hash: string,
  at: number,
  act: Act,
): Promise<void> {
  const row = { hash, at, made_by: invited.madeBy, ...describedBy(invited) }
  await trx.insertInto('member_codes').values(row).execute()
  await appendAct(trx, act)
}

async function withdraw(trx: Transaction<Tables>, id: number, act: Act): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('member_codes')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return false
  await appendAct(trx, act)
  return true
}

async function revoke(trx: Transaction<Tables>, id: number, at: number, act: Act): Promise<boolean> {
  const row = await trx
    .selectFrom('members')
    .select(['channel', 'person_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  const person = toPerson(row)
  // A turn that has read their right before must have recorded its answer before that is emptied.
  await lockTalkWith(trx, person)
  const { numUpdatedRows } = await trx
    .updateTable('members')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await withholdAnswers(trx, person)
  await appendAct(trx, act)
  return true
}

/** How long a code may be used. */
export const codeMs = codeMinutes * 60_000

function describedBy({ unit, unitName, name, role }: Invited) {
  return { unit, unit_name: unitName, name, role }
}

export function toInvited(row: Omit<Selectable<MemberCodesTable>, 'hash'>): Invited {
  return { ...toDescribed(row), madeBy: row.made_by }
}

export function toMember(row: Selectable<MembersTable>): Member {
  return { ...toDescribed(row), until: row.at + memberDays * dayMs }
}

function toMemberRow(row: Selectable<MembersTable>): MemberRow {
  const { id, channel, at, made_by, revoked_at } = row
  return { ...toMember(row), id, channel, at, madeBy: made_by, revokedAt: revoked_at }
}

/** A role that this version does not know is the least. */
function toDescribed({
  unit,
  unit_name,
  name,
  role,
}: Pick<MembersTable, 'unit' | 'unit_name' | 'name' | 'role'>) {
  return { unit, unitName: unit_name, name, role: isMemberRole(role) ? role : ('member' as const) }
}
