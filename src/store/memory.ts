import { type Kysely, sql } from 'kysely'
import type { Person } from '../conversation/message.ts'
import type { Line, Memory } from '../desk/memory.ts'
import { alone, type Replicas } from '../desk/replicas.ts'
import { createBroadcasts } from './broadcasts.ts'
import { contact, markUnreachable, pause } from './contacts.ts'
import { createCredentials } from './credentials.ts'
import { atomically, dialectOf } from './dialect.ts'
import { createDuties } from './duties.ts'
import { eraseRows, expiredRows, exportPerson, purgeRows } from './erase.ts'
import { events } from './events.ts'
import { accept, failed, latestSaid, waiting } from './inbox.ts'
import { deadLetters, load, sendAgain, usage } from './load.ts'
import { createMembers } from './members.ts'
import {
  answerTo,
  claimOutgoing,
  latestOutgoing,
  letGo,
  outgoingAfter,
  post,
  reclaimOutgoing,
  settleAll,
} from './outbox.ts'
import { postOnce } from './post-once.ts'
import { recall, remember } from './remembered.ts'
import { remind } from './remind.ts'
import type { Tables } from './schema.ts'
import { createStaffStore } from './staff/staff.ts'
import { tell } from './tell.ts'
import { tellReply } from './tell-reply.ts'
import { createTickets } from './tickets.ts'
import { turns } from './turns.ts'
import { wishes } from './wishes.ts'

export type MemoryOptions = {
  /** Where what takes long goes; default: with the rest. */
  readonly slow?: Kysely<Tables>
  /** Default: nobody else serves. */
  readonly replicas?: Replicas
}

/** One request for missed answers returns at most this many; ask again after the last. */
const outgoingPage = 100

export function createMemory(
  db: Kysely<Tables>,
  { slow = db, replicas = alone }: MemoryOptions = {},
): Memory {
  const dialect = dialectOf(db)
  return {
    replicas,
    accept: (batch) => accept(db, batch),
    waiting: (limit) => waiting(db, limit),
    async turns(ids, decide) {
      const { taken, erased } = await atomically(db, (trx) => turns(trx, ids, decide))
      // The turns are recorded already; what stays in the file now, the daily purge takes.
      if (erased) await dialect.scrub(slow, 'when-cheap').catch(() => {})
      return taken
    },
    failed: (id) => failed(db, id),
    answerTo: (person, messageId) => answerTo(db, person, messageId),
    claimOutgoing: (channel, limit, now, among) => claimOutgoing(db, channel, limit, now, among),
    settle: (batch) => atomically(db, (trx) => settleAll(trx, batch)),
    reclaimOutgoing: () => reclaimOutgoing(db),
    letGo: (channel, inHand) => letGo(db, channel, inHand),
    post: (person, lane, answer, at) => post(db, person, lane, answer, at),
    postOnce: (fact, term, notices, at) => atomically(db, (trx) => postOnce(trx, fact, term, notices, at)),
    wishes: (after, limit) => wishes(db, after, limit),
    tell: (wishId, at, decide) => atomically(db, (trx) => tell(trx, wishId, at, decide)),
    tickets: createTickets(db),
    broadcasts: createBroadcasts(db),
    tellReply: (id, at, decide) => atomically(db, (trx) => tellReply(trx, id, at, decide)),
    contact: (person) => contact(db, person),
    markUnreachable: (person, at) => atomically(db, (trx) => markUnreachable(trx, person, at)),
    pause: (person, until) => pause(db, person, until),
    load: () => load(db),
    usage: (channel, since) => usage(db, channel, since),
    deadLetters: (limit) => deadLetters(db, limit),
    sendAgain: (ids, act) => atomically(db, (trx) => sendAgain(trx, ids, act)),
    recall: (name) => recall(db, name),
    remember: (name, value) => remember(db, name, value),
    duties: createDuties(db),
    remind: (person, at, decide) => atomically(db, (trx) => remind(trx, person, at, decide)),
    credentials: createCredentials(db),
    staff: createStaffStore(db),
    members: createMembers(db),
    transcript: (person, limit) => transcript(db, person, limit),
    outgoingAfter: (person, after) => outgoingAfter(db, person, after, outgoingPage),
    events: (from, to) => events(db, from, to),
    exportPerson: (person) => exportPerson(db, person),
    async erasePerson(person) {
      const erased = await atomically(slow, (trx) => eraseRows(trx, person))
      await dialect.scrub(slow, 'now')
      return erased
    },
    async purge(now) {
      const purged = await purgeRows(slow, now)
      await dialect.scrub(slow, 'now')
      return purged
    },
    expired: (now) => expiredRows(slow, now),
    healthy: () => healthy(db),
    close: () => db.destroy(),
  }
}

/** An answer carries the time of its message, so sorting by time (stable, said first) puts each after what it answers. */
async function transcript(db: Kysely<Tables>, person: Person, limit: number): Promise<readonly Line[]> {
  const said = (await latestSaid(db, person, limit)).map((message): Line => ({ kind: 'said', message }))
  const answered = (await latestOutgoing(db, person, limit)).map(
    (outgoing): Line => ({ kind: 'answered', outgoing }),
  )
  return [...said, ...answered].sort((a, b) => at(a) - at(b)).slice(-limit)
}

function at(line: Line): number {
  return line.kind === 'said' ? line.message.at : line.outgoing.at
}

async function healthy(db: Kysely<Tables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ beat: number }>`
      insert into pulse (id, beat) values (1, 1) on conflict (id) do update set beat = pulse.beat + 1 returning beat`.execute(
      db,
    )
    const read = await db.selectFrom('pulse').select('beat').where('id', '=', 1).executeTakeFirst()
    return rows[0] !== undefined && read !== undefined && read.beat >= rows[0].beat
  } catch {
    return false
  }
}
