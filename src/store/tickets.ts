import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import { stars, type TicketKind } from '../conversation/satisfaction.ts'
import { type Ticket, type TicketState, ticketStates } from '../conversation/ticket.ts'
import type { Act } from '../desk/staff.ts'
import type { Reply, StaffTicket, TicketFilter, Tickets } from '../desk/tickets.ts'
import { atomically } from './dialect.ts'
import { personColumns, toPerson } from './rows.ts'
import type { Tables, TicketsTable } from './schema.ts'
import { appendAct } from './staff/audit.ts'
import { withdrawTicket } from './withdraw.ts'

/** A person's tickets, newest first. */
export type TicketsOf = (person: Person) => readonly Ticket[]

/** Nobody scrolls through more of their own; a code beyond these is not found. */
const mostOfPerson = 50

/** Tickets of these people, in one statement: nearly nobody has any. */
export async function ticketsOf(
  trx: Transaction<Tables>,
  people: readonly { readonly channel: string; readonly person_id: string }[],
): Promise<TicketsOf> {
  if (people.length === 0) return () => []
  const rows = await trx
    .selectFrom('tickets')
    .selectAll()
    .where((row) =>
      row.or(
        people.map(({ channel, person_id }) =>
          row.and([row('channel', '=', channel), row('person_id', '=', person_id)]),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .execute()
  return (person) =>
    rows
      .filter((row) => row.channel === person.channel && row.person_id === person.id)
      .slice(0, mostOfPerson)
      .map(toTicket)
}

/** Tickets are what these events leave of them; one that was withdrawn has no row. */
export async function recordTickets(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'ticket-opened') await open(trx, person, at, event)
    if (event.kind !== 'ticket-ended') continue
    if (event.how === 'withdrawn') await withdrawTicket(trx, person, event.code)
    else {
      const own = { ...personColumns(person), code: event.code }
      await trx
        .updateTable('tickets')
        .set({ state: 'told' })
        .where((row) => row.and({ ...own, state: 'replied' }))
        .execute()
    }
  }
}

async function open(
  trx: Transaction<Tables>,
  person: Person,
  at: number,
  event: Extract<Event, { kind: 'ticket-opened' }>,
): Promise<void> {
  const { code, about, text, entry = null, stars: given = null, place = null, consent } = event
  await trx
    .insertInto('tickets')
    .values({
      ...personColumns(person),
      ...{ at, code, about, text, entry, stars: given, place },
      consent_id: consent?.id ?? null,
      consent_hash: consent?.hash ?? null,
      state: 'open',
      reply: null,
      replied_at: null,
    })
    .execute()
}

/** The staff side. */
export function createTickets(db: Kysely<Tables>): Tickets {
  return {
    list: (filter, limit) => list(db, filter, limit),
    count: () => count(db),
    async find(code) {
      const row = await db.selectFrom('tickets').selectAll().where('code', '=', code).executeTakeFirst()
      return row && toStaffTicket(row)
    },
    reply: (code, text, at, act) =>
      atomically(db, (trx) => change(trx, code, { state: 'replied', reply: text, replied_at: at }, act)),
    close: (code, at, act) =>
      atomically(db, (trx) => change(trx, code, { state: 'closed', replied_at: at }, act, 'open')),
    replied: (after, limit) => replied(db, after, limit),
  }
}

/** Only one in the state `from`, when it is given. */
async function change(
  trx: Transaction<Tables>,
  code: string,
  values: Partial<Selectable<TicketsTable>>,
  act: Act,
  from?: TicketState,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('tickets')
    .set(values)
    .where('code', '=', code)
    .$if(from !== undefined, (update) => update.where('state', '=', from ?? 'open'))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await appendAct(trx, act)
  return true
}

async function list(
  db: Kysely<Tables>,
  { states = ticketStates, before = Number.MAX_SAFE_INTEGER }: TicketFilter,
  limit: number,
): Promise<readonly StaffTicket[]> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('state', 'in', states)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toStaffTicket)
}

async function count(db: Kysely<Tables>): Promise<Readonly<Record<TicketState, number>>> {
  const rows = await db
    .selectFrom('tickets')
    .select((each) => ['state', each.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const counts: Record<TicketState, number> = { open: 0, replied: 0, told: 0, closed: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

async function replied(db: Kysely<Tables>, after: number, limit: number): Promise<readonly Reply[]> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('state', '=', 'replied')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, person: toPerson(row), ticket: toTicket(row) }))
}

export function toTicket(row: Selectable<TicketsTable>): Ticket {
  const { code, at, text, state, reply } = row
  // Only an event writes this column, so it holds a kind.
  return { code, at, about: row.about as TicketKind, text, state, reply, repliedAt: row.replied_at }
}

function toStaffTicket(row: Selectable<TicketsTable>): StaffTicket {
  const { id, channel, entry, place, consent_id, consent_hash } = row
  const given = stars.find((each) => each === row.stars) ?? null
  const consent = consent_id === null ? null : { id: consent_id, hash: consent_hash ?? '' }
  return { ...toTicket(row), id, channel, entry, place, stars: given, consent }
}
