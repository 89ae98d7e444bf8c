import type { Kysely, Selectable, Transaction } from 'kysely'
import type { DutyState, UnitWord, Work } from '../conversation/duty.ts'
import type { Event } from '../conversation/event.ts'
import { memberDays } from '../conversation/member.ts'
import { isPrivate, type Person } from '../conversation/message.ts'
import type { CalendarLink, Duties } from '../desk/duties.ts'
import { dayMs } from '../lib/day.ts'
import { atomically } from './dialect.ts'
import { personColumns, toPerson } from './rows.ts'
import type { CalendarLinksTable, DutyWordsTable, Tables } from './schema.ts'
import { appendAct } from './staff/audit.ts'

export function createDuties(db: Kysely<Tables>): Duties {
  return {
    seats: (now) => seats(db, now),
    work: (person, unit) => workOf(db, person, unit),
    words: async () =>
      (await db.selectFrom('duty_words').selectAll().orderBy('at').orderBy('id').execute()).map(toWord),
    addLink: ({ unit, unitName, madeBy, at }, hash, act) =>
      atomically(db, async (trx) => {
        const link = { hash, unit, unit_name: unitName, made_by: madeBy, at }
        await trx.insertInto('calendar_links').values(link).execute()
        await appendAct(trx, act)
      }),
    links: async () =>
      (await db.selectFrom('calendar_links').selectAll().orderBy('id', 'desc').execute()).map(toLink),
    async link(hash) {
      const row = await db
        .selectFrom('calendar_links')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row && toLink(row)
    },
    revokeLink: (id, act) =>
      atomically(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('calendar_links')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        if (numDeletedRows > 0n) await appendAct(trx, act)
        return numDeletedRows > 0n
      }),
  }
}

async function seats(db: Kysely<Tables>, now: number): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('members')
    .select(['channel', 'person_id'])
    .where('revoked_at', 'is', null)
    .where('at', '>', now - memberDays * dayMs)
    .orderBy('id')
    .execute()
  return rows.map(toPerson).filter(isPrivate)
}

/** What the unit said of its duties, and what this person was reminded of. */
export async function workOf(db: Kysely<Tables>, person: Person, unit: string): Promise<Work> {
  const said = await db.selectFrom('duty_words').selectAll().where('unit', '=', unit).orderBy('id').execute()
  const reminded = await db
    .selectFrom('duty_reminders')
    .select(['duty', 'occasion'])
    .where('channel', '=', person.channel)
    .where('person_id', '=', person.id)
    .execute()
  return {
    acknowledged: said.map((row) => ({
      ...toWord(row),
      own: row.channel === person.channel && row.person_id === person.id,
    })),
    reminded,
  }
}

/**
 * What these events leave of duties. A reminder that has been before breaks the transaction: nothing of it is sent twice, and the next try
 * finds that it has been.
 */
export async function recordDuties(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'reminded') {
      const { duty, occasion } = event
      await trx
        .insertInto('duty_reminders')
        .values({ ...personColumns(person), at, duty, occasion })
        .execute()
    } else if (event.kind === 'duty-acknowledged') {
      await acknowledge(trx, person, at, event)
    } else if (event.kind === 'duty-reopened') {
      // Whoever said so: the unit has not done it after all.
      await trx
        .deleteFrom('duty_words')
        .where('unit', '=', event.unit)
        .where('duty', '=', event.duty)
        .where('state', '=', 'done')
        .execute()
    }
  }
}

async function acknowledge(
  trx: Transaction<Tables>,
  person: Person,
  at: number,
  { duty, unit, state, document: number }: Extract<Event, { kind: 'duty-acknowledged' }>,
): Promise<void> {
  const document = number ?? null
  await trx
    .insertInto('duty_words')
    .values({ ...personColumns(person), at, duty, unit, state, document })
    .onConflict((conflict) =>
      conflict.columns(['channel', 'person_id', 'duty', 'state']).doUpdateSet({ at, unit, document }),
    )
    .execute()
}

function toWord({ duty, unit, state, document, at }: Selectable<DutyWordsTable>): UnitWord {
  // Only an event writes this column, so it holds a state.
  return { duty, unit, state: state as DutyState, document, at }
}

function toLink(row: Selectable<CalendarLinksTable>): CalendarLink {
  const { id, unit, unit_name, made_by, at } = row
  return { id, unit, unitName: unit_name, madeBy: made_by, at }
}
