import type { Kysely } from 'kysely'
import type { Visitor } from '../reports/count.ts'
import type { Tally } from '../reports/tally.ts'
import { visitTallies } from '../reports/visits.ts'
import { chunks } from './chunks.ts'
import { personColumns } from './rows.ts'
import type { Tables } from './schema.ts'

export type Visits = { readonly fresh: readonly Day[]; readonly changes: readonly Tally[] }

type Day = { readonly channel: string; readonly person_id: string; readonly day: string; readonly at: number }

/** Which days of these people are new, and what that changes in the tallies. */
export async function visits(db: Kysely<Tables>, visitors: readonly Visitor[]): Promise<Visits> {
  const known = await knownDays(db, visitors)
  const daysOf = ({ person: { channel, id } }: Visitor) => known.get(`${channel}:${id}`) ?? []
  return {
    fresh: visitors.flatMap((visitor) =>
      [...visitor.days]
        .filter(([day]) => !daysOf(visitor).includes(day))
        .map(([day, at]) => ({ ...personColumns(visitor.person), day, at })),
    ),
    changes: visitors.flatMap((visitor) =>
      visitTallies(visitor.person.channel, daysOf(visitor), [...visitor.days.keys()]),
    ),
  }
}

async function knownDays(
  db: Kysely<Tables>,
  visitors: readonly Visitor[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const days = new Map<string, string[]>()
  for (const channel of new Set(visitors.map(({ person }) => person.channel))) {
    const ids = visitors.filter(({ person }) => person.channel === channel).map(({ person }) => person.id)
    for (const some of chunks(ids)) {
      const rows = await db
        .selectFrom('visitors')
        .select(['person_id', 'day'])
        .where('channel', '=', channel)
        .where('person_id', 'in', [...some])
        .execute()
      for (const { person_id, day } of rows) {
        const id = `${channel}:${person_id}`
        const known = days.get(id)
        if (known) known.push(day)
        else days.set(id, [day])
      }
    }
  }
  return days
}
