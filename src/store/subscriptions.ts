import type { Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import type { Person } from '../conversation/message.ts'
import type { Subscription } from '../conversation/subscription.ts'
import { personColumns } from './rows.ts'
import type { Tables } from './schema.ts'

/** What a person follows, oldest first. */
export type SubscriptionsOf = (person: Person) => readonly Subscription[]

/** In one statement: most people follow nothing. */
export async function subscriptionsOf(
  trx: Transaction<Tables>,
  people: readonly { readonly channel: string; readonly person_id: string }[],
): Promise<SubscriptionsOf> {
  if (people.length === 0) return () => []
  const rows = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where((row) =>
      row.or(
        people.map(({ channel, person_id }) =>
          row.and([row('channel', '=', channel), row('person_id', '=', person_id)]),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return (person) =>
    rows
      .filter((row) => row.channel === person.channel && row.person_id === person.id)
      .map(({ kind, subject, at }) => ({ kind, id: subject, at }))
}

/** Subscriptions are what these events leave of them. */
export async function recordSubscriptions(
  trx: Transaction<Tables>,
  { person, at, events }: { readonly person: Person; readonly at: number; readonly events: readonly Event[] },
): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'followed' && event.kind !== 'unfollowed') continue
    const own = { ...personColumns(person), kind: event.subject.kind, subject: event.subject.id }
    if (event.kind === 'unfollowed') {
      await trx
        .deleteFrom('subscriptions')
        .where((row) => row.and(own))
        .execute()
      continue
    }
    const consent = { at, consent_id: event.consent.id, consent_hash: event.consent.hash }
    await trx
      .insertInto('subscriptions')
      .values({ ...own, ...consent })
      .onConflict((conflict) =>
        conflict.columns(['channel', 'person_id', 'kind', 'subject']).doUpdateSet(consent),
      )
      .execute()
  }
}
