import type { Kysely } from 'kysely'

/** The columns as they were then. */
type Then = {
  readonly conversations: { id: string; channel: string; person_id: string; at: number; conversation: string }
  readonly contacts: {
    id: string
    channel: string
    person_id: string
    at: number
    asking_stopped_at: number | null
  }
}

/** What was stopped: asking somebody, and tries to sign in. */
export async function addStops(db: Kysely<unknown>): Promise<void> {
  await addAskingStopped(db)
  await db.schema
    .alterTable('staff_attempts')
    .addColumn('recorded_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
}

/** «Dừng» is kept when the talk in which it was said is not: those said so far are taken over. */
async function addAskingStopped(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('contacts').addColumn('asking_stopped_at', 'bigint').execute()
  const then = db.withTables<Then>()
  const talks = await then
    .selectFrom('conversations')
    .select(['id', 'channel', 'person_id', 'at', 'conversation'])
    .where('conversation', 'like', '%"stopped":true%')
    .execute()
  for (const { conversation, at, ...person } of talks) {
    const talk: { readonly asking?: { readonly stopped?: true } } = JSON.parse(conversation)
    if (!talk.asking?.stopped) continue
    const stopped = { at, asking_stopped_at: at }
    await then
      .insertInto('contacts')
      .values({ ...person, ...stopped })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(stopped))
      .execute()
  }
}
